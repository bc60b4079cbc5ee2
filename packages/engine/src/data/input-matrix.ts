import { type FloatArray, LoglikError } from "@loglik/core";
import { embeddingColumns } from "../layers/embedding-columns.js";
import type { Network } from "../network.js";
import { inParts, type Parts } from "./in-parts.js";
import { type Matrix, type MatrixLike, type MatrixNames, toMatrix } from "./matrix.js";

/**
 * Copies x to a matrix of the network's inputs and checks that columns of categories hold whole numbers that their tables know.
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
  if (first.type !== "embedding") return x;
  const { categorical } = embeddingColumns(first, inputs);
  for (const [table, columns] of categorical.entries()) {
    const { categories } = first.tables[table];
    yield* inParts(x.rows, (from, to) => checkCategories(x, columns, categories, names, from, to), columns.length);
  }
  return x;
}

function checkCategories(
  { values, columns: stride }: Matrix,
  columns: readonly number[],
  categories: number,
  { where, name }: MatrixNames,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    for (const column of columns) {
      const value = values[row * stride + column];
      if (Number.isInteger(value) && value >= 0 && value < categories) continue;
      throw new LoglikError(
        "category-unknown",
        `${where}: ${name}[${row}][${column}] is ${value}; its table in embedding() knows the categories 0 to ${categories - 1}. Number the categories from 0 on, or give the table more of them.`,
        { name, row, column, value, categories },
      );
    }
  }
}
