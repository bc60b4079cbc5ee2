import { fraction, knownOptions } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Gradient descent with Nesterov's momentum, in PyTorch's form: the step looks ahead along the velocity that it has just got.
 *
 *   v ← momentum · v + g,   w ← w − rate · (g + momentum · v),   v₀ = 0
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.momentum share of the velocity that is kept, in [0, 1); 0.9 unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Nesterov (1983); Sutskever et al. (2013)
 * @example nesterov({ rate: 0.05 })  // { type: "nesterov", rate: 0.05, momentum: 0.9 }
 */
export function nesterov(options: CommonOptions & { readonly momentum?: number } = {}): Descent {
  knownOptions("nesterov", options, [...commonNames, "momentum"]);
  const { momentum } = { momentum: 0.9, ...options };
  return {
    type: "nesterov",
    ...commonSettings("nesterov", options, 0.01),
    momentum: fraction("nesterov", "momentum", momentum),
  };
}
