import { fraction, knownOptions } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Gradient descent with Polyak's heavy ball, in PyTorch's form: the rate multiplies the velocity, not the gradient.
 *
 *   v ← momentum · v + (1 − dampening) · g,   w ← w − rate · v,   v = g at the first step
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.momentum share of the velocity that is kept, in [0, 1); 0.9 unless told
 * @param options.dampening share of the gradient that is left out, in [0, 1); 0 unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Polyak (1964); Sutskever et al. (2013)
 * @example momentum({ rate: 0.05 })  // { type: "momentum", rate: 0.05, momentum: 0.9 }
 */
export function momentum(
  options: CommonOptions & { readonly momentum?: number; readonly dampening?: number } = {},
): Descent {
  knownOptions("momentum", options, [...commonNames, "momentum", "dampening"]);
  const { momentum: memory, dampening } = { momentum: 0.9, dampening: 0, ...options };
  return {
    type: "momentum",
    ...commonSettings("momentum", options, 0.01),
    momentum: fraction("momentum", "momentum", memory),
    ...(fraction("momentum", "dampening", dampening) > 0 && { dampening }),
  };
}
