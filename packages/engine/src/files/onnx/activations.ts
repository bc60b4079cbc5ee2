import { type ActivationName, leakySlope } from "../../activations/activation-name.js";
import type { GraphBuilder } from "./graph.js";
import { addSoftplus } from "./softplus.js";

type AddActivation = (graph: GraphBuilder, input: string) => string;

const operators: { readonly [Name in ActivationName]: AddActivation } = {
  identity: (_graph, input) => input,
  tanh: (graph, input) => graph.node("Tanh", [input]),
  relu: (graph, input) => graph.node("Relu", [input]),
  sigmoid: (graph, input) => graph.node("Sigmoid", [input]),
  leakyRelu: (graph, input) => graph.node("LeakyRelu", [input], { alpha: { float: leakySlope } }),
  elu: (graph, input) => graph.node("Elu", [input]),
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
  silu: (graph, input) => graph.node("Mul", [input, graph.node("Sigmoid", [input])]),
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
