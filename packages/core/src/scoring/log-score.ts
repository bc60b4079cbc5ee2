import { weightedSum } from "../sample.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { checkLogits } from "./check-forecasts.js";

/**
 * The logarithmic score −log p_y in nats: the negative log-likelihood of the outcome. Infinity where the forecast excluded it.
 *
 * Strictly proper, and the only such rule that looks at no probability but the outcome's (for three or more classes).
 *
 * @see Good (1952), Rational decisions; Gneiting & Raftery (2007), Strictly proper scoring rules, prediction, and estimation
 * @example logScore([0.25, 0.75], 1)  // 0.2876820724517809
 */
export function logScore(forecast: ArrayLike<number>, outcome: number): number {
  return 0 - Math.log(forecast[outcome]);
}

/**
 * Mean logarithmic score of the softmax of logits, nats: exact where a probability underflows, whose logarithm does not.
 *
 * @param logits rows × classes, row-major
 * @throws LoglikError those of `checkLogits`
 * @example meanLogScoreOfLogits([0, 800], [0])  // 800
 */
export function meanLogScoreOfLogits(logits: ArrayLike<number>, labels: ArrayLike<number>): number {
  const { rows, classes } = checkLogits("meanLogScoreOfLogits", logits, labels);
  const scores = Float64Array.from({ length: rows }, (_, row) => {
    return logSumExp(logits, row * classes, classes) - logits[row * classes + labels[row]];
  });
  return weightedSum(scores) / rows;
}
