import { type ActivationName, activationNames } from "../activations/activation-name.js";
import { oneOf } from "../option-checks.js";
import type { Shape } from "../shape.js";
import type { LayerDescription } from "./description.js";
import { type LayerKind, ofKind } from "./layer-kind.js";

/** A layer that is nothing but an activation, as plain data. */
export interface ActivationLayer {
  readonly type: "activation";
  readonly activation: ActivationName;
}

/**
 * An activation as a layer of its own, as plain data: after `batchNorm`, or after the sum of a `residual` block. Elsewhere
 * give it to the layer before, which computes it on the way.
 *
 * @throws LoglikError `option-unknown`
 * @example [conv2d(8, 3, "identity"), batchNorm(), activation("relu")]
 */
export function activation(name: ActivationName): ActivationLayer {
  const layer = { type: "activation", activation: oneOf("activation", "name", name, activationNames) } as const;
  return ofKind(activationKind, layer);
}

export const activationKind: LayerKind<ActivationLayer> = {
  remake: (layer) => activation(layer.activation),
  describe: describeActivation,
  summary: (layer) => layer.activation,
};

export function describeActivation(_layer: ActivationLayer, input: Shape): LayerDescription {
  return { output: input, parameters: [] };
}
