import { LoglikError } from "../error.js";
import { type CostMatrix, checkCostMatrix } from "./cost-matrix.js";

/**
 * The probability of class 1 from which on deciding for it is the cheaper action: where both actions cost the same,
 *
 *   p* = (c₀₁ − c₀₀)/((c₀₁ − c₀₀) + (c₁₀ − c₁₁)),   c(truth, action)
 *
 * With errors of equal cost ½; where missing a 1 costs four times a false alarm, 1/5.
 *
 * @param matrix 2 × 2; being wrong must cost more than being right under both truths
 * @throws LoglikError `cost-matrix-invalid`
 * @see Elkan (2001), The foundations of cost-sensitive learning
 * @example thresholdOfCosts({ costs: [0, 1, 4, 0], actions: 2 })  // 0.2
 */
export function thresholdOfCosts(matrix: CostMatrix): number {
  checkCostMatrix("thresholdOfCosts", matrix, 2);
  const { costs, actions } = matrix;
  const falseAlarm = costs[1] - costs[0];
  const miss = costs[2] - costs[3];
  if (actions !== 2 || !(falseAlarm > 0 && miss > 0)) {
    throw new LoglikError(
      "cost-matrix-invalid",
      `thresholdOfCosts: with ${actions} actions, a false alarm costs ${falseAlarm} and a miss ${miss} more than being right; ` +
        "both must be positive for a threshold to exist. Give two actions, rows for truth 0 and 1.",
      { falseAlarm, miss, actions },
    );
  }
  return falseAlarm / (falseAlarm + miss);
}

/**
 * 1 where the probability or score reaches the threshold, else 0.
 *
 * @throws LoglikError `input-not-finite` for a NaN
 * @example Array.from(decideByThreshold([0.1, 0.5, 0.7], 0.5))  // [0, 1, 1]
 */
export function decideByThreshold(scores: ArrayLike<number>, threshold: number): Uint8Array {
  return Uint8Array.from(scores, (score, row) => {
    if (!Number.isNaN(score) && !Number.isNaN(threshold)) return score >= threshold ? 1 : 0;
    throw new LoglikError(
      "input-not-finite",
      `decideByThreshold: score ${row} is ${score} and the threshold ${threshold}; neither may be NaN. Look for the row that made it.`,
      { row, threshold },
    );
  });
}
