/**
 * The logistic function σ(x) = 1/(1 + e⁻ˣ), the inverse of the logit.
 *
 * Below zero as eˣ/(1 + eˣ): the first form would end at 0 from x = −710 on and lose nothing before.
 *
 * @example sigmoid(0)  // 0.5
 * @example sigmoid(-740)  // 4.2e-322
 */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/**
 * log(p/(1 − p)), the inverse of {@link sigmoid}. ∓Infinity at 0 and 1.
 *
 * @example logit(0.75)  // 1.0986122886681098
 */
export function logit(p: number): number {
  // Near ½ the quotient is near 1 and its logarithm would lose digits; 2p − 1 is exact there.
  return Math.abs(p - 0.5) < 0.25 ? Math.log1p((2 * p - 1) / (1 - p)) : Math.log(p / (1 - p));
}
