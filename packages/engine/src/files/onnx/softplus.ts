import type { GraphBuilder } from "./graph.js";

/**
 * log(1 + eˣ) of a value of the graph. In float32 it is an operator of ONNX. Runtimes have that for float32 only, so in float64
 * it is put together:
 *
 *   max(x, 0) + log1p(e),   e = e^−|x|,   log1p(e) = e · log(u) / (u − 1) with u = 1 + e, and e where u = 1
 *
 * The quotient cancels the rounding of 1 + e, which would otherwise make softplus(−40) zero.
 */
export function addSoftplus(graph: GraphBuilder, input: string): string {
  if (graph.precision === "float32") return graph.node("Softplus", [input]);
  const one = graph.constant([1], Float64Array.of(1));
  const zero = graph.constant([1], Float64Array.of(0));
  const e = graph.node("Exp", [graph.node("Neg", [graph.node("Abs", [input])])]);
  const u = graph.node("Add", [e, one]);
  const rounded = graph.node("Sub", [u, one]);
  const quotient = graph.node("Div", [graph.node("Mul", [e, graph.node("Log", [u])]), rounded]);
  const log1p = graph.node("Where", [graph.node("Equal", [rounded, zero]), e, quotient]);
  return graph.node("Add", [graph.node("Relu", [input]), log1p]);
}
