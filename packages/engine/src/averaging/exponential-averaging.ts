import { fraction, knownOptions } from "../option-checks.js";

/** Made by {@link exponentialAveraging}. */
export interface ExponentialAveraging {
  readonly type: "exponential";
  readonly decay: number;
}

/**
 * The model gets a running mean of the weights that forgets: w̄ ← decay · w̄ + (1 − decay) · w after every step, and w̄ = w after
 * the first. It remembers about 1 / (1 − decay) steps.
 *
 * @param options.decay in [0, 1); 0.999 unless told
 * @throws LoglikError `option-not-a-fraction`, `option-unknown`
 * @example exponentialAveraging({ decay: 0.99 })  // { type: "exponential", decay: 0.99 }
 */
export function exponentialAveraging(options: { readonly decay?: number } = {}): ExponentialAveraging {
  knownOptions("exponentialAveraging", options, ["decay"]);
  const { decay } = { decay: 0.999, ...options };
  return { type: "exponential", decay: fraction("exponentialAveraging", "decay", decay) };
}
