import { knownOptions, oneOf, wholeNumber } from "../option-checks.js";

/** Made by {@link polyakAveraging}. */
export interface PolyakAveraging {
  readonly type: "polyak";
  readonly from: number;
  readonly every: "step" | "epoch";
}

/**
 * The model gets the mean of the weights after every step (Polyak and Ruppert), or after every epoch (stochastic weight
 * averaging), from some epoch on:
 *
 *   w̄ = (1/k) Σ wⱼ
 *
 * The noise of mini-batches averages out: with a constant rate the last weights wander around the optimum, and their mean lies
 * much closer. Begin when the fit has come near it.
 *
 * @param options.from the first epoch that counts, 0, 1, …; 0 unless told
 * @param options.every "step" or "epoch"; "step" unless told
 * @throws LoglikError `option-not-a-whole-number`, `option-unknown`
 * @see Polyak & Juditsky (1992); Izmailov et al. (2018) for the mean of epochs
 * @example polyakAveraging({ from: 10 })  // { type: "polyak", from: 10, every: "step" }
 */
export function polyakAveraging(
  options: { readonly from?: number; readonly every?: "step" | "epoch" } = {},
): PolyakAveraging {
  knownOptions("polyakAveraging", options, ["from", "every"]);
  const { from, every } = { from: 0, every: "step", ...options } as const;
  return {
    type: "polyak",
    from: wholeNumber("polyakAveraging", "from", from),
    every: oneOf("polyakAveraging", "every", every, ["step", "epoch"]),
  };
}
