import type { FloatArray } from "@loglik/core";
import { type Field, float, integer, integers, message, nested, raw, text } from "./protobuf.js";

/** What an attribute of an operator may hold: an integer, a number written as `{ float }`, a word, or integers. */
export type Attribute = number | { readonly float: number } | string | readonly number[];

/** A graph of operators under construction. */
export interface GraphBuilder {
  readonly precision: "float32" | "float64";
  /** Adds an operator with one output and returns the output's name. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
    output?: string,
  ): string;
  /** Adds numbers of the model's precision and returns their name. */
  constant(shape: readonly number[], values: FloatArray, name?: string): string;
  /** Adds integers, such as a shape. */
  indices(values: readonly number[]): string;
  /** A value that the model gives back, with its shape; "N" is the number of rows. */
  output(name: string, shape: readonly (number | "N")[]): void;
  /** The whole model as the bytes of a file. */
  encode(input: { readonly name: string; readonly shape: readonly (number | "N")[] }, name: string): Uint8Array;
}

const dataType = { float32: 1, float64: 11, int64: 7 } as const;
const attributeType = { float: 1, integer: 2, text: 3, integers: 7 } as const;
/** Version 8 of the format and 17 of the operators: read by onnxruntime since 1.12. */
const formatVersion = 8;
const operatorVersion = 17;

/**
 * Starts a graph. Field numbers are those of `onnx.proto3`.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
export function graphBuilder(precision: "float32" | "float64"): GraphBuilder {
  const nodes: Field[] = [];
  const initializers: Field[] = [];
  const outputs: Field[] = [];
  const elementType = dataType[precision];
  const fresh = (kind: string) => `${kind}_${nodes.length + initializers.length}`;

  function addTensor(name: string, shape: readonly number[], type: number, bytes: Uint8Array): string {
    initializers.push(nested(5, [integers(1, shape), integer(2, type), text(8, name), raw(9, bytes)]));
    return name;
  }

  return {
    precision,
    node(operator, inputs, attributes = {}, output = fresh(operator)) {
      const attributeFields = Object.entries(attributes).map(([name, value]) => nested(5, attribute(name, value)));
      nodes.push(
        nested(1, [...inputs.map((name) => text(1, name)), text(2, output), text(4, operator), ...attributeFields]),
      );
      return output;
    },
    constant(shape, values, name = fresh("constant")) {
      const typed = precision === "float32" ? Float32Array.from(values) : Float64Array.from(values);
      return addTensor(name, shape, elementType, new Uint8Array(typed.buffer));
    },
    indices(values) {
      const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
      return addTensor(fresh("indices"), [values.length], dataType.int64, bytes);
    },
    output(name, shape) {
      outputs.push(nested(12, valueInfo(name, elementType, shape)));
    },
    encode(input, name) {
      const inputField = nested(11, valueInfo(input.name, elementType, input.shape));
      const graph = [...nodes, text(2, name), ...initializers, inputField, ...outputs];
      return message([
        integer(1, formatVersion),
        text(2, "loglik"),
        nested(7, graph),
        nested(8, [text(1, ""), integer(2, operatorVersion)]),
      ]);
    },
  };
}

function attribute(name: string, value: Attribute): Field[] {
  if (typeof value === "number") return [text(1, name), integer(3, value), integer(20, attributeType.integer)];
  if (typeof value === "string") return [text(1, name), text(4, value), integer(20, attributeType.text)];
  if ("float" in value) return [text(1, name), float(2, value.float), integer(20, attributeType.float)];
  return [text(1, name), integers(8, value), integer(20, attributeType.integers)];
}

function valueInfo(name: string, type: number, shape: readonly (number | "N")[]): Field[] {
  const dimensions = shape.map((extent) => nested(1, [extent === "N" ? text(2, "N") : integer(1, extent)]));
  const tensor = [integer(1, type), nested(2, dimensions)];
  return [text(1, name), nested(2, [nested(1, tensor)])];
}
