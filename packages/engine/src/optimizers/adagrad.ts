import { knownOptions, positiveNumber } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Adagrad: each parameter's step is divided by the root of the sum of its squared gradients so far.
 *
 *   s ← s + g²,   w ← w − rate · g / (√s + ε),   s₀ = 0
 *
 * Steps shrink like 1/√t by themselves. Good where gradients are sparse: a parameter that rarely gets one keeps a large rate.
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.epsilon keeps the division finite; 1e-10 unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-unknown`
 * @see Duchi, Hazan & Singer (2011)
 * @example adagrad({ rate: 0.1 })  // { type: "adagrad", rate: 0.1, epsilon: 1e-10 }
 */
export function adagrad(options: CommonOptions & { readonly epsilon?: number } = {}): Descent {
  knownOptions("adagrad", options, [...commonNames, "epsilon"]);
  const { epsilon } = { epsilon: 1e-10, ...options };
  return {
    type: "adagrad",
    ...commonSettings("adagrad", options, 0.01),
    epsilon: positiveNumber("adagrad", "epsilon", epsilon),
  };
}
