import gammaln from "@stdlib/math-base-special-gammaln";

/** ζ(k) − 1 for k = 2 … 31. */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.004077356197944339, 0.0020083928260822144, 0.0009945751278180853, 0.0004941886041194646,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.0588236307020493e-5, 1.5282259408651872e-5,
  7.637197637899762e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727961e-7, 4.769329867878065e-7,
  2.38450502727733e-7, 1.1921992596531107e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365042e-8,
  7.450711789835429e-9, 3.7253340247884571e-9, 1.862659723513049e-9, 9.3132743241966818e-10, 4.656629065033784e-10,
];
const ONE_MINUS_EULER = 0.42278433509846714;

/**
 * log Γ(1 + x) for x > −1, to full relative accuracy through its zeros at 0 and 1.
 *
 *   log Γ(1 + x) = −log(1 + x) + (1 − γ) x + Σₖ₌₂ (−1)ᵏ (ζ(k) − 1) xᵏ/k,   |x| ≤ ½
 *
 * Writing log Γ of the rounded sum 1 + x instead would lose the low digits of a small x.
 *
 * @see Abramowitz & Stegun 6.1.33
 * @example logGamma1p(1e-10)  // -5.772156648192723e-11
 */
export function logGamma1p(x: number): number {
  if (x > 0.5 && x <= 1.5) return Math.log1p(x - 1) + logGamma1p(x - 1);
  if (!(Math.abs(x) <= 0.5)) return gammaln(1 + x);
  let series = 0;
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) series = ZETA_MINUS_ONE[k - 2] / k - x * series;
  return -Math.log1p(x) + x * (ONE_MINUS_EULER + x * series);
}
