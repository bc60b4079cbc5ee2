import { LoglikError } from "../error.js";
import { checkLogits } from "../scoring/check-forecasts.js";
import { meanLogScoreOfLogits } from "../scoring/log-score.js";
import { checkCalibrationRows } from "./check-calibration-rows.js";
import { minimizeLogitNll } from "./logit-map.js";
import { certify, type ScalingCertificate } from "./scaling-result.js";

/** A fitted scale and shift for each class. */
export interface VectorScaling extends ScalingCertificate {
  readonly scales: Float64Array;
  /** They sum to 0: adding one number to all changes nothing. */
  readonly shifts: Float64Array;
}

/**
 * Vector scaling: softmax of wₖ zₖ + bₖ with one scale and one shift for each class, fitted by NLL on held-out rows. It mends
 * class frequencies as well as confidence, and may change decisions. A whole matrix in place of w is a linear model of the
 * logits: `fitGeneralizedLinearModel(categoricalHead({ classes }), …)` fits it.
 *
 * @param logits rows × classes, row-major
 * @throws LoglikError `too-few-rows`, `one-class`, and those of `checkLogits`
 * @see Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks
 * @example fitVectorScaling([2, 0, 0, 1, 1, 0, 0, 2], [0, 0, 1, 1]).reason  // "converged"
 */
export function fitVectorScaling(logits: ArrayLike<number>, labels: ArrayLike<number>): VectorScaling {
  const { rows, classes } = checkLogits("fitVectorScaling", logits, labels);
  const parameters = 2 * classes - 1;
  checkCalibrationRows("fitVectorScaling", labels, parameters);
  const table = Float64Array.from(logits);
  // Scales of all classes, then shifts of all but the last.
  const features = (row: number, out: Float64Array) => {
    out.fill(0);
    for (let k = 0; k < classes; k++) {
      out[k * parameters + k] = table[row * classes + k];
      if (k < classes - 1) out[k * parameters + classes + k] = 1;
    }
  };
  const minimum = minimizeLogitNll({ rows, classes, parameters, labels, features });
  const shifts = Float64Array.from({ length: classes }, (_, k) => (k < classes - 1 ? minimum.theta[classes + k] : 0));
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / classes;
  return {
    scales: minimum.theta.slice(0, classes),
    shifts: shifts.map((shift) => shift - mean),
    ...certify(minimum, meanLogScoreOfLogits(table, labels), "scales and shifts"),
  };
}

/**
 * The logits wₖ zₖ + bₖ.
 *
 * @throws LoglikError `shape-mismatch`
 * @example Array.from(applyVectorScaling([1, 2], { scales: [2, 1], shifts: [0.5, -0.5] }))  // [2.5, 1.5]
 */
export function applyVectorScaling(
  logits: ArrayLike<number>,
  { scales, shifts }: { readonly scales: ArrayLike<number>; readonly shifts: ArrayLike<number> },
): Float64Array {
  const classes = scales.length;
  if (logits.length % classes !== 0 || shifts.length !== classes) {
    throw new LoglikError(
      "shape-mismatch",
      `applyVectorScaling: ${logits.length} logits, ${classes} scales and ${shifts.length} shifts do not fit; expected rows of ${classes}.`,
      { logits: logits.length, scales: classes, shifts: shifts.length },
    );
  }
  return Float64Array.from(logits, (value, at) => scales[at % classes] * value + shifts[at % classes]);
}
