import type { Conv2dLayer } from "../../../layers/conv2d.js";
import { convolutionGeometry } from "../../../layers/convolution-geometry.js";
import type { Pool2dLayer } from "../../../layers/pool2d.js";
import { pooledShape } from "../../../layers/pooled-shape.js";
import { addActivation } from "../activations.js";
import type { GraphValue, LayerGraph } from "../layer-graph.js";

/** `Conv` knows the same windows; its weights are [out][in][height][width]. */
export function addConv2d(layers: LayerGraph, layer: Conv2dLayer, input: GraphValue, path: string): GraphValue {
  const { graph } = layers;
  const { kernel, stride, filters } = layer;
  const [height, width, channels] = input.shape as readonly [number, number, number];
  const { rows, columns, top, left } = convolutionGeometry(layer, input.shape, path);
  // As many zeros after the last pixel as the last window reaches over.
  const bottom = Math.max(0, (rows - 1) * stride[0] + kernel[0] - height - top);
  const right = Math.max(0, (columns - 1) * stride[1] + kernel[1] - width - left);
  const ours = layers.parameter(path, "weights")!;
  const window = kernel[0] * kernel[1];
  const theirs = Float64Array.from(ours, (_, index) => {
    const place = index % window;
    const channel = Math.floor(index / window) % channels;
    const filter = Math.floor(index / window / channels);
    return ours[(place * channels + channel) * filters + filter];
  });
  const sum = graph.node(
    "Conv",
    [
      input.name,
      graph.constant([filters, channels, ...kernel], theirs, `${path}.weights`),
      graph.constant([filters], layers.parameter(path, "bias")!, `${path}.bias`),
    ],
    { kernel_shape: kernel, strides: stride, pads: [top, left, bottom, right] },
  );
  return {
    name: addActivation(graph, layer.activation, sum),
    shape: [rows, columns, filters],
  };
}

export function addPool2d({ graph }: LayerGraph, layer: Pool2dLayer, input: GraphValue, path: string): GraphValue {
  const operator = layer.type === "maxPool2d" ? "MaxPool" : "AveragePool";
  const attributes = { kernel_shape: layer.size, strides: layer.stride };
  return {
    name: graph.node(operator, [input.name], attributes),
    shape: pooledShape(layer, input.shape, path),
  };
}
