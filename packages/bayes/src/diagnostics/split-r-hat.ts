import { checkChains } from "./check-chains.js";
import { mean, variance } from "./moments.js";
import { rankNormalise, splitChains } from "./rank-normalise.js";

/**
 * Split R̂, rank-normalised: the larger of the R̂ of the normal scores (do the chains agree on where?) and of their distances
 * from the median (on how far?). 1 where the chains agree; use the draws below 1.01. NaN for draws that are all equal.
 *
 *   R̂ = √((W (n − 1)/n + B/n)/W),   W within, B/n between the chains
 *
 * @param draws the draws of one quantity, four or more of each chain
 * @throws LoglikError `chains-invalid`
 * @see Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Rank-normalization, folding, and localization
 * @example splitRHat([Float64Array.of(1, 2, 3, 4), Float64Array.of(11, 12, 13, 14)])  // 2.9994…
 */
export function splitRHat(draws: readonly ArrayLike<number>[]): number {
  const chains = checkChains("splitRHat", draws);
  const halves = splitChains(chains);
  const sorted = Float64Array.from(chains.flatMap((chain) => Array.from(chain))).sort();
  const median = 0.5 * (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]);
  const folded = halves.map((half) => half.map((value) => Math.abs(value - median)));
  return Math.max(rHat(rankNormalise(halves)), rHat(rankNormalise(folded)));
}

function rHat(chains: readonly Float64Array[]): number {
  const n = chains[0].length;
  const within = mean(chains.map(variance));
  const between = variance(chains.map(mean));
  return Math.sqrt((within * ((n - 1) / n) + between) / within);
}
