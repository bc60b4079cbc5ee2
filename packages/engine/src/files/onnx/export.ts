import { LoglikError } from "@loglik/core";
import { numbersIn } from "../../layers/description.js";
import type { TrainedModel } from "../../model.js";
import { parameterTensors } from "../../parameter-tensors.js";
import { addActivation } from "./activations.js";
import { findLinks, type ParameterRule } from "./find-links.js";
import { type GraphBuilder, graphBuilder } from "./graph.js";
import { addSoftplus } from "./softplus.js";

/**
 * A model as an ONNX file, for onnxruntime and whatever else reads ONNX.
 *
 * Input `x` (N × inputs); outputs `eta` (N × outputs of the head) and each parameter of p(y | x) that comes from η by one of
 * core's links, by its name: `loc`, `scale`, `prob`, … (N × its width; a constant has shape [1, width]). Numbers have the
 * model's precision.
 *
 * @throws LoglikError `onnx-layer` for a layer that is not dense
 */
export function modelToOnnx(model: TrainedModel): Uint8Array {
  const { network, parameters, precision } = model;
  const { likelihood: head, ...portable } = network;
  const graph = graphBuilder(precision);
  const tensors = parameterTensors(portable);
  const constantOf = (layer: number, kind: string): string | undefined => {
    const tensor = tensors.find(({ name }) => name === `layers.${layer}.${kind}`);
    if (tensor === undefined) return undefined;
    const { name, shape, start } = tensor;
    const size = numbersIn(shape);
    return graph.constant(shape, parameters.subarray(start, start + size), name);
  };

  let value = "x";
  network.layers.forEach((layer, index) => {
    if (layer.type !== "dense") throw notDense(layer.type, index);
    const isOutput = index === network.layers.length - 1;
    const bias = constantOf(index, "bias");
    const operands = [value, constantOf(index, "weights")!, ...(bias === undefined ? [] : [bias])];
    value = graph.node("Gemm", operands, {}, isOutput ? "eta" : undefined);
    if (!isOutput) value = addActivation(graph, layer.activation, value);
  });
  graph.output("eta", ["N", head.outputs.length]);
  for (const [name, rule] of findLinks(head)) addParameter(graph, name, rule);
  return graph.encode({ name: "x", shape: ["N", network.inputs] }, "p(y | x)");
}

function notDense(type: string, index: number): LoglikError {
  return new LoglikError(
    "onnx-layer",
    `toOnnx: layer ${index} of this model is ${type}; networks of dense layers can be exported. Use toSafetensors() to keep the model.`,
    { index, type },
  );
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
