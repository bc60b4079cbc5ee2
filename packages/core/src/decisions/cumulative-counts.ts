import { LoglikError } from "../error.js";
import { checkBinaryLabels } from "../scoring/check-forecasts.js";

/** How many rows of each class score at least as much as each threshold. */
export interface CumulativeCounts {
  /** The distinct scores, falling. */
  readonly thresholds: Float64Array;
  /** Rows of class 1 with a score ≥ the threshold. */
  readonly truePositives: Float64Array;
  /** Rows of class 0 with a score ≥ the threshold. */
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Counts both classes above each distinct score: what every curve over thresholds is made of. Rows with equal scores enter
 * together, since no threshold can part them.
 *
 * @param where what was called
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `label-invalid`, `input-not-finite`, `one-class`
 * @example Array.from(cumulativeCounts("rocCurve", [0.3, 0.9, 0.3], [0, 1, 1]).truePositives)  // [1, 2]
 */
export function cumulativeCounts(
  where: string,
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
): CumulativeCounts {
  const rows = checkBinaryLabels(where, "scores", scores, labels);
  const order = Array.from({ length: rows }, (_, row) => row);
  for (const row of order) {
    if (!Number.isNaN(scores[row])) continue;
    throw new LoglikError(
      "input-not-finite",
      `${where}: scores[${row}] is NaN, which has no place among the others. Look for the row that made it.`,
      { row },
    );
  }
  order.sort((a, b) => (scores[a] === scores[b] ? 0 : scores[a] < scores[b] ? 1 : -1));
  const thresholds: number[] = [];
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  let [above, aboveZero] = [0, 0];
  order.forEach((row, position) => {
    if (labels[row] === 1) above++;
    else aboveZero++;
    if (position + 1 < rows && scores[order[position + 1]] === scores[row]) return;
    thresholds.push(scores[row]);
    truePositives.push(above);
    falsePositives.push(aboveZero);
  });
  if (above === 0 || aboveZero === 0) {
    throw new LoglikError(
      "one-class",
      `${where}: all ${rows} labels are ${above === 0 ? 0 : 1}; both classes must occur. Take rows of both.`,
      { rows },
    );
  }
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
    positives: above,
    negatives: aboveZero,
  };
}
