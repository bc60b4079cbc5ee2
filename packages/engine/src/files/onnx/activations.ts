import { type ActivationName, leakySlope } from "../../activations/activation-name.js";
import type { GraphBuilder } from "./graph.js";
import { addSoftplus } from "./softplus.js";

type AddActivation = (graph: GraphBuilder, input: string) => string;

const operators: { readonly [Name in ActivationName]: AddActivation } = {
  identity: (_graph, input) => input,
  tanh: (graph, input) => graph.node("Tanh", [input]),
  relu: (graph, input) => graph.node("Relu", [input]),
  sigmoid: (graph, input) => graph.node("Sigmoid", [input]),
  // max(x, αx) in float64: an attribute has the digits of float32.
  leakyRelu: (graph, input) =>
    graph.precision === "float32"
      ? graph.node("LeakyRelu", [input], { alpha: { float: leakySlope } })
      : graph.node("Max", [input, graph.node("Mul", [input, scalar(graph, leakySlope)])]),
  // e^min(x, 0) − 1 + max(x, 0) in float64, for which onnxruntime has no Elu.
  elu(graph, input) {
    if (graph.precision === "float32") return graph.node("Elu", [input]);
    const zero = scalar(graph, 0);
    const exponential = graph.node("Exp", [graph.node("Min", [input, zero])]);
    const below = graph.node("Sub", [exponential, scalar(graph, 1)]);
    return graph.node("Add", [below, graph.node("Max", [input, zero])]);
  },
  gelu(graph, input) {
    const erf = graph.node("Erf", [graph.node("Mul", [input, scalar(graph, Math.SQRT1_2)])]);
    return halfOf(graph, input, erf);
  },
  geluTanh(graph, input) {
    const cube = graph.node("Mul", [graph.node("Mul", [input, input]), input]);
    const sum = graph.node("Add", [input, graph.node("Mul", [cube, scalar(graph, 0.044715)])]);
    const tanh = graph.node("Tanh", [graph.node("Mul", [sum, scalar(graph, Math.sqrt(2 / Math.PI))])]);
    return halfOf(graph, input, tanh);
  },
  // x/(1 + e⁻ˣ) in float64: onnxruntime fuses x σ(x) into an operator that it has in float32 only.
  silu(graph, input) {
    if (graph.precision === "float32") return graph.node("Mul", [input, graph.node("Sigmoid", [input])]);
    const exponential = graph.node("Exp", [graph.node("Neg", [input])]);
    return graph.node("Div", [input, graph.node("Add", [exponential, scalar(graph, 1)])]);
  },
  softplus: addSoftplus,
};

/** ½ x (1 + s) */
function halfOf(graph: GraphBuilder, x: string, s: string): string {
  const factor = graph.node("Add", [s, scalar(graph, 1)]);
  return graph.node("Mul", [graph.node("Mul", [x, scalar(graph, 0.5)]), factor]);
}

function scalar(graph: GraphBuilder, value: number): string {
  return graph.constant([1], Float64Array.of(value));
}

/** Applies an activation to a value of the graph. */
export function addActivation(graph: GraphBuilder, activation: ActivationName, input: string): string {
  return operators[activation](graph, input);
}
