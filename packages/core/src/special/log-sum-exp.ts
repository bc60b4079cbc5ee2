/**
 * log Σ exp(xᵢ) over `length` elements from `offset`, with the largest taken out so that nothing overflows.
 *
 * −Infinity for no elements; the maximum itself where it is infinite.
 *
 * @example logSumExp([1000, 1000])  // 1000.6931471805599
 */
export function logSumExp(x: ArrayLike<number>, offset = 0, length = x.length - offset): number {
  let maximum = -Infinity;
  let position = -1;
  for (let i = offset; i < offset + length; i++) {
    if (Number.isNaN(x[i])) return NaN;
    if (x[i] > maximum) {
      maximum = x[i];
      position = i;
    }
  }
  if (!Number.isFinite(maximum)) return maximum;
  // The largest term is exactly 1; leaving it to log1p keeps the digits of the others when they are tiny.
  let others = 0;
  for (let i = offset; i < offset + length; i++) if (i !== position) others += Math.exp(x[i] - maximum);
  return maximum + Math.log1p(others);
}
