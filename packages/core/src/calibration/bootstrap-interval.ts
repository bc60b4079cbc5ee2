import { LoglikError } from "../error.js";
import { createRng } from "../random/philox.js";

/** Settings of {@link bootstrapInterval}. */
export interface BootstrapOptions {
  /** Default 1000. */
  readonly resamples?: number;
  /** Probability that the interval is to cover; default 0.95. */
  readonly level?: number;
  /** Default 0. */
  readonly seed?: number;
}

/** A statistic with what resampling the rows does to it. Plain data. */
export interface BootstrapInterval {
  /** The statistic of the rows as they are. */
  readonly estimate: number;
  /** Quantiles (1 ∓ level)/2 of the resampled statistics, by straight lines between order statistics. */
  readonly low: number;
  readonly high: number;
  /** Standard deviation of the resampled statistics. */
  readonly standardError: number;
  /** Mean of the resampled statistics less the estimate: how much one more round of chance adds. */
  readonly bias: number;
}

/**
 * The percentile interval of any statistic of rows: computed again for resamples drawn with replacement, as many rows each.
 *
 * @param rows how many there are
 * @param statistic of the rows with these indices, in which rows repeat
 * @throws LoglikError `sample-empty`, `option-invalid`, `statistic-not-finite`
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
 * @example bootstrapInterval(3, () => 7).high  // 7
 */
export function bootstrapInterval(
  rows: number,
  statistic: (indices: Uint32Array) => number,
  options: BootstrapOptions = {},
): BootstrapInterval {
  const { resamples = 1000, level = 0.95, seed = 0 } = options;
  if (!(rows >= 1)) throw new LoglikError("sample-empty", `bootstrapInterval: there are ${rows} rows; expected some.`);
  if (!(Number.isInteger(resamples) && resamples >= 2) || !(level > 0 && level < 1)) {
    throw new LoglikError(
      "option-invalid",
      `bootstrapInterval: resamples is ${resamples} and level ${level}; expected a whole number of at least 2 and a number between 0 and 1.`,
      { resamples, level },
    );
  }
  const indices = Uint32Array.from({ length: rows }, (_, row) => row);
  const evaluate = (what: string): number => {
    const value = statistic(indices);
    if (Number.isFinite(value)) return value;
    throw new LoglikError(
      "statistic-not-finite",
      `bootstrapInterval: the statistic of ${what} is ${value}; it must be finite for every resample, such as one that misses a class. ` +
        "Use more rows, or a statistic that is defined without them.",
      { value },
    );
  };
  const estimate = evaluate("all rows");
  // A stream for each resample: the same resamples whatever their number.
  const values = Float64Array.from({ length: resamples }, (_, index) => {
    const rng = createRng(seed, "bootstrap", index);
    for (let i = 0; i < rows; i++) indices[i] = rng.below(rows);
    return evaluate(`resample ${index}`);
  }).sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / resamples;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const quantile = (p: number): number => {
    const at = p * (resamples - 1);
    const before = Math.floor(at);
    const after = Math.min(before + 1, resamples - 1);
    return values[before] + (at - before) * (values[after] - values[before]);
  };
  return {
    estimate,
    low: quantile(0.5 - 0.5 * level),
    high: quantile(0.5 + 0.5 * level),
    standardError: Math.sqrt(squares / (resamples - 1)),
    bias: mean - estimate,
  };
}
