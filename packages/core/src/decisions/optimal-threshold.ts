import { type CostMatrix, checkCostMatrix } from "./cost-matrix.js";
import { cumulativeCounts } from "./cumulative-counts.js";

/** Mean cost of deciding by each threshold, and the cheapest. */
export interface ThresholdCosts {
  /** Infinity (nobody is a 1), then the distinct scores, falling: a row is decided to be 1 from the threshold on. */
  readonly thresholds: Float64Array;
  /** Mean cost a row at each threshold. */
  readonly costs: Float64Array;
  /** The cheapest threshold; of equally cheap ones the highest. */
  readonly threshold: number;
  readonly cost: number;
}

/**
 * The threshold of least mean cost on rows whose labels are known. For calibrated probabilities it comes close to
 * `thresholdOfCosts`, which needs no data; a difference tells of miscalibration, or of chance.
 *
 * @param matrix 2 × 2 costs, c(truth, decision)
 * @throws LoglikError `cost-matrix-invalid`, and those of `rocCurve`
 * @example optimalThreshold([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], { costs: [0, 1, 4, 0], actions: 2 }).threshold  // 0.35
 */
export function optimalThreshold(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  matrix: CostMatrix,
): ThresholdCosts {
  checkCostMatrix("optimalThreshold", { ...matrix, actions: 2 }, 2);
  const counts = cumulativeCounts("optimalThreshold", scores, labels);
  const { positives, negatives } = counts;
  const { costs } = matrix;
  const meanCostAt = (hits: number, alarms: number) =>
    (costs[0] * (negatives - alarms) + costs[1] * alarms + costs[2] * (positives - hits) + costs[3] * hits) /
    (positives + negatives);
  const thresholds = Float64Array.from([Infinity, ...counts.thresholds]);
  const means = Float64Array.from(thresholds, (_, i) =>
    i === 0 ? meanCostAt(0, 0) : meanCostAt(counts.truePositives[i - 1], counts.falsePositives[i - 1]),
  );
  const cost = means.reduce((least, value) => Math.min(least, value), Infinity);
  return { thresholds, costs: means, threshold: thresholds[means.indexOf(cost)], cost };
}
