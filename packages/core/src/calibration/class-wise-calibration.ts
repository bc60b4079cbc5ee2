import { checkForecasts } from "../scoring/check-forecasts.js";
import type { Binning } from "./bins.js";
import { expectedCalibrationError } from "./calibration-error.js";
import { type ReliabilityTable, reliabilityTable } from "./reliability-table.js";

/** Calibration of every class against the rest. */
export interface ClassWiseCalibration {
  /** Mean of `errors`. */
  readonly error: number;
  /** Expected calibration error of each class. */
  readonly errors: readonly number[];
  readonly tables: readonly ReliabilityTable[];
}

/**
 * Calibration of all probabilities, not of the top ones alone: each class against the rest has its reliability table, and the
 * error is the mean over the classes.
 *
 * @param probabilities rows × classes, row-major
 * @throws LoglikError `option-invalid`, and those of `checkForecasts`
 * @see Kull et al. (2019), Beyond temperature scaling: obtaining well-calibrated multiclass probabilities
 * @example classWiseCalibration([0.25, 0.75, 0.75, 0.25], [1, 0]).error  // 0.25
 */
export function classWiseCalibration(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  binning: Binning = {},
): ClassWiseCalibration {
  const { rows, classes } = checkForecasts("classWiseCalibration", probabilities, labels);
  const tables = Array.from({ length: classes }, (_, k) =>
    reliabilityTable(
      Float64Array.from({ length: rows }, (_, row) => probabilities[row * classes + k]),
      Uint8Array.from(labels, (label) => (label === k ? 1 : 0)),
      binning,
    ),
  );
  const errors = tables.map(expectedCalibrationError);
  return { error: errors.reduce((sum, error) => sum + error, 0) / classes, errors, tables };
}
