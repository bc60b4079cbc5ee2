/**
 * log(1 + x) − x, for x > −1, without the cancellation that leaves nothing of it near 0.
 *
 * With r = x/(2 + x), log(1 + x) = 2 artanh r and 2r − x = −r x exactly, so that
 *
 *   log(1 + x) − x = −r x + 2 r³ (1/3 + r²/5 + r⁴/7 + …)
 *
 * The series is used on [−½, 1], where |r| ≤ 1/3; outside it the plain difference is accurate.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 * @example log1pMinusX(1e-10)  // -4.999999999666667e-21
 */
export function log1pMinusX(x: number): number {
  // NaN leaves here too: no partial sum of the series would ever equal the next.
  if (!(x >= -0.5 && x <= 1)) return Math.log1p(x) - x;
  const r = x / (2 + x);
  const square = r * r;
  let power = 1;
  let sum = 0;
  for (let k = 3; ; k += 2) {
    const next = sum + power / k;
    if (next === sum) break;
    sum = next;
    power *= square;
  }
  return r * (2 * square * sum - x);
}
