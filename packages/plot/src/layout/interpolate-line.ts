/**
 * A line through points with increasing x, read at `at`; NaN outside.
 *
 * @example interpolateLine([0, 2], [1, 5], 0.5)  // 2
 */
export function interpolateLine(x: ArrayLike<number>, y: ArrayLike<number>, at: number): number {
  for (let index = 1; index < x.length; index++) {
    if (at < x[index - 1] || at > x[index]) continue;
    const share = (at - x[index - 1]) / (x[index] - x[index - 1]);
    // An infinite end that takes no part must not make 0 · ∞ of it.
    return share === 0 ? y[index - 1] : share === 1 ? y[index] : y[index - 1] + share * (y[index] - y[index - 1]);
  }
  return Number.NaN;
}
