import { LoglikError } from "@loglik/core";
import { inParts, type Parts } from "../data/in-parts.js";
import type { Matrix, MatrixNames } from "../data/matrix.js";
import type { EmbeddingLayer } from "./embedding.js";
import { embeddingColumns } from "./embedding-columns.js";

/**
 * Checks that columns of categories hold whole numbers that their tables know.
 *
 * @throws LoglikError `category-unknown`
 */
export function* checkCategories({ tables }: EmbeddingLayer, x: Matrix, names: MatrixNames): Parts<void> {
  const { categorical } = embeddingColumns({ tables }, x.columns);
  for (const [table, columns] of categorical.entries()) {
    const { categories } = tables[table];
    yield* inParts(x.rows, (from, to) => checkRows(x, columns, categories, names, from, to), columns.length);
  }
}

function checkRows(
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
