import { LoglikError } from "../error.js";
import { quantile } from "../families/binomial.js";
import { assignBins } from "./bins.js";
import { checkTransforms } from "./interval-coverage.js";

/** Counts of transforms in bins of equal width, beside what chance does to uniform ones. Plain data. */
export interface TransformHistogram {
  /** The ends of the bins, from 0 to 1: one more than bins. */
  readonly edges: Float64Array;
  readonly counts: Float64Array;
  /** n/B, the mean count of a calibrated model. */
  readonly expected: number;
  /** Between these a single bin of a calibrated model stays with probability `level`, or a little more: counts are whole. */
  readonly band: { readonly low: number; readonly high: number; readonly level: number };
}

/**
 * The histogram of probability integral transforms, with the band that a calibrated model's bins stay in. A bin's count is then
 * binomial with n rows and probability 1/B, and the band lies between its quantiles (1 ∓ level)/2. It is of one bin: among many,
 * some of them leave it by chance.
 *
 * @param options `bins`, default 10, and `level`, default 0.95
 * @throws LoglikError `sample-empty`, `probability-invalid`, `option-invalid`
 * @see Gneiting, Balabdaoui & Raftery (2007), Probabilistic forecasts, calibration and sharpness
 * @example Array.from(transformHistogram([0.1, 0.4, 0.5, 0.9], { bins: 2 }).counts)  // [3, 1]
 */
export function transformHistogram(
  transforms: ArrayLike<number>,
  options: { readonly bins?: number; readonly level?: number } = {},
): TransformHistogram {
  const where = "transformHistogram";
  const { bins = 10, level = 0.95 } = options;
  checkTransforms(where, transforms);
  if (!(level > 0 && level < 1)) {
    throw new LoglikError("option-invalid", `${where}: level is ${level}; expected a number between 0 and 1.`, {
      level,
    });
  }
  const { bin, bounds } = assignBins(where, transforms, { bins });
  const counts = new Float64Array(bins);
  for (const b of bin) counts[b]++;
  const chance = { trials: transforms.length, prob: 1 / bins };
  return {
    edges: bounds,
    counts,
    expected: transforms.length / bins,
    band: { low: quantile((1 - level) / 2, chance), high: quantile((1 + level) / 2, chance), level },
  };
}
