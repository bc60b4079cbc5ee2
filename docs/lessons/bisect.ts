/**
 * A root of f between `low` and `high`, where f has opposite signs, to the last bit that halving can decide.
 *
 * @example bisect((x) => x * x - 2, 0, 2)  // 1.414213562373095
 */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  const signAtLow = Math.sign(f(low));
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (Math.sign(f(middle)) === signAtLow) low = middle;
    else high = middle;
  }
}
