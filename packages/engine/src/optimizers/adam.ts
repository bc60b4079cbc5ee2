import { fraction, knownOptions, positiveNumber } from "../option-checks.js";
import type { Optimizer } from "./optimizer.js";

/**
 * Adam: running means of the gradient and of its square, corrected for their start at zero.
 *
 *   m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *   w ← w − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε),   t = 1, 2, …
 *
 * @param options.rate step length, per step; 0.001 unless told
 * @param options.beta1 in [0, 1); 0.9 unless told
 * @param options.beta2 in [0, 1); 0.999 unless told
 * @param options.epsilon keeps the division finite; 1e-8 unless told
 * @throws LoglikError `option-not-positive`, `option-not-a-fraction`, `option-unknown`
 * @see Kingma & Ba (2015)
 * @example adam({ rate: 0.01 })  // { type: "adam", rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }
 */
export function adam(
  options: { readonly rate?: number; readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number } = {},
): Optimizer {
  knownOptions("adam", options, ["rate", "beta1", "beta2", "epsilon"]);
  const { rate, beta1, beta2, epsilon } = { rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, ...options };
  return {
    type: "adam",
    rate: positiveNumber("adam", "rate", rate),
    beta1: fraction("adam", "beta1", beta1),
    beta2: fraction("adam", "beta2", beta2),
    epsilon: positiveNumber("adam", "epsilon", epsilon),
  };
}
