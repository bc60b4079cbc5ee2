import { cumulativeCounts } from "./cumulative-counts.js";

/** The precision–recall curve over falling thresholds. Plain data. */
export interface PrecisionRecallCurve {
  readonly thresholds: Float64Array;
  readonly precisions: Float64Array;
  readonly recalls: Float64Array;
  /** Σ (recallᵢ − recallᵢ₋₁) precisionᵢ: the area as a sum of steps. */
  readonly averagePrecision: number;
  /** Share of ones: the precision, and the area, of scores that know nothing. */
  readonly prevalence: number;
}

/**
 * Precision against recall over all thresholds: what the decisions for class 1 are worth where it is rare.
 *
 * The area is the average precision, a sum of steps: straight lines between the points would promise a precision that no
 * threshold gives.
 *
 * @param scores larger for rows more likely to be 1
 * @throws LoglikError `one-class`, `input-not-finite`, `label-invalid`, `shape-mismatch`, `sample-empty`
 * @see Davis & Goadrich (2006), The relationship between precision-recall and ROC curves
 * @example precisionRecallCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).averagePrecision  // 0.8333333333333333
 */
export function precisionRecallCurve(scores: ArrayLike<number>, labels: ArrayLike<number>): PrecisionRecallCurve {
  const { thresholds, truePositives, falsePositives, positives, negatives } = cumulativeCounts(
    "precisionRecallCurve",
    scores,
    labels,
  );
  const precisions = truePositives.map((count, i) => count / (count + falsePositives[i]));
  let sum = 0;
  truePositives.forEach((count, i) => {
    sum += (count - (i === 0 ? 0 : truePositives[i - 1])) * precisions[i];
  });
  return {
    thresholds,
    precisions,
    recalls: truePositives.map((count) => count / positives),
    averagePrecision: sum / positives,
    prevalence: positives / (positives + negatives),
  };
}
