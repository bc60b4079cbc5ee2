import { LoglikError } from "@loglik/core";
import { wrongArgument } from "./check-arguments.js";

/** A change of units, one centre and one scale a column: z = (x − centre) / scale. */
export interface Standardisation {
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

/**
 * The mean and the standard deviation (maximum likelihood: the sum of squares over n) of each column of a row-major matrix.
 * A constant column gets scale 1, so that it becomes zeros rather than 0/0.
 *
 * Optimisers that treat all directions alike (gradient descent, Adam) need inputs of one size; Newton's method does not care
 * in exact arithmetic, and loses fewer digits.
 *
 * @throws LoglikError `shape` when x does not hold rows × columns numbers; `argument-invalid` for no rows; `input-not-finite` with
 * the row and the column of what is no finite number (a missing cell is NaN: use `completeRows` first).
 * @example standardisation(Float64Array.of(1, 2, 3), 3, 1).scale[0]  // 0.8164…
 */
export function standardisation(x: ArrayLike<number>, rows: number, columns: number): Standardisation {
  checkShape("standardisation", x, rows, columns);
  if (rows === 0 && columns > 0) throw wrongArgument("standardisation", "rows", rows, "at least one row to learn from");
  const centre = new Float64Array(columns);
  const scale = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    let largest = 0;
    for (let row = 0; row < rows; row++) {
      const value = x[row * columns + column];
      if (!Number.isFinite(value)) throw notFinite(value, row, column);
      largest = Math.max(largest, Math.abs(value));
    }
    // In units of a power of two, which rounds nothing: the squares of 1e200 and of 1e-200 are no numbers.
    const unit = largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += x[row * columns + column] / unit;
    const meanInUnits = sum / rows;
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += (x[row * columns + column] / unit - meanInUnits) ** 2;
    const mean = meanInUnits * unit;
    const deviation = Math.sqrt(squares / rows) * unit;
    centre[column] = mean;
    // A constant column leaves only the rounding of its own mean: a few ulp.
    scale[column] = deviation > 4 * Number.EPSILON * Math.abs(mean) ? deviation : 1;
  }
  return { centre, scale };
}

/**
 * z = (x − centre) / scale for each row of a row-major matrix.
 *
 * @throws LoglikError `shape` when x is not a whole number of rows.
 * @example standardise(Float64Array.of(1, 3), { centre: Float64Array.of(2), scale: Float64Array.of(1) })  // [-1, 1]
 */
export function standardise(x: ArrayLike<number>, units: Standardisation): Float64Array {
  const { centre, scale } = checkedUnits("standardise", units);
  const columns = centre.length;
  checkShape("standardise", x, columns === 0 ? 0 : Math.ceil(x.length / columns), columns);
  return Float64Array.from({ length: x.length }, (_, i) => (x[i] - centre[i % columns]) / scale[i % columns]);
}

/**
 * x = centre + scale · z: the inverse of `standardise`.
 *
 * @example unstandardise(Float64Array.of(-1, 1), { centre: Float64Array.of(2), scale: Float64Array.of(1) })  // [1, 3]
 */
export function unstandardise(z: ArrayLike<number>, units: Standardisation): Float64Array {
  const { centre, scale } = checkedUnits("unstandardise", units);
  const columns = centre.length;
  checkShape("unstandardise", z, columns === 0 ? 0 : Math.ceil(z.length / columns), columns);
  return Float64Array.from({ length: z.length }, (_, i) => centre[i % columns] + scale[i % columns] * z[i]);
}

function notFinite(value: unknown, row: number, column: number): LoglikError {
  return new LoglikError(
    "input-not-finite",
    `standardisation: x[row ${row}, column ${column}] is ${String(value)}; every entry must be a finite number. Leave out rows with missing cells by completeRows first.`,
    { row, column, value },
  );
}

function checkedUnits(caller: string, units: Standardisation): Standardisation {
  const { centre, scale } = units ?? {};
  if (centre?.length === undefined || centre.length !== scale?.length) {
    throw wrongArgument(caller, "the change of units", units, "{ centre, scale }, each with a number for every column");
  }
  const wrong = scale.findIndex((value) => !(value > 0 && value < Infinity));
  if (wrong >= 0) throw wrongArgument(caller, `scale[${wrong}]`, scale[wrong], "a positive number");
  return units;
}

function checkShape(caller: string, x: ArrayLike<number>, rows: number, columns: number): void {
  if (x.length === rows * columns) return;
  throw new LoglikError(
    "shape",
    `${caller}: x holds ${x.length} numbers, and ${rows} rows of ${columns} columns need ${rows * columns}.`,
    { length: x.length, rows, columns },
  );
}
