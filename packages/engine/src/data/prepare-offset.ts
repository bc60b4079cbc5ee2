import { type LikelihoodHead, LoglikError } from "@loglik/core";
import type { Parts } from "./in-parts.js";
import { type MatrixLike, type MatrixNames, toMatrix } from "./matrix.js";

/**
 * Offsets as one number for each row and output. One number a row is enough for a head with one output that depends on x: it is
 * that output's, and those that all rows share have none.
 *
 * @throws LoglikError those of `toMatrix`, and `rows-mismatch`
 */
export function* prepareOffset(
  source: MatrixLike,
  rows: number,
  head: LikelihoodHead,
  names: MatrixNames,
): Parts<Float64Array> {
  const outputs = head.outputs.length;
  const ofRows = head.outputs.flatMap(({ kind }, index) => (kind === "perRow" ? [index] : []));
  const isOneNumberARow = ofRows.length === 1 && source?.length === rows && typeof source[0] === "number";
  const columns = isOneNumberARow ? 1 : outputs;
  const given = yield* toMatrix(source, columns, (length) => new Float64Array(length), names);
  if (given.rows !== rows) {
    throw new LoglikError(
      "rows-mismatch",
      `${names.where}: ${names.name} has ${given.rows} rows of ${columns} for ${rows} rows of x; expected ${ofRows.length === 1 ? "one number a row, or " : ""}${outputs} numbers a row, one for each output of the ${head.name} head.`,
      { offset: given.rows, x: rows, outputs },
    );
  }
  if (columns === outputs) return given.values;
  const all = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row += 1) all[row * outputs + ofRows[0]] = given.values[row];
  return all;
}
