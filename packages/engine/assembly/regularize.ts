// What surrounds an optimizer's step: clipping, weight decay, the average of the weights.

import { REAL, Real, VECTOR, atLeast, atMost, load as loadVector, mul, multiplyAdd, splat, store as storeVector, sub } from "./lanes";

/**
 * What shortens the gradient to `limit`: limit / ‖g‖ where ‖g‖ > limit, else 1. Also 1 where the norm is NaN or infinite: the
 * component that is to blame stays as it is, and stays visible.
 *
 * Summed in float64 by four sums, always in the same order; the vector is padded to whole cache lines with zeros.
 */
export function clipFactor(g: usize, bytes: usize, limit: f64): Real {
  let sum0: f64 = 0, sum1: f64 = 0, sum2: f64 = 0, sum3: f64 = 0;
  for (let at = g, end = g + bytes; at < end; at += 4 * REAL) {
    const x0 = <f64>load<Real>(at), x1 = <f64>load<Real>(at + REAL);
    const x2 = <f64>load<Real>(at + 2 * REAL), x3 = <f64>load<Real>(at + 3 * REAL);
    sum0 += x0 * x0;
    sum1 += x1 * x1;
    sum2 += x2 * x2;
    sum3 += x3 * x3;
  }
  const norm = Math.sqrt((sum0 + sum1) + (sum2 + sum3));
  return norm > limit && norm < Infinity ? <Real>(limit / norm) : 1;
}

/** x ← factor·x */
export function scale(x: usize, bytes: usize, factor: Real): void {
  const factors = splat(factor);
  for (const end = x + bytes; x < end; x += VECTOR) storeVector(x, mul(loadVector(x), factors));
}

/** g ← min(max(g, −limit), limit); NaN stays NaN. */
export function clipValues(g: usize, bytes: usize, limit: Real): void {
  const high = splat(limit), low = splat(-limit);
  for (const end = g + bytes; g < end; g += VECTOR) storeVector(g, atMost(atLeast(loadVector(g), low), high));
}

/** y ← y + factor·x */
export function addScaled(y: usize, x: usize, bytes: usize, factor: Real): void {
  const factors = splat(factor);
  for (const end = y + bytes; y < end; y += VECTOR, x += VECTOR) {
    storeVector(y, multiplyAdd(loadVector(y), factors, loadVector(x)));
  }
}

/** a ← a + share·(p − a) */
export function approach(a: usize, p: usize, bytes: usize, share: Real): void {
  const shares = splat(share);
  for (const end = a + bytes; a < end; a += VECTOR, p += VECTOR) {
    const average = loadVector(a);
    storeVector(a, multiplyAdd(average, shares, sub(loadVector(p), average)));
  }
}
