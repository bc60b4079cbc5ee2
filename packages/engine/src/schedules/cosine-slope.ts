/**
 * From `start` to `end` along half a cosine: end + (start − end) · (1 + cos πs) / 2 for s in [0, 1].
 *
 * Written with (1 + cos πs) / 2 = cos²(πs/2), and the cosine as its power series: `Math.cos` is each engine's own, and the
 * rates of a fit would then depend on the browser.
 */
export function cosineSlope(start: number, end: number, s: number): number {
  // On the second half the same slope seen from its end, so that the argument of the series stays below π/4.
  const share = s <= 0.5 ? cosine(s * HALF_PI) ** 2 : 1 - cosine((1 - s) * HALF_PI) ** 2;
  return end + (start - end) * share;
}

const HALF_PI = 1.5707963267948966;

/** cos x = 1 − x²/2! + x⁴/4! − … to x¹⁶, which is exact to rounding for |x| ≤ π/4. */
function cosine(x: number): number {
  const square = x * x;
  let sum = 1;
  for (let n = 16; n >= 2; n -= 2) sum = 1 - (sum * square) / (n * (n - 1));
  return sum;
}
