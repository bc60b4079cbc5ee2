import { LoglikError } from "@loglik/core";
import type { Precision } from "../../data/sample.js";
import { numbersIn } from "../../layers/description.js";
import type { Layer } from "../../layers/layer.js";
import { layerSummary } from "../../layers/layer-summary.js";
import type { TrainedModel } from "../../model.js";
import { knownOptions, oneOf } from "../../option-checks.js";
import { parameterTensors } from "../../parameter-tensors.js";
import { isImage } from "../../shape.js";
import { findLinks, type ParameterRule } from "./find-links.js";
import { type GraphBuilder, graphBuilder } from "./graph.js";
import { imageOfRows, type LayerGraph } from "./layer-graph.js";
import { addChain } from "./layers/add-layer.js";
import { addSoftplus } from "./softplus.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../../trunk.js";

/** How a model is written as ONNX. */
export interface OnnxOptions {
  /** Of the numbers in the file; the model's unless told. */
  readonly precision?: Precision;
}

/**
 * A model as an ONNX file, for onnxruntime and whatever else reads ONNX.
 *
 * Input `x` (N × inputs; of an image row after row, in each pixel its channels); outputs `eta` (N × outputs of the head) and each
 * parameter of p(y | x) that comes from η by one of core's links, by its name: `loc`, `scale`, `prob`, … (N × its width; a
 * constant has shape [1, width]). The graph is that of prediction: running statistics, and no dropout.
 *
 * @param options.precision "float32" or "float64"; the model's unless told
 * @throws LoglikError `onnx-layer` for convolutions, mean pooling and `gelu` in float64, which onnxruntime does not compute;
 *   `option-unknown`
 */
export function modelToOnnx(model: TrainedModel, options: OnnxOptions = {}): Uint8Array {
  knownOptions("toOnnx", options, ["precision"]);
  const { network, parameters } = model;
  const precision = oneOf("toOnnx", "precision", options.precision ?? model.precision, ["float32", "float64"]);
  const { likelihood: head, inputShape, layers: chain } = network;
  if (precision === "float64") checkLayers(chain, "hidden");
  const graph = graphBuilder(precision);
  const tensors = parameterTensors(network);
  const layers: LayerGraph = {
    graph,
    parameter(path, name) {
      const tensor = tensors.find((candidate) => candidate.name === `${path}.${name}`);
      return tensor && parameters.subarray(tensor.start, tensor.start + numbersIn(tensor.shape));
    },
  };
  const input = isImage(inputShape) ? imageOfRows(layers, "x", inputShape) : { name: "x", shape: inputShape };
  graph.node("Identity", [addChain(layers, chain, input, "layers").name], {}, "eta");
  graph.output("eta", ["N", head.outputs.length]);
  for (const [name, rule] of findLinks(head)) addParameter(graph, name, rule);
  return graph.encode({ name: "x", shape: ["N", network.inputs] }, "p(y | x)");
}

/** Says no to what the format has in float64, and its runtime has not: nobody could run the file. */
function checkLayers(layers: readonly Layer[], path: string): void {
  layers.forEach((layer, index) => {
    const at = `${path}[${index}]`;
    const isGelu = "activation" in layer && layer.activation === "gelu";
    if (layer.type === "conv2d" || layer.type === "averagePool2d" || isGelu) {
      const type = isGelu ? "gelu" : layer.type;
      throw new LoglikError(
        "onnx-layer",
        `toOnnx: ${at} of this model is ${layerSummary(layer)}, and onnxruntime computes ${type} in float32 only. Pass precision: "float32", which rounds the weights; or keep the model with toSafetensors().`,
        { path: at, type, precision: "float64" },
      );
    }
    if (layer.type !== "residual") return;
    checkLayers(layer.layers, `${at}.layers`);
    checkLayers(layer.shortcut, `${at}.shortcut`);
  });
}

/** The output `name`, from `eta` by a rule. */
function addParameter(graph: GraphBuilder, name: string, rule: ParameterRule): void {
  if (rule.link === "constant") {
    graph.node("Identity", [graph.constant([1, rule.values.length], rule.values)], {}, name);
    graph.output(name, [1, rule.values.length]);
    return;
  }
  const { start, width } = rule;
  const part = graph.node("Slice", ["eta", graph.indices([start]), graph.indices([start + width]), graph.indices([1])]);
  switch (rule.link) {
    case "identity":
      graph.node("Identity", [part], {}, name);
      break;
    case "log":
      graph.node("Exp", [part], {}, name);
      break;
    case "logit":
      graph.node("Sigmoid", [part], {}, name);
      break;
    case "softplus":
      graph.node("Identity", [addSoftplus(graph, part)], {}, name);
      break;
    case "logVariance":
      graph.node("Exp", [graph.node("Mul", [part, graph.constant([1], Float64Array.of(0.5))])], {}, name);
      break;
    case "softmax":
      graph.node("Softmax", [part], { axis: 1 }, name);
      break;
  }
  graph.output(name, ["N", width]);
}
