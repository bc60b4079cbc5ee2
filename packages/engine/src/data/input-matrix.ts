import type { FloatArray } from "@loglik/core";
import { kindOf } from "../layers/layer-kind.js";
import type { Network } from "../network.js";
import type { Parts } from "./in-parts.js";
import { type Matrix, type MatrixLike, type MatrixNames, toMatrix } from "./matrix.js";

/**
 * Copies x to a matrix of the network's inputs and has it checked by the first layer, where that does not take any numbers.
 *
 * @throws LoglikError those of `toMatrix`, and `category-unknown`
 */
export function* inputMatrix<Values extends FloatArray>(
  source: MatrixLike,
  { inputs, layers }: Network,
  allocate: (length: number) => Values,
  names: MatrixNames,
): Parts<Matrix<Values>> {
  const x = yield* toMatrix(source, inputs, allocate, names);
  const [first] = layers;
  yield* kindOf(first)!.checkInput?.(first, x, names) ?? [];
  return x;
}
