import type { DenseLayer } from "../../../layers/dense.js";
import type { Layer } from "../../../layers/layer.js";
import type { ResidualLayer } from "../../../layers/residual.js";
import { isImage, sizeOf } from "../../../shape.js";
import { addActivation } from "../activations.js";
import { channelsLast, type GraphValue, type LayerGraph } from "../layer-graph.js";
import { addEmbedding } from "./embedding.js";
import { addBatchNorm, addLayerNorm } from "./norms.js";
import { addConv2d, addPool2d } from "./windows.js";

/** Adds a layer of the type to a graph; `path` is where its parameters are. */
type AddLayer<Type extends Layer["type"]> = (
  layers: LayerGraph,
  layer: Extract<Layer, { readonly type: Type }>,
  input: GraphValue,
  path: string,
) => GraphValue;

const adders: { readonly [Type in Layer["type"]]: AddLayer<Type> } = {
  dense: addDense,
  conv2d: addConv2d,
  maxPool2d: addPool2d,
  averagePool2d: addPool2d,
  flatten: addFlatten,
  activation: ({ graph }, { activation }, input) => ({ ...input, name: addActivation(graph, activation, input.name) }),
  // In prediction nothing is dropped.
  dropout: (_layers, _layer, input) => input,
  layerNorm: addLayerNorm,
  batchNorm: addBatchNorm,
  embedding: addEmbedding,
  residual: addResidual,
};

/** Adds layers one after the other; the first has its parameters at `${path}.0`. */
export function addChain(layers: LayerGraph, chain: readonly Layer[], input: GraphValue, path: string): GraphValue {
  return chain.reduce(
    (value, layer, index) => (adders[layer.type] as AddLayer<Layer["type"]>)(layers, layer, value, `${path}.${index}`),
    input,
  );
}

function addDense(layers: LayerGraph, { units, activation }: DenseLayer, input: GraphValue, path: string): GraphValue {
  const { graph } = layers;
  const bias = layers.parameter(path, "bias");
  const operands = [
    input.name,
    graph.constant([input.shape[0], units], layers.parameter(path, "weights")!, `${path}.weights`),
    ...(bias === undefined ? [] : [graph.constant([units], bias, `${path}.bias`)]),
  ];
  return { name: addActivation(graph, activation, graph.node("Gemm", operands)), shape: [units] };
}

function addFlatten(layers: LayerGraph, _layer: Layer, input: GraphValue): GraphValue {
  if (!isImage(input.shape)) return input;
  const { graph } = layers;
  const shape = [sizeOf(input.shape)] as const;
  return { name: graph.node("Reshape", [channelsLast(layers, input), graph.indices([0, ...shape])]), shape };
}

function addResidual(layers: LayerGraph, layer: ResidualLayer, input: GraphValue, path: string): GraphValue {
  const inner = addChain(layers, layer.layers, input, `${path}.layers`);
  const around = addChain(layers, layer.shortcut, input, `${path}.shortcut`);
  return { ...inner, name: layers.graph.node("Add", [inner.name, around.name]) };
}
