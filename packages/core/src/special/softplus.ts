/**
 * log(1 + eˣ), the smooth maximum of 0 and x; −log σ(−x).
 *
 * The larger of 0 and x is taken out, so that neither a large x overflows nor a very negative one is rounded away.
 *
 * @example softplus(40)  // 40
 * @example softplus(-40)  // 4.248354255291589e-18
 */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/**
 * Inverse of {@link softplus}: log(eˣ − 1) for x > 0, as x + log(1 − e⁻ˣ).
 *
 * @example softplusInverse(0.6931471805599453)  // 0
 */
export function softplusInverse(x: number): number {
  return x > 0.7 ? x + Math.log1p(-Math.exp(-x)) : Math.log(Math.expm1(x));
}
