import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { LikelihoodHead } from "../head.js";
import { checkTargets } from "../heads/check-targets.js";

/** The data of a linear model: x is rows × inputs and y rows × targets, row-major. */
export interface LinearData {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly rows: number;
  readonly inputs: number;
  /** Non-negative weight of each row; a weight of 2 equals that row written twice. */
  readonly weights?: ArrayLike<number>;
}

/** The rows that count (weight above zero), in float64. */
export interface CheckedLinearData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights: Float64Array;
  readonly rows: number;
  readonly totalWeight: number;
}

/**
 * Checks the data of a linear model at the boundary and drops the rows of weight zero.
 *
 * @throws LoglikError `shape-mismatch`, `input-not-finite`, and those of `checkTargets` and `checkWeights`
 */
export function checkLinearData(where: string, head: LikelihoodHead, data: LinearData): CheckedLinearData {
  const { x, y, rows, inputs, weights } = data;
  const targetRows = checkTargets(where, head, y);
  if (targetRows !== rows || x.length !== rows * inputs) {
    throw new LoglikError(
      "shape-mismatch",
      `${where}: rows is ${rows} and inputs ${inputs}, but x has ${x.length} numbers and y ${targetRows} rows. ` +
        `Expected ${rows} × ${inputs} = ${rows * inputs} numbers in x and ${rows} rows in y.`,
      { rows, inputs, x: x.length, y: y.length },
    );
  }
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i])) {
      const row = Math.floor(i / inputs);
      throw new LoglikError(
        "input-not-finite",
        `${where}: x[row ${row}, input ${i % inputs}] is ${x[i]}; every input must be a finite number. ` +
          "Drop or impute missing cells first.",
        { row, input: i % inputs, value: x[i] },
      );
    }
  }
  const totalWeight = checkWeights(where, weights, rows);
  const counted = Array.from({ length: rows }, (_, i) => i).filter((i) => weights === undefined || weights[i] > 0);
  const width = head.targets.length;
  const pick = (from: ArrayLike<number>, columns: number) =>
    Float64Array.from({ length: counted.length * columns }, (_, at) => {
      return from[counted[Math.floor(at / columns)] * columns + (at % columns)];
    });
  return {
    x: pick(x, inputs),
    y: pick(y, width),
    weights: Float64Array.from(counted, (i) => (weights === undefined ? 1 : weights[i])),
    rows: counted.length,
    totalWeight,
  };
}
