import type { InitializerName } from "../initializers/initializer.js";
import type { Shape } from "../shape.js";

/** Numbers that belong to a layer: in memory a matrix with the columns of the last extent, a vector one row. */
export interface ParameterSpec {
  /** `weights`, `bias`, `scale`, …; within a residual block `layers.0.weights`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: ParameterStart;
  /** False for what a layer keeps by itself, not by descent: running statistics. Their gradient is zero. */
  readonly trained: boolean;
}

/** All zeros, all ones, or drawn by an initializer for a unit of so many inputs and outputs. */
export type ParameterStart =
  | "zeros"
  | "ones"
  | { readonly initializer: InitializerName; readonly inputs: number; readonly outputs: number };

/** What a layer makes of the shape that it is given, and the parameters that it has, in the order of the flat vector. */
export interface LayerDescription {
  readonly output: Shape;
  readonly parameters: readonly ParameterSpec[];
}

/** How a layer is called in messages: `hidden[2]`, `hidden[3].layers[0]`. */
export type LayerPath = string;

/** Rows and columns of a parameter in memory. */
export function matrixOf({ shape }: ParameterSpec): { readonly rows: number; readonly columns: number } {
  const columns = shape[shape.length - 1];
  return { rows: numbersIn(shape) / columns, columns };
}

export function numbersIn(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** A vector of parameters that starts alike everywhere. */
export function vectorSpec(name: string, length: number, start: "zeros" | "ones", trained = true): ParameterSpec {
  return { name, shape: [length], start, trained };
}

/** Weights of units that each sum over `inputs` numbers, and whose output goes to `outputs` units in turn. */
export function weightsSpec(
  shape: readonly number[],
  initializer: InitializerName,
  fans: { readonly inputs: number; readonly outputs: number },
): ParameterSpec {
  return { name: "weights", shape, start: { initializer, ...fans }, trained: true };
}
