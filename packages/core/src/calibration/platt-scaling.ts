import { LoglikError } from "../error.js";
import { fitGeneralizedLinearModel } from "../fit/generalized-linear-model.js";
import { bernoulliHead } from "../heads/bernoulli.js";
import { checkBinaryLabels } from "../scoring/check-forecasts.js";
import { sigmoid } from "../special/sigmoid.js";
import { checkCalibrationRows } from "./check-calibration-rows.js";
import type { ScalingCertificate } from "./scaling-result.js";

/** A fitted line from scores to log odds. */
export interface PlattScaling extends Omit<ScalingCertificate, "nllBefore"> {
  readonly slope: number;
  readonly intercept: number;
}

/** Settings of {@link fitPlattScaling}. */
export interface PlattOptions {
  /**
   * `labels`: maximum likelihood. `smoothed`: Platt's targets (n₁ + 1)/(n₁ + 2) and 1/(n₀ + 2) in place of 1 and 0, which are
   * those of one more row of each outcome in each class and have a finite optimum even where the scores separate the classes.
   */
  readonly targets?: "labels" | "smoothed";
}

/**
 * Platt scaling: P(y = 1) = σ(a s + b) of any score s, such as the margin of a support vector machine, fitted by NLL on held-out
 * rows: logistic regression of the label on the score.
 *
 * @throws LoglikError `too-few-rows`, `one-class`, `input-not-finite`, `option-invalid`, and those of labels
 * @see Platt (1999), Probabilistic outputs for support vector machines
 * @example fitPlattScaling([-2, -1, 0, 1, 2], [0, 1, 0, 1, 1]).slope  // 1.0904255602981152
 */
export function fitPlattScaling(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  options: PlattOptions = {},
): PlattScaling {
  const { targets = "labels" } = options;
  if (targets !== "labels" && targets !== "smoothed") {
    throw new LoglikError(
      "option-invalid",
      `fitPlattScaling: targets is ${JSON.stringify(targets)}; expected "labels" or "smoothed".`,
      { targets },
    );
  }
  const rows = checkBinaryLabels("fitPlattScaling", "scores", scores, labels);
  checkCalibrationRows("fitPlattScaling", labels, 2);
  const ones = Array.from(labels).reduce((count, label) => count + label, 0);
  const [low, high] = targets === "labels" ? [0, 1] : [1 / (rows - ones + 2), (ones + 1) / (ones + 2)];
  const y = Float64Array.from(labels, (label) => (label === 1 ? high : low));
  const fit = fitGeneralizedLinearModel(bernoulliHead({ target: "soft" }), { x: scores, y, rows, inputs: 1 });
  const [slope, intercept] = fit.coefficients;
  const { nll, converged, reason, message, iterations, gradientNorm } = fit;
  return { slope, intercept, nll, converged, reason, message, iterations, gradientNorm };
}

/**
 * σ(a s + b) of each score.
 *
 * @example Array.from(applyPlattScaling([0, 2], { slope: 1, intercept: -2 }))  // [0.11920292202211755, 0.5]
 */
export function applyPlattScaling(
  scores: ArrayLike<number>,
  { slope, intercept }: Pick<PlattScaling, "slope" | "intercept">,
): Float64Array {
  return Float64Array.from(scores, (score) => sigmoid(slope * score + intercept));
}
