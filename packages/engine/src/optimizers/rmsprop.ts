import { fraction, knownOptions, positiveNumber } from "../option-checks.js";
import type { Optimizer } from "./optimizer.js";

/**
 * RMSprop: each parameter's step is divided by a running root mean square of its own gradient. ε lies outside the root:
 *
 *   s ← decay · s + (1 − decay) · g²,   w ← w − rate · g / (√s + ε),   s₀ = 0
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.decay of the running mean, in [0, 1); 0.99 unless told
 * @param options.epsilon keeps the division finite; 1e-8 unless told
 * @throws LoglikError `option-not-positive`, `option-not-a-fraction`, `option-unknown`
 * @see Tieleman & Hinton (2012), lecture 6.5
 * @example rmsprop({ rate: 0.01 })  // { type: "rmsprop", rate: 0.01, decay: 0.99, epsilon: 1e-8 }
 */
export function rmsprop(
  options: { readonly rate?: number; readonly decay?: number; readonly epsilon?: number } = {},
): Optimizer {
  knownOptions("rmsprop", options, ["rate", "decay", "epsilon"]);
  const { rate, decay, epsilon } = { rate: 0.01, decay: 0.99, epsilon: 1e-8, ...options };
  return {
    type: "rmsprop",
    rate: positiveNumber("rmsprop", "rate", rate),
    decay: fraction("rmsprop", "decay", decay),
    epsilon: positiveNumber("rmsprop", "epsilon", epsilon),
  };
}
