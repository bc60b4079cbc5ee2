import { weightedSum } from "../sample.js";
import { normalCdf } from "../special/normal-cdf.js";
import type { ReliabilityBin, ReliabilityTable } from "./reliability-table.js";

const gap = ({ meanPrediction, frequency }: ReliabilityBin): number => Math.abs(meanPrediction - frequency);

/**
 * Expected calibration error Σ (nᵦ/n) |mean prediction − frequency|. Biased upwards: chance alone makes gaps.
 *
 * @see Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks
 * @example expectedCalibrationError(reliabilityTable([0.25, 0.75], [0, 1], { bins: 2 }))  // 0.25
 */
export function expectedCalibrationError(table: ReliabilityTable): number {
  const used = table.bins.filter(({ count }) => count > 0);
  return weightedSum(used.map((bin) => bin.count * gap(bin))) / table.rows;
}

/**
 * Maximum calibration error: the largest gap of any bin, however few rows it has.
 *
 * @example maximumCalibrationError(reliabilityTable([0.25, 0.75], [0, 1], { bins: 2 }))  // 0.25
 */
export function maximumCalibrationError(table: ReliabilityTable): number {
  return table.bins.reduce((most, bin) => (bin.count > 0 ? Math.max(most, gap(bin)) : most), 0);
}

/**
 * The expected calibration error less what chance adds to it: if the frequency of a bin scatters normally with its standard
 * error s around a gap g, the observed gap is E|g + s Z| on average, so that |g| − (E|g + s Z| − |g|) is nearly without bias.
 * Bins of one row are left out: they have no standard error.
 *
 * May be negative where the model is better calibrated than chance would show.
 *
 * @see Kumar, Liang & Ma (2019), Verified uncertainty calibration, who take that expectation by simulation
 * @example debiasedCalibrationError(reliabilityTable([0.25, 0.25, 0.75, 0.75], [0, 1, 1, 0], { bins: 2 }))  // 0.052203442598693806
 */
export function debiasedCalibrationError(table: ReliabilityTable): number {
  const used = table.bins.filter(({ count }) => count > 1);
  const terms = used.map((bin) => {
    const observed = gap(bin);
    const deviation = bin.standardError * Math.sqrt(bin.count / (bin.count - 1));
    return bin.count * (2 * observed - meanOfFoldedNormal(observed, deviation));
  });
  return weightedSum(terms) / table.rows;
}

/**
 * Σ (nᵦ/n) ((mean prediction − frequency)² − its sampling variance): an unbiased estimate of the squared calibration error of the
 * binned model. Negative as often as not where that error is zero. Bins of one row are left out.
 *
 * @see Kumar, Liang & Ma (2019), Verified uncertainty calibration; Bröcker (2012)
 * @example debiasedSquaredCalibrationError(reliabilityTable([0.5, 0.5, 0.5, 0.5], [0, 1, 1, 1], { bins: 1 }))  // 0
 */
export function debiasedSquaredCalibrationError(table: ReliabilityTable): number {
  const used = table.bins.filter(({ count }) => count > 1);
  const terms = used.map((bin) => {
    const variance = (bin.frequency * (1 - bin.frequency)) / (bin.count - 1);
    return bin.count * (gap(bin) ** 2 - variance);
  });
  return weightedSum(terms) / table.rows;
}

/** E|g + s Z| = s √(2/π) e^{−g²/2s²} + g (1 − 2Φ(−g/s)). */
function meanOfFoldedNormal(mean: number, deviation: number): number {
  if (deviation === 0) return mean;
  const z = mean / deviation;
  return deviation * Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * z * z) + mean * (1 - 2 * normalCdf(-z));
}
