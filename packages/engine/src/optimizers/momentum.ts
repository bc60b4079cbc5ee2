import { fraction, knownOptions, positiveNumber } from "../option-checks.js";
import type { Optimizer } from "./optimizer.js";

/**
 * Gradient descent with heavy-ball momentum, in PyTorch's form:
 *
 *   v ← momentum · v + g,   w ← w − rate · v,   v₀ = 0
 *
 * A constant gradient is amplified by 1 / (1 − momentum) in the long run.
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.momentum in [0, 1); 0.9 unless told
 * @throws LoglikError `option-not-positive`, `option-not-a-fraction`, `option-unknown`
 * @see Polyak (1964); Sutskever et al. (2013)
 * @example momentum({ rate: 0.05 })  // { type: "momentum", rate: 0.05, momentum: 0.9 }
 */
export function momentum(options: { readonly rate?: number; readonly momentum?: number } = {}): Optimizer {
  knownOptions("momentum", options, ["rate", "momentum"]);
  const { rate, momentum: memory } = { rate: 0.01, momentum: 0.9, ...options };
  return {
    type: "momentum",
    rate: positiveNumber("momentum", "rate", rate),
    momentum: fraction("momentum", "momentum", memory),
  };
}
