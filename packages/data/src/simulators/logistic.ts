import { createRng } from "@loglik/core/random";
import { checkOptions } from "../check-arguments.js";
import { linearPredictor, simulateInputs } from "./inputs.js";
import type { SimulatedSample } from "./linear.js";

/** The logits that labels are drawn by. */
export interface LogisticTruth {
  readonly rows: number;
  /** One true weight an input. */
  readonly weights: readonly number[];
  readonly intercept: number;
  readonly seed?: number;
}

/**
 * A sample of logistic regression, P(y = 1 | x) = 1 / (1 + exp(−b − x·w)), with standard normal inputs x.
 *
 * @throws LoglikError `simulation` when rows is not a positive whole number or a parameter is not finite.
 * @example simulateLogistic({ rows: 100, weights: [2], intercept: -1, seed: 7 }).y[0]  // 0
 */
export function simulateLogistic(truth: LogisticTruth): SimulatedSample<LogisticTruth> {
  checkOptions("simulateLogistic", truth, ["rows", "weights", "intercept", "seed"]);
  const x = simulateInputs("simulateLogistic", truth);
  const coin = createRng(truth.seed ?? 0, "outcome");
  // u < 1/(1 + e^−η)  ⇔  log(u / (1 − u)) < η: a logistic variable below η.
  const y = linearPredictor(x, truth).map((eta) => {
    const u = coin.uniform();
    return Math.log(u / (1 - u)) < eta ? 1 : 0;
  });
  return { x, y, rows: truth.rows, inputs: truth.weights.length, truth };
}
