import { fraction, knownOptions, positiveNumber, trueOrFalse } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";
import type { Descent } from "./optimizer.js";

/**
 * RMSprop: each parameter's step is divided by a running root mean square of its own gradient. ε lies outside the root:
 *
 *   s ← decay · s + (1 − decay) · g²,   u = g / (√s + ε),   w ← w − rate · u,   s₀ = 0
 *
 * `centered` divides by a running standard deviation instead, √(s − m²) with m ← decay · m + (1 − decay) · g. Where a gradient
 * hardly varies that is a difference of nearly equal numbers; rounding may make it negative, and the fit then ends with
 * `loss-not-finite`. With `momentum` the steps u pass through v ← momentum · v + u, and w ← w − rate · v.
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.decay of the running means, in [0, 1); 0.99 unless told
 * @param options.epsilon keeps the division finite; 1e-8 unless told
 * @param options.momentum share of the velocity that is kept, in [0, 1); 0 unless told
 * @param options.centered whether the mean is taken out; false unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-fraction`, `option-unknown`
 * @see Tieleman & Hinton (2012), lecture 6.5; Graves (2013) for the centered form
 * @example rmsprop({ rate: 0.01 })  // { type: "rmsprop", rate: 0.01, decay: 0.99, epsilon: 1e-8 }
 */
export function rmsprop(
  options: CommonOptions & {
    readonly decay?: number;
    readonly epsilon?: number;
    readonly momentum?: number;
    readonly centered?: boolean;
  } = {},
): Descent {
  knownOptions("rmsprop", options, [...commonNames, "decay", "epsilon", "momentum", "centered"]);
  const { decay, epsilon, momentum, centered } = {
    decay: 0.99,
    epsilon: 1e-8,
    momentum: 0,
    centered: false,
    ...options,
  };
  return {
    type: "rmsprop",
    ...commonSettings("rmsprop", options, 0.01),
    decay: fraction("rmsprop", "decay", decay),
    epsilon: positiveNumber("rmsprop", "epsilon", epsilon),
    ...(fraction("rmsprop", "momentum", momentum) > 0 && { momentum }),
    ...(trueOrFalse("rmsprop", "centered", centered) && { centered }),
  };
}
