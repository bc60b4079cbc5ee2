import { LoglikError } from "../error.js";
import { checkBinaryLabels, checkLogits } from "../scoring/check-forecasts.js";
import { meanLogScoreOfLogits } from "../scoring/log-score.js";
import { type LogitMap, minimizeLogitNll } from "./logit-map.js";
import { certify, type ScalingCertificate } from "./scaling-result.js";

/** A fitted temperature. */
export interface TemperatureScaling extends ScalingCertificate {
  /**
   * T of softmax(z/T): above 1 for an overconfident model. Where no finite optimum exists its limit, Infinity (`boundary`: forecasts
   * of nothing fit best) or 0 (`separation`: every top label is right); NaN where all logits of each row are equal (`flat`).
   */
  readonly temperature: number;
}

/**
 * Temperature scaling: the one T that minimises the NLL of softmax(z/T) on held-out rows. It changes no decision by argmax, only
 * the confidence. The NLL is convex in 1/T, so that Newton's method finds its minimum to the last digits.
 *
 * @param logits rows × classes, row-major; or one a row, the log odds of class 1, for a yes or no
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `logit-not-finite`, `label-invalid`
 * @see Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks
 * @example fitTemperature([2, -2, 2, -2], [1, 0, 0, 0]).temperature  // 1.820478453253675
 */
export function fitTemperature(logits: ArrayLike<number>, labels: ArrayLike<number>): TemperatureScaling {
  const { rows, classes, table } = readLogits(logits, labels);
  const map: LogitMap = {
    rows,
    classes,
    parameters: 1,
    labels,
    features: (row, out) => out.set(table.subarray(row * classes, (row + 1) * classes)),
  };
  const row = (index: number) => table.subarray(index * classes, (index + 1) * classes);
  const nllBefore = meanLogScoreOfLogits(table, labels);
  const limits = limitsOf(map, row);
  if (limits !== undefined) {
    const { temperature, reason, message } = limits;
    const nll = temperature === 0 ? tiedLoss(map, row) : Math.log(classes);
    return { temperature, nllBefore, nll, converged: false, reason, message, iterations: 0, gradientNorm: 0 };
  }
  const minimum = minimizeLogitNll(map);
  return { temperature: 1 / minimum.theta[0], ...certify(minimum, nllBefore, "temperatures") };
}

/**
 * The logits divided by the temperature.
 *
 * @throws LoglikError `option-invalid` where the temperature is not a positive finite number
 * @example Array.from(applyTemperature([2, -4], 2))  // [1, -2]
 */
export function applyTemperature(logits: ArrayLike<number>, temperature: number): Float64Array {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new LoglikError(
      "option-invalid",
      `applyTemperature: temperature is ${temperature}; expected a positive finite number. A fit without finite optimum has none: see its reason.`,
      { temperature },
    );
  }
  return Float64Array.from(logits, (value) => value / temperature);
}

/** Log odds become two logits, 0 and themselves. */
function readLogits(logits: ArrayLike<number>, labels: ArrayLike<number>) {
  if (logits.length === labels.length && logits.length > 0) {
    checkBinaryLabels("fitTemperature", "logits", logits, labels);
    const table = Float64Array.from({ length: 2 * logits.length }, (_, at) =>
      at % 2 === 0 ? 0 : logits[(at - 1) / 2],
    );
    checkLogits("fitTemperature", table, labels);
    return { rows: labels.length, classes: 2, table };
  }
  return { ...checkLogits("fitTemperature", logits, labels), table: Float64Array.from(logits) };
}

/** Where the NLL as a function of 1/T ≥ 0 has no minimum inside. */
function limitsOf({ rows, classes, labels }: LogitMap, row: (index: number) => Float64Array) {
  let slopeAtZero = 0;
  let allEqual = true;
  let allRight = true;
  for (let i = 0; i < rows; i++) {
    const z = row(i);
    const label = z[labels[i]];
    slopeAtZero += z.reduce((sum, value) => sum + (value - label), 0) / classes;
    if (z.some((value) => value !== label)) allEqual = false;
    if (z.some((value) => value > label)) allRight = false;
  }
  if (allEqual) {
    const message = "The logits of each row are all equal: no temperature changes anything.";
    return { temperature: NaN, reason: "flat" as const, message };
  }
  if (allRight) {
    const message =
      "Every top label is right, so the NLL falls for ever as the temperature goes to 0: no finite optimum exists.";
    return { temperature: 0, reason: "separation" as const, message };
  }
  if (slopeAtZero >= 0) {
    const message =
      "The labels have no higher logits than the other classes on average, so the NLL is smallest as the temperature goes to infinity: no finite optimum exists.";
    return { temperature: Infinity, reason: "boundary" as const, message };
  }
  return undefined;
}

/** Mean NLL at temperature 0 where every top label is right: the classes tied with it share the probability. */
function tiedLoss({ rows, labels }: LogitMap, row: (index: number) => Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const z = row(i);
    sum += Math.log(z.reduce((count, value) => count + (value === z[labels[i]] ? 1 : 0), 0));
  }
  return sum / rows;
}
