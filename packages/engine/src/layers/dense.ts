import { type ActivationName, activationNames } from "../activations/activation-name.js";
import { defaultInitializer, type InitializerName, initializerNames } from "../initializers/initializer.js";
import { knownOptions, oneOf, positiveInteger } from "../option-checks.js";
import type { Shape } from "../shape.js";
import { type LayerDescription, type LayerPath, vectorSpec, weightsSpec } from "./description.js";
import { type LayerKind, ofKind } from "./layer-kind.js";
import { vectorOf } from "./layer-shape.js";
import { namedActivation } from "./layer-summary.js";

/** A fully connected layer, as plain data. */
export interface DenseLayer {
  readonly type: "dense";
  readonly units: number;
  readonly activation: ActivationName;
  readonly initializer?: InitializerName;
}

/**
 * A fully connected layer, h = a(x · W + b), as plain data: W is `[inputs][units]`, b has `units` numbers.
 *
 * @param units how many numbers it puts out
 * @param activation a, one of `ActivationName`; "tanh" unless told
 * @param options.initializer how W starts; He's for activations that are flat on the left, else Glorot's
 * @throws LoglikError `option-not-a-positive-integer`, `option-unknown`
 * @example dense(64, "relu")  // { type: "dense", units: 64, activation: "relu" }
 */
export function dense(
  units: number,
  activation: ActivationName = "tanh",
  options: { readonly initializer?: InitializerName } = {},
): DenseLayer {
  knownOptions("dense", options, ["initializer"]);
  const { initializer } = options;
  return ofKind(denseKind, {
    type: "dense",
    units: positiveInteger("dense", "units", units),
    activation: oneOf("dense", "activation", activation, activationNames),
    ...(initializer !== undefined && { initializer: oneOf("dense", "initializer", initializer, initializerNames) }),
  });
}

export const denseKind: LayerKind<DenseLayer> = {
  remake: ({ units, activation, type: _, ...options }) => dense(units, activation, options),
  describe: describeDense,
  summary: ({ units, activation }) => `dense ${units}${namedActivation(activation)}`,
};

export function describeDense(layer: DenseLayer, input: Shape, path: LayerPath): LayerDescription {
  const { units, activation, initializer = defaultInitializer(activation) } = layer;
  const inputs = vectorOf("dense", input, path);
  return {
    output: [units],
    parameters: [
      weightsSpec([inputs, units], initializer, { inputs, outputs: units }),
      vectorSpec("bias", units, "zeros"),
    ],
  };
}
