import { LoglikError } from "../error.js";

/**
 * The place of the largest number of each row; of equal ones the first. With probabilities this is the decision of least expected
 * cost where every error costs the same: a rule on top of the model, no part of it.
 *
 * @param values rows × columns, row-major: probabilities or logits
 * @throws LoglikError `shape-mismatch`, `input-not-finite`
 * @example Array.from(argmaxRows([0.2, 0.8, 0.5, 0.5], 2))  // [1, 0]
 */
export function argmaxRows(values: ArrayLike<number>, columns: number): Uint32Array {
  const rows = values.length / columns;
  if (!(Number.isInteger(columns) && columns >= 1 && Number.isInteger(rows))) {
    throw new LoglikError(
      "shape-mismatch",
      `argmaxRows: ${values.length} values make no whole number of rows of ${columns}. Pass rows × columns numbers and the number of columns.`,
      { length: values.length, columns },
    );
  }
  return Uint32Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let k = 0; k < columns; k++) {
      const value = values[row * columns + k];
      if (Number.isNaN(value)) {
        throw new LoglikError(
          "input-not-finite",
          `argmaxRows: row ${row}, column ${k} is NaN, which is neither larger nor smaller than anything. Look for the row that made it.`,
          { row, column: k },
        );
      }
      if (value > values[row * columns + best]) best = k;
    }
    return best;
  });
}
