import type { Shape } from "../shape.js";
import { describeActivation } from "./activation.js";
import { describeBatchNorm } from "./batch-norm.js";
import { describeConv2d } from "./conv2d.js";
import { describeDense } from "./dense.js";
import type { LayerDescription, LayerPath, ParameterSpec } from "./description.js";
import { describeDropout } from "./dropout.js";
import { describeEmbedding } from "./embedding.js";
import { describeFlatten } from "./flatten.js";
import type { Layer } from "./layer.js";
import { describeLayerNorm } from "./layer-norm.js";
import { describePool2d } from "./pool2d.js";
import { describeResidual } from "./residual.js";

type Describe<Type extends Layer["type"]> = (
  layer: Extract<Layer, { readonly type: Type }>,
  input: Shape,
  path: LayerPath,
) => LayerDescription;

const describers: { readonly [Type in Layer["type"]]: Describe<Type> } = {
  dense: describeDense,
  conv2d: describeConv2d,
  maxPool2d: describePool2d,
  averagePool2d: describePool2d,
  flatten: describeFlatten,
  activation: describeActivation,
  dropout: describeDropout,
  layerNorm: describeLayerNorm,
  batchNorm: describeBatchNorm,
  embedding: describeEmbedding,
  residual: describeResidual,
};

/**
 * What a layer makes of an input of the given shape.
 *
 * @throws LoglikError `layer-shape` and those of the layer
 */
export function describeLayer(layer: Layer, input: Shape, path: LayerPath): LayerDescription {
  return (describers[layer.type] as Describe<Layer["type"]>)(layer, input, path);
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
