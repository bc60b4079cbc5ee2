import { checkWeights } from "../check-weights.js";
import { weightedSum } from "../sample.js";
import { checkBinaryLabels } from "../scoring/check-forecasts.js";
import { xLog1pY, xLogY } from "../special/x-log-y.js";
import { checkCalibrationRows } from "./check-calibration-rows.js";
import { type IsotonicRegression, isotonicRegression, isotonicValue } from "./isotonic-regression.js";

/** A fitted rising map from scores to probabilities. */
export interface IsotonicScaling extends IsotonicRegression {
  /** Mean NLL of the rows, nats: the least that any rising map has. */
  readonly nll: number;
  readonly converged: true;
  readonly reason: "closed-form";
  /** Says where the map reaches 0 or 1, at which a new row of the other class would have an infinite NLL. */
  readonly message: string;
}

/**
 * Isotonic calibration: the rising map from scores to probabilities of least NLL on held-out rows, by pooling adjacent violators.
 *
 * @throws LoglikError `too-few-rows`, `one-class`, and those of `isotonicRegression` and of labels
 * @see Zadrozny & Elkan (2002), Transforming classifier scores into accurate multiclass probability estimates
 * @example fitIsotonicScaling([1, 2, 3, 4], [0, 1, 0, 1]).blocks[1].value  // 0.5
 */
export function fitIsotonicScaling(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): IsotonicScaling {
  const rows = checkBinaryLabels("fitIsotonicScaling", "scores", scores, labels);
  checkCalibrationRows("fitIsotonicScaling", labels, 1);
  const { blocks } = isotonicRegression(scores, labels, weights);
  const losses = blocks.map(({ value }) => 0 - xLogY(value, value) - xLog1pY(1 - value, -value));
  const nll =
    weightedSum(
      losses,
      blocks.map(({ weight }) => weight),
    ) / checkWeights("fitIsotonicScaling", weights, rows);
  const ends = [blocks[0].value === 0 ? "0" : "", blocks[blocks.length - 1].value === 1 ? "1" : ""].filter(Boolean);
  const warning =
    ends.length === 0
      ? "none of them 0 or 1."
      : `${ends.join(" and ")} among them: a new row of the other class there has an infinite NLL.`;
  const message = `The best rising map has ${blocks.length} values, ${warning}`;
  return { blocks, nll, converged: true, reason: "closed-form", message };
}

/**
 * The calibrated probability of each score, by straight lines between the blocks.
 *
 * @example Array.from(applyIsotonicScaling([0, 2.5], { blocks: [{ low: 1, high: 2, value: 0.25, weight: 4 }, { low: 3, high: 3, value: 0.75, weight: 4 }] }))  // [0.25, 0.5]
 */
export function applyIsotonicScaling(scores: ArrayLike<number>, map: IsotonicRegression): Float64Array {
  return Float64Array.from(scores, (score) => isotonicValue(map, score));
}
