import { LoglikError } from "../error.js";

/**
 * Checks that there is enough to fit a calibration map to: more rows than parameters, and rows of more than one class.
 *
 * @param where what was called
 * @throws LoglikError `too-few-rows`, `one-class`
 * @example checkCalibrationRows("fitPlattScaling", [0, 1, 1], 2)  // undefined
 */
export function checkCalibrationRows(where: string, labels: ArrayLike<number>, parameters: number): void {
  if (labels.length <= parameters) {
    throw new LoglikError(
      "too-few-rows",
      `${where}: there are ${labels.length} rows for ${parameters} free parameters; a fit needs more rows than parameters. ` +
        "Hold out more rows, or use temperature scaling, which has one.",
      { rows: labels.length, parameters },
    );
  }
  if (Array.from(labels).some((label) => label !== labels[0])) return;
  throw new LoglikError(
    "one-class",
    `${where}: all ${labels.length} labels are ${labels[0]}; probabilities cannot be calibrated on one class. Hold out rows of all.`,
    { rows: labels.length, label: labels[0] },
  );
}
