import { knownOptions, positiveNumber } from "../option-checks.js";

/** Made by {@link exponentialDecay}. */
export interface ExponentialDecay {
  readonly type: "exponentialDecay";
  readonly rate: number;
  readonly factor: number;
}

/**
 * A rate that shrinks by the same factor at every step:
 *
 *   rate(t) = rate · factorᵗ,   t = 0, 1, 2, …
 *
 * @param options.rate of the first step
 * @param options.factor per step; 0.999 halves the rate in 693 steps
 * @throws LoglikError `option-not-positive`, `option-unknown`
 * @example exponentialDecay({ rate: 0.1, factor: 0.999 })  // { type: "exponentialDecay", rate: 0.1, factor: 0.999 }
 */
export function exponentialDecay(options: { readonly rate: number; readonly factor: number }): ExponentialDecay {
  knownOptions("exponentialDecay", options, ["rate", "factor"]);
  return {
    type: "exponentialDecay",
    rate: positiveNumber("exponentialDecay", "rate", options.rate),
    factor: positiveNumber("exponentialDecay", "factor", options.factor),
  };
}
