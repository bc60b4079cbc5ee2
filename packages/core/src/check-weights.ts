import { LoglikError } from "./error.js";

/**
 * Checks that there is one finite, non-negative weight a row and that they do not all vanish.
 *
 * @returns the total weight, `rows` where there are no weights
 * @throws LoglikError `weights-length`, `weight-invalid`, `weights-all-zero`
 * @example checkWeights("fit normal", [1, 2, 0.5], 3)  // 3.5
 */
export function checkWeights(where: string, weights: ArrayLike<number> | undefined, rows: number): number {
  if (weights === undefined) return rows;
  if (weights.length !== rows) {
    throw new LoglikError(
      "weights-length",
      `${where}: there are ${weights.length} weights for ${rows} rows. Give each row one weight, or none at all.`,
      { weights: weights.length, rows },
    );
  }
  let total = 0;
  for (let i = 0; i < rows; i++) {
    const weight = weights[i];
    if (!(weight >= 0 && weight < Infinity)) {
      throw new LoglikError(
        "weight-invalid",
        `${where}: weights[${i}] is ${weight}; a weight must be a finite number ≥ 0. Use 0 to leave a row out.`,
        { index: i, value: weight },
      );
    }
    total += weight;
  }
  if (total === 0) {
    throw new LoglikError("weights-all-zero", `${where}: all weights are 0, so no row counts. Give some row a weight.`);
  }
  return total;
}
