import { stirlingError } from "./stirling-error.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;
const LOG_PI = 1.1447298858494002;
/** ζ(k) − 1 for k = 2 … 31. */
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.004077356197944339, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194646,
  0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5,
  7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.53962033872796e-7, 4.769329867878066e-7,
  2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8,
  7.450711789835428e-9, 3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10, 4.656629065033784e-10,
];
const ONE_MINUS_EULER = 0.42278433509846713;

/**
 * log |Γ(x)|; Infinity at 0 and the negative integers.
 *
 * Near 1 and 2, where it vanishes, through the series of log Γ(1 + x); between, a product carries x down to it; from 10,
 * Stirling's formula with its error; below ½ by reflection, Γ(x) Γ(1 − x) = π/sin πx.
 *
 * @see DLMF 5.5, 5.11.1
 * @example logGamma(0.5)  // 0.5723649429247001
 */
export function logGamma(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x <= -0.5) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
    const remainder = x - Math.round(x);
    return LOG_PI - Math.log(Math.abs(Math.sin(Math.PI * remainder))) - logGamma(1 - x);
  }
  if (x < 0.5) return logGamma1p(x) - Math.log(Math.abs(x));
  if (x <= 2.5) return logGamma1p(x - 1);
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 10) {
    let product = 1;
    let reduced = x;
    while (reduced > 2.5) {
      reduced -= 1;
      product *= reduced;
    }
    return Math.log(product) + logGamma1p(reduced - 1);
  }
  return (x - 0.5) * (Math.log(x) - 1) - 0.5 + HALF_LOG_TWO_PI + stirlingError(x);
}

/**
 * log Γ(1 + x) for x > −1, to full relative accuracy through its zeros at 0 and 1.
 *
 *   log Γ(1 + x) = −log(1 + x) + (1 − γ) x + Σₖ₌₂ (−1)ᵏ (ζ(k) − 1) xᵏ/k,   |x| ≤ ½
 *
 * Writing log Γ of the rounded sum 1 + x instead would lose the low digits of a small x.
 *
 * @see Abramowitz & Stegun 6.1.33
 * @example logGamma1p(1e-10)  // -5.772156648192862e-11
 */
export function logGamma1p(x: number): number {
  if (x > 0.5 && x <= 1.5) return Math.log1p(x - 1) + logGamma1p(x - 1);
  if (!(Math.abs(x) <= 0.5)) return logGamma(1 + x);
  let series = 0;
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) series = ZETA_MINUS_ONE[k - 2] / k - x * series;
  return -Math.log1p(x) + x * (ONE_MINUS_EULER + x * series);
}
