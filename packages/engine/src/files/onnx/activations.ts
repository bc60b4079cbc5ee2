import type { ActivationName } from "../../network.js";
import type { GraphBuilder } from "./graph.js";

type AddActivation = (graph: GraphBuilder, input: string) => string;

const operators: { readonly [Name in ActivationName]: AddActivation } = {
  identity: (_graph, input) => input,
  tanh: (graph, input) => graph.node("Tanh", [input]),
  relu: (graph, input) => graph.node("Relu", [input]),
  sigmoid: (graph, input) => graph.node("Sigmoid", [input]),
};

/** Applies an activation to a value of the graph. */
export function addActivation(graph: GraphBuilder, activation: ActivationName, input: string): string {
  return operators[activation](graph, input);
}
