/**
 * log(1 − e⁻ˣ) for x ≥ 0: the logarithm of a complement, given x = −log of the probability.
 *
 * Below log 2 the subtraction 1 − e⁻ˣ is the one that cancels, so −expm1(−x) carries it; above, e⁻ˣ is the small term of log1p.
 *
 * @see Mächler (2012), Accurately computing log(1 − exp(−|a|))
 * @example log1mExp(1e-20)  // -46.051701859880914
 */
export function log1mExp(x: number): number {
  return x <= Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
}
