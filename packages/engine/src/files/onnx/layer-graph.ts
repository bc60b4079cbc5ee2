import type { FloatArray } from "@loglik/core";
import type { Shape } from "../../shape.js";
import type { GraphBuilder } from "./graph.js";

/**
 * What flows from layer to layer of an exported graph. A vector is N × numbers; an image is N × channels × rows × columns, as
 * ONNX has it.
 */
export interface GraphValue {
  readonly name: string;
  readonly shape: Shape;
}

/** Where the layers of a model go, one after the other. */
export interface LayerGraph {
  readonly graph: GraphBuilder;
  /** The numbers of a parameter of the layer at `path`, such as "layers.0.weights"; undefined for the bias that a network lacks. */
  parameter(path: string, name: string): FloatArray | undefined;
}

/** N × rows × columns × channels, flat, as an image of the graph. */
export function imageOfRows({ graph }: LayerGraph, rows: string, shape: readonly [number, number, number]): GraphValue {
  const image = graph.node("Reshape", [rows, graph.indices([0, ...shape])]);
  return { name: graph.node("Transpose", [image], { perm: [0, 3, 1, 2] }), shape };
}

/** An image of the graph with its channels last, as everywhere else here. */
export function channelsLast({ graph }: LayerGraph, { name }: GraphValue): string {
  return graph.node("Transpose", [name], { perm: [0, 2, 3, 1] });
}
