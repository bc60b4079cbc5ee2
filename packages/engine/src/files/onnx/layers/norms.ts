import type { BatchNormLayer } from "../../../layers/batch-norm.js";
import type { LayerNormLayer } from "../../../layers/layer-norm.js";
import { imageSize, isImage } from "../../../shape.js";
import { channelsLast, type GraphValue, type LayerGraph } from "../layer-graph.js";

/** As in prediction: with the running statistics. */
export function addBatchNorm(layers: LayerGraph, layer: BatchNormLayer, input: GraphValue, path: string): GraphValue {
  const operands = ["scale", "shift", "mean", "variance"].map((name) => channelNumbers(layers, input, path, name));
  const attributes = { epsilon: { float: layer.epsilon } };
  return { ...input, name: layers.graph.node("BatchNormalization", [input.name, ...operands], attributes) };
}

/** Over the channels, which `LayerNormalization` expects last. */
export function addLayerNorm(layers: LayerGraph, layer: LayerNormLayer, input: GraphValue, path: string): GraphValue {
  const { graph } = layers;
  const operands = ["scale", "shift"].map((name) => channelNumbers(layers, input, path, name));
  const attributes = { axis: -1, epsilon: { float: layer.epsilon } };
  const standardise = (name: string) => graph.node("LayerNormalization", [name, ...operands], attributes);
  if (!isImage(input.shape)) return { ...input, name: standardise(input.name) };
  const name = graph.node("Transpose", [standardise(channelsLast(layers, input))], { perm: [0, 3, 1, 2] });
  return { ...input, name };
}

function channelNumbers({ graph, parameter }: LayerGraph, { shape }: GraphValue, path: string, name: string): string {
  return graph.constant([imageSize(shape).channels], parameter(path, name)!, `${path}.${name}`);
}
