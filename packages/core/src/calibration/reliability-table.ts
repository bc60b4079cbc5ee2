import { weightedSum } from "../sample.js";
import { checkBinaryForecasts } from "../scoring/check-forecasts.js";
import { assignBins, type Binning } from "./bins.js";

/** The rows whose predictions fell into one bin. */
export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** NaN in an empty bin, as the next two. */
  readonly meanPrediction: number;
  /** Share of ones. */
  readonly frequency: number;
  /** √(frequency (1 − frequency)/count). */
  readonly standardError: number;
}

/** Predictions against frequencies, bin by bin; empty bins are kept. Plain data. */
export interface ReliabilityTable {
  readonly rows: number;
  readonly bins: readonly ReliabilityBin[];
}

/**
 * What a reliability diagram shows: how often the event came where the forecast was about so much.
 *
 * @param predictions P(y = 1) of each row, or confidences of top labels
 * @param outcomes 0 or 1 a row
 * @throws LoglikError `option-invalid`, and those of `checkBinaryForecasts`
 * @see DeGroot & Fienberg (1983), The comparison and evaluation of forecasters
 * @example reliabilityTable([0.1, 0.3, 0.9], [0, 1, 1], { bins: 2 }).bins[0].frequency  // 0.5
 */
export function reliabilityTable(
  predictions: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  binning: Binning = {},
): ReliabilityTable {
  const rows = checkBinaryForecasts("reliabilityTable", predictions, outcomes);
  const { bin, bounds } = assignBins("reliabilityTable", predictions, binning);
  const members = Array.from({ length: bounds.length - 1 }, (): number[] => []);
  bin.forEach((b, row) => {
    members[b].push(row);
  });
  const bins = members.map((inside, b) => {
    const count = inside.length;
    const frequency = weightedSum(inside.map((row) => outcomes[row])) / count;
    return {
      low: bounds[b],
      high: bounds[b + 1],
      count,
      meanPrediction: weightedSum(inside.map((row) => predictions[row])) / count,
      frequency,
      standardError: Math.sqrt((frequency * (1 - frequency)) / count),
    };
  });
  return { rows, bins };
}
