import { erf } from "./erfc.js";
import { normalQuantile, normalQuantileLog } from "./normal-quantile.js";

const TWO_OVER_ROOT_PI = 1.1283791670955126;

/**
 * The inverse of erf: erf(erfInverse(y)) = y for −1 ≤ y ≤ 1; ±Infinity at ±1, NaN outside.
 *
 * erf(x) = 2Φ(x√2) − 1 gives it from the normal quantile; one Newton step restores the relative accuracy of a small y, whose
 * low digits ½ + y/2 rounds away.
 *
 * @example erfInverse(0.5)  // 0.4769362762044699
 */
export function erfInverse(y: number): number {
  if (!(Math.abs(y) < 0.9)) return Math.sign(y) * erfcInverse(1 - Math.abs(y));
  const x = normalQuantile(0.5 + 0.5 * y) * Math.SQRT1_2;
  return x - (erf(x) - y) / (TWO_OVER_ROOT_PI * Math.exp(-x * x));
}

/**
 * The inverse of erfc: erfc(erfcInverse(y)) = y for 0 ≤ y ≤ 2, accurate for y down to the smallest double; NaN outside.
 *
 * @example erfcInverse(1e-100)  // 15.065574702592645
 */
export function erfcInverse(y: number): number {
  if (!(y >= 0 && y <= 2)) return Number.NaN;
  if (y > 0.1 && y < 1.9) return erfInverse(1 - y);
  return (y < 1 ? -normalQuantileLog(Math.log(0.5 * y)) : normalQuantileLog(Math.log(0.5 * (2 - y)))) * Math.SQRT1_2;
}
