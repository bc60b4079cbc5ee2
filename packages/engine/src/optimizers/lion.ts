import { fraction, knownOptions } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Lion: every parameter moves by exactly the rate; only the sign comes from the gradients.
 *
 *   w ← (1 − rate · λ) · w − rate · sign(β₁ m + (1 − β₁) g),   then   m ← β₂ m + (1 − β₂) g,   m₀ = 0
 *
 * One moment instead of Adam's two. Steps do not shrink near the optimum, so it wants a small or falling rate. λ is a
 * decoupled weight decay (see `adamw`).
 *
 * @param options.rate step length, per step; 0.0001 unless told
 * @param options.beta1 in [0, 1); 0.9 unless told
 * @param options.beta2 in [0, 1); 0.99 unless told
 * @param options.weightDecay λ, zero or above; 0 unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Chen et al. (2023), algorithm 2
 * @example lion({ rate: 0.001 })  // { type: "lion", rate: 0.001, beta1: 0.9, beta2: 0.99 }
 */
export function lion(options: CommonOptions & { readonly beta1?: number; readonly beta2?: number } = {}): Descent {
  knownOptions("lion", options, [...commonNames, "beta1", "beta2"]);
  const { beta1, beta2 } = { beta1: 0.9, beta2: 0.99, ...options };
  return {
    type: "lion",
    ...commonSettings("lion", options, 1e-4),
    beta1: fraction("lion", "beta1", beta1),
    beta2: fraction("lion", "beta2", beta2),
  };
}
