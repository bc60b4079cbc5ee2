import { checkWeights } from "../check-weights.js";
import { weightedSum } from "../sample.js";
import { checkForecasts } from "./check-forecasts.js";

/**
 * A scoring rule: what a forecast of class probabilities costs once the outcome is known; smaller is better. The forecast is
 * taken for valid: non-negative, sum one.
 */
export type ScoringRule = (forecast: ArrayLike<number>, outcome: number) => number;

/**
 * Mean score Σ wᵢ S(pᵢ, yᵢ) / Σ wᵢ of forecasts of classes under any rule.
 *
 * @param probabilities rows × classes, row-major
 * @param labels the class of each row, from 0
 * @throws LoglikError those of `checkForecasts` and of weights
 * @example meanScore((p, y) => -Math.log(p[y]), [0.5, 0.5, 0.25, 0.75], [0, 1])  // 0.490414626505863
 */
export function meanScore(
  rule: ScoringRule,
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const { rows, classes } = checkForecasts("meanScore", probabilities, labels);
  const total = checkWeights("meanScore", weights, rows);
  const table = Float64Array.from(probabilities);
  const scores = Float64Array.from({ length: rows }, (_, row) =>
    rule(table.subarray(row * classes, (row + 1) * classes), labels[row]),
  );
  return weightedSum(scores, weights) / total;
}
