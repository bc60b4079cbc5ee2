import { erfc, erfcx } from "./erfc.js";

/**
 * Standard normal distribution function, Φ(z) = ½ erfc(−z/√2).
 *
 * @example normalCdf(-1.959963984540054)  // 0.025
 */
export function normalCdf(z: number): number {
  // z/√2 is rounded, which moves a far tail by a relative z²·1e-16: the exponential is taken of z itself.
  if (z < -1) return normalTail(-z);
  return z > 1 ? 1 - normalTail(z) : 0.5 * erfc(-z * Math.SQRT1_2);
}

/**
 * log Φ(z), finite down to z = −1e154 where Φ itself is 0 from −38.6 on.
 *
 *   z < −1:  −z²/2 + log(½ erfcx(−z/√2));   z > 1:  log1p(−Φ(−z))
 *
 * @example logNormalCdf(-50)  // -1254.8313611394199
 */
export function logNormalCdf(z: number): number {
  if (z === -Infinity) return -Infinity;
  if (z < -1) return -0.5 * z * z + Math.log(0.5 * erfcx(-z * Math.SQRT1_2));
  return Math.log1p(z > 1 ? -normalTail(z) : -0.5 * erfc(z * Math.SQRT1_2));
}

/** 1 − Φ(z) for z > 1: exp(−z²/2) · ½ erfcx(z/√2), with z²/2 split as in `expMinusSquare`. */
function normalTail(z: number): number {
  // Beyond 38.7 the tail is no number of float64; far beyond, the second factor would overflow.
  if (z > 40) return 0;
  const h = Math.fround(z);
  return 0.5 * Math.exp(-0.5 * h * h) * Math.exp(-0.5 * (z - h) * (z + h)) * erfcx(z * Math.SQRT1_2);
}
