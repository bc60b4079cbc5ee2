import { bulkSampleSize, effectiveSampleSize, tailSampleSize } from "./effective-sample-size.js";
import { mean, sortedQuantile, variance } from "./moments.js";
import { splitRHat } from "./split-r-hat.js";

/** One quantity of a posterior, with the errors of its numbers. Plain data. */
export interface QuantitySummary {
  readonly name: string;
  readonly mean: number;
  readonly standardDeviation: number;
  /** 5 %, 50 % and 95 %. */
  readonly quantiles: readonly [number, number, number];
  /** Split R̂, rank-normalised and folded. */
  readonly rHat: number;
  readonly bulkSize: number;
  readonly tailSize: number;
  /** Monte Carlo standard error of the mean. */
  readonly meanError: number;
  /** Monte Carlo standard error of the standard deviation, and of the variance. */
  readonly standardDeviationError: number;
  readonly varianceError: number;
}

/**
 * Describes the draws of one quantity.
 *
 *   error of the mean = s/√S_eff;   error of the variance = √((m₄ − m₂²)/S_eff of the squares), of s half of that over s
 *
 * @param chains its draws, chain by chain
 * @see Vehtari et al. (2021), section 4.1
 * @example summariseQuantity("x", [Float64Array.of(1, 3, 2, 4, 1, 3, 2, 5)]).mean  // 2.625
 */
export function summariseQuantity(name: string, chains: readonly Float64Array[]): QuantitySummary {
  const all = Float64Array.from(chains.flatMap((chain) => Array.from(chain)));
  const center = mean(all);
  const standardDeviation = Math.sqrt(variance(all));
  const squares = chains.map((chain) => chain.map((value) => (value - center) ** 2));
  const ofSquares = Float64Array.from(squares.flatMap((chain) => Array.from(chain)));
  const second = mean(ofSquares);
  const varianceError = Math.sqrt(
    (mean(ofSquares.map((square) => square * square)) - second * second) / effectiveSampleSize(squares),
  );
  const sorted = all.sort();
  return {
    name,
    mean: center,
    standardDeviation,
    quantiles: [sortedQuantile(sorted, 0.05), sortedQuantile(sorted, 0.5), sortedQuantile(sorted, 0.95)],
    rHat: splitRHat(chains),
    bulkSize: bulkSampleSize(chains),
    tailSize: tailSampleSize(chains),
    meanError: standardDeviation / Math.sqrt(effectiveSampleSize(chains)),
    standardDeviationError: varianceError / (2 * standardDeviation),
    varianceError,
  };
}
