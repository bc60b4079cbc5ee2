import { normalQuantile } from "@loglik/core/special/normal-quantile";

/**
 * Replaces the draws of all chains together by normal scores of their ranks, z = Φ⁻¹((r − 3/8)/(S + 1/4)), ties sharing the mean
 * of their ranks: a mean and a variance exist then, however heavy the tails.
 *
 * @example Array.from(rankNormalise([Float64Array.of(5, 1, 9)])[0])  // [0, -0.8694…, 0.8694…]
 */
export function rankNormalise(chains: readonly Float64Array[]): Float64Array[] {
  const all = chains.flatMap((chain, c) => Array.from(chain, (value, i) => ({ value, c, i })));
  const scores = chains.map((chain) => new Float64Array(chain.length));
  // What is no number has no rank, nor have the others beside it.
  if (all.some(({ value }) => Number.isNaN(value))) return scores.map((each) => each.fill(NaN));
  all.sort((a, b) => a.value - b.value);
  for (let start = 0; start < all.length; ) {
    let end = start + 1;
    while (end < all.length && all[end].value === all[start].value) end += 1;
    const rank = 0.5 * (start + 1 + end);
    const score = normalQuantile((rank - 0.375) / (all.length + 0.25));
    for (; start < end; start += 1) scores[all[start].c][all[start].i] = score;
  }
  return scores;
}

/** Each chain as two: a chain that drifts then disagrees with itself. The middle draw of an odd number is left out. */
export function splitChains(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.subarray(0, half), chain.subarray(chain.length - half)];
  });
}
