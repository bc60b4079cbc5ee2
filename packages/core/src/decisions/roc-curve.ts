import { cumulativeCounts } from "./cumulative-counts.js";

/** The ROC curve. Plain data; begins at (0, 0) with an infinite threshold and ends at (1, 1). */
export interface RocCurve {
  readonly thresholds: Float64Array;
  readonly falsePositiveRates: Float64Array;
  readonly truePositiveRates: Float64Array;
  /** Area below the straight lines between the points: P(score of a 1 > score of a 0) + ½ P(equal). */
  readonly area: number;
}

/**
 * The receiver operating characteristic: the share of the ones that is found against the share of false alarms among the zeros,
 * over all thresholds. It depends on the order of the scores alone, so that calibration neither helps nor harms it.
 *
 * @param scores larger for rows more likely to be 1: probabilities, logits, any increasing function of them
 * @throws LoglikError `one-class`, `input-not-finite`, `label-invalid`, `shape-mismatch`, `sample-empty`
 * @see Fawcett (2006), An introduction to ROC analysis
 * @example rocCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).area  // 0.75
 */
export function rocCurve(scores: ArrayLike<number>, labels: ArrayLike<number>): RocCurve {
  const counts = cumulativeCounts("rocCurve", scores, labels);
  const { positives, negatives, truePositives, falsePositives } = counts;
  let doubled = 0;
  truePositives.forEach((count, i) => {
    const [before, beforeZero] = i === 0 ? [0, 0] : [truePositives[i - 1], falsePositives[i - 1]];
    // Whole numbers until the division: the area is exact.
    doubled += (falsePositives[i] - beforeZero) * (count + before);
  });
  return {
    thresholds: Float64Array.from([Infinity, ...counts.thresholds]),
    falsePositiveRates: Float64Array.from([0, ...falsePositives.map((count) => count / negatives)]),
    truePositiveRates: Float64Array.from([0, ...truePositives.map((count) => count / positives)]),
    area: doubled / (2 * positives * negatives),
  };
}
