import type { Shape } from "../shape.js";
import type { LayerDescription, LayerPath, ParameterSpec } from "./description.js";
import type { Layer } from "./layer.js";
import { kindOf, type LayerTraining } from "./layer-kind.js";

/**
 * What a layer makes of an input of the given shape. The layer is one of a network, which `checkedLayers` has made.
 *
 * @throws LoglikError `layer-shape` and those of the layer
 */
export function describeLayer(layer: Layer, input: Shape, path: LayerPath): LayerDescription {
  return kindOf(layer)!.describe(layer, input, path);
}

/** The same for layers one after the other; the names of their parameters begin with the layer's index. */
export function describeChain(layers: readonly Layer[], input: Shape, path: LayerPath): LayerDescription {
  let output = input;
  const parameters: ParameterSpec[] = [];
  layers.forEach((layer, index) => {
    const description = describeLayer(layer, output, `${path}[${index}]`);
    output = description.output;
    for (const spec of description.parameters) parameters.push({ ...spec, name: `${index}.${spec.name}` });
  });
  return { output, parameters };
}

/**
 * Asks each of some layers, one after the other, whether it goes together with how it is to be trained.
 *
 * @throws LoglikError `options-conflict`
 */
export function checkTraining(layers: readonly Layer[], input: Shape, training: LayerTraining): void {
  let given = input;
  layers.forEach((layer, index) => {
    kindOf(layer)!.checkTraining?.(layer, given, training);
    given = describeLayer(layer, given, `hidden[${index}]`).output;
  });
}
