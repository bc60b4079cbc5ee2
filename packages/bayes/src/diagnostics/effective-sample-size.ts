import { checkChains } from "./check-chains.js";
import { mean, sortedQuantile, variance } from "./moments.js";
import { rankNormalise, splitChains } from "./rank-normalise.js";

/**
 * Effective sample size of the mean of correlated draws: how many independent draws would give the same error.
 *
 *   S_eff = m n/τ,   τ = −1 + 2 Σ ρ_t
 *
 * with autocorrelations ρ_t pooled over the split chains and summed while the sums of neighbours stay positive and fall (Geyer's
 * initial monotone sequence). NaN for draws that are all equal.
 *
 * @param draws the draws of one quantity, chain by chain, four or more of each
 * @throws LoglikError `chains-invalid`
 * @see Geyer (1992); Vehtari et al. (2021), section 3.2; Stan Reference Manual
 * @example effectiveSampleSize([Float64Array.of(1, 3, 2, 4, 1, 3, 2, 5), Float64Array.of(2, 4, 1, 3, 2, 5, 1, 3)])  // 19.26…
 */
export function effectiveSampleSize(draws: readonly ArrayLike<number>[]): number {
  const chains = checkChains("effectiveSampleSize", draws);
  return sizeOf(splitChains(chains));
}

/**
 * Effective sample size of the rank-normalised draws: how well the middle of the distribution is known.
 *
 * @param draws as of {@link effectiveSampleSize}
 * @throws LoglikError `chains-invalid`
 */
export function bulkSampleSize(draws: readonly ArrayLike<number>[]): number {
  const chains = checkChains("bulkSampleSize", draws);
  return sizeOf(rankNormalise(splitChains(chains)));
}

/**
 * The smaller of the effective sample sizes of the 5 % and the 95 % quantile: how well the tails are known.
 *
 * @param draws as of {@link effectiveSampleSize}
 * @throws LoglikError `chains-invalid`
 */
export function tailSampleSize(draws: readonly ArrayLike<number>[]): number {
  const chains = checkChains("tailSampleSize", draws);
  const sorted = Float64Array.from(chains.flatMap((chain) => Array.from(chain))).sort();
  if (sorted.some(Number.isNaN)) return NaN;
  const sizes = [0.05, 0.95].map((p) => {
    const quantile = sortedQuantile(sorted, p);
    return sizeOf(splitChains(chains.map((chain) => chain.map((value) => (value <= quantile ? 1 : 0)))));
  });
  return Math.min(...sizes);
}

function sizeOf(chains: readonly Float64Array[]): number {
  const n = chains[0].length;
  const means = chains.map(mean);
  const within = mean(chains.map(variance));
  const total = within * ((n - 1) / n) + (chains.length > 1 ? variance(means) : 0);
  /** ρ_t: 1 less the share of the variance that lag t leaves. Only as many lags are computed as are needed. */
  const correlation = (lag: number) =>
    1 - (within - mean(chains.map((chain, c) => autocovariance(chain, means[c], lag)))) / total;

  const pairs: [number, number][] = [];
  let pair: [number, number] = [1, correlation(1)];
  for (let lag = 2; lag < n - 3 && pair[0] + pair[1] > 0; lag += 2) {
    pairs.push(pair);
    pair = [correlation(lag), correlation(lag + 1)];
  }
  if (Number.isNaN(pair[0] + pair[1])) return NaN;
  // Of the pair that ends the sequence a positive even lag still counts once: it improves the estimate for antithetic chains.
  const rest = Math.max(0, pair[0]);
  let sum = 0;
  let before = Infinity;
  for (const [first, second] of pairs) {
    before = Math.min(before, first + second);
    sum += before;
  }
  const draws = chains.length * n;
  return draws / Math.max(-1 + 2 * sum + rest, 1 / Math.log10(draws));
}

function autocovariance(x: Float64Array, center: number, lag: number): number {
  let sum = 0;
  for (let i = lag; i < x.length; i++) sum += (x[i] - center) * (x[i - lag] - center);
  return sum / x.length;
}
