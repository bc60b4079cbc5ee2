import { LoglikError } from "../error.js";
import { PROBABILITY_SUM_TOLERANCE } from "../information/probabilities.js";

/** How many rows and classes a table of forecasts has. */
export interface ForecastShape {
  readonly rows: number;
  readonly classes: number;
}

/**
 * Checks forecasts of classes: one row of probabilities (row-major) for each label, every row non-negative with sum one to 1e-6,
 * every label a class index. Nothing is altered: a row that sums to 1 + 1e-7 is scored as it stands.
 *
 * @param where what was called
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `probability-invalid`, `probabilities-not-normalised`, `label-invalid`
 * @example checkForecasts("accuracy", [0.2, 0.8, 0.5, 0.5], [1, 0])  // { rows: 2, classes: 2 }
 */
export function checkForecasts(
  where: string,
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): ForecastShape {
  const shape = checkShape(where, "probabilities", probabilities, labels);
  const { rows, classes } = shape;
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      checkProbability(where, `probabilities[row ${row}, class ${k}]`, probabilities[row * classes + k], row);
      sum += probabilities[row * classes + k];
    }
    if (Math.abs(sum - 1) > PROBABILITY_SUM_TOLERANCE) {
      throw new LoglikError(
        "probabilities-not-normalised",
        `${where}: the probabilities of row ${row} sum to ${sum}; they must sum to 1. Apply softmax to logits, or divide by the sum.`,
        { row, sum },
      );
    }
  }
  checkLabels(where, labels, classes);
  return shape;
}

/**
 * Checks logits of classes: one row of finite numbers (row-major) for each label, every label a class index.
 *
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `logit-not-finite`, `label-invalid`
 * @example checkLogits("fitTemperature", [-2, 3, 0, 0], [1, 0])  // { rows: 2, classes: 2 }
 */
export function checkLogits(where: string, logits: ArrayLike<number>, labels: ArrayLike<number>): ForecastShape {
  const shape = checkShape(where, "logits", logits, labels);
  for (let i = 0; i < logits.length; i++) {
    if (Number.isFinite(logits[i])) continue;
    const row = Math.floor(i / shape.classes);
    throw new LoglikError(
      "logit-not-finite",
      `${where}: logits[row ${row}, class ${i % shape.classes}] is ${logits[i]}; every logit must be a finite number. ` +
        "Take the logits of the network, before softmax, and look for the row that overflowed.",
      { row, value: logits[i] },
    );
  }
  checkLabels(where, labels, shape.classes);
  return shape;
}

/**
 * Checks forecasts of a yes or no: one probability of 1 for each label, every label 0 or 1. Returns the number of rows.
 *
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `probability-invalid`, `label-invalid`
 * @example checkBinaryForecasts("binaryBrierScore", [0.2, 0.8], [0, 1])  // 2
 */
export function checkBinaryForecasts(
  where: string,
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): number {
  const rows = checkBinaryLabels(where, "probabilities", probabilities, labels);
  for (let row = 0; row < rows; row++) checkProbability(where, `probabilities[${row}]`, probabilities[row], row);
  return rows;
}

/**
 * Checks one value for each label, every label 0 or 1. Returns the number of rows.
 *
 * @param what name of the values, for messages
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `label-invalid`
 * @example checkBinaryLabels("rocCurve", "scores", [-3, 1.5], [0, 1])  // 2
 */
export function checkBinaryLabels(
  where: string,
  what: string,
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
): number {
  checkSomeRows(where, labels);
  if (values.length !== labels.length) {
    throw new LoglikError(
      "shape-mismatch",
      `${where}: there are ${values.length} ${what} for ${labels.length} labels; a yes or no takes one for each label. ` +
        "Of two columns pass the one of class 1.",
      { [what]: values.length, labels: labels.length },
    );
  }
  checkLabels(where, labels, 2);
  return labels.length;
}

/**
 * Checks that every label is one of the class indices 0 … classes − 1.
 *
 * @throws LoglikError `label-invalid`
 * @example checkLabels("confusionMatrix", [0, 2, 1], 3)  // undefined
 */
export function checkLabels(where: string, labels: ArrayLike<number>, classes: number): void {
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (Number.isInteger(label) && label >= 0 && label < classes) continue;
    throw new LoglikError(
      "label-invalid",
      `${where}: labels[${row}] is ${label}; expected a class index from 0 to ${classes - 1}. Number the classes from 0.`,
      { row, label, classes },
    );
  }
}

function checkSomeRows(where: string, labels: ArrayLike<number>): void {
  if (labels.length > 0) return;
  throw new LoglikError("sample-empty", `${where}: there are no labels; at least one row is needed. Pass some data.`);
}

function checkShape(where: string, what: string, values: ArrayLike<number>, labels: ArrayLike<number>): ForecastShape {
  checkSomeRows(where, labels);
  const classes = values.length / labels.length;
  if (Number.isInteger(classes) && classes >= 2) return { rows: labels.length, classes };
  throw new LoglikError(
    "shape-mismatch",
    `${where}: ${values.length} ${what} for ${labels.length} labels make no whole rows of two or more classes. ` +
      "Pass rows × classes numbers, row by row, and one label a row.",
    { [what]: values.length, labels: labels.length },
  );
}

function checkProbability(where: string, place: string, value: number, row: number): void {
  if (value >= 0 && value <= 1 + PROBABILITY_SUM_TOLERANCE) return;
  throw new LoglikError(
    "probability-invalid",
    `${where}: ${place} is ${value}; a probability lies between 0 and 1. Apply softmax or the logistic function to logits first.`,
    { row, value },
  );
}
