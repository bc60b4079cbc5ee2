import { integrateInterval } from "../numeric/integrate-interval.js";
import { erfcx } from "./erfc.js";

const TWO_OVER_SQRT_PI = 1.1283791670955126;

/**
 * erfcx(x) − erfcx(x + step) for step ≥ 0, to full relative accuracy also where the two agree in most of their digits.
 *
 *   (2/√π) ∫₀^∞ exp(−t² − 2xt) (1 − exp(−2·step·t)) dt
 *
 * The integrand is positive, so nothing cancels; the plain difference serves wherever it keeps all but a digit.
 *
 * @example erfcxDrop(1000, 1e-6)  // 5.641887367013089e-13
 */
export function erfcxDrop(x: number, step: number): number {
  const from = erfcx(x);
  const difference = from - erfcx(x + step);
  if (!(difference < 0.125 * from)) return difference;
  const integrand = (t: number) => -Math.exp(-t * (t + 2 * x)) * Math.expm1(-2 * step * t);
  return TWO_OVER_SQRT_PI * integrateInterval(integrand, 0, Infinity, 0, 1 / (1 + 2 * Math.abs(x)));
}
