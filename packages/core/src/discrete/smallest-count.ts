import { smallestInteger } from "../numeric/smallest-integer.js";

/**
 * The smallest integer k in [low, high] with P(Y ≤ k) ≥ p. From p = ½ on the upper tail is compared with 1 − p, which is exact
 * there: close to 1 the lower tail has no digits left for the step from one count to the next.
 *
 * @example smallestCount((k) => 1 - 0.5 ** (k + 1), (k) => 0.5 ** (k + 1), 0.9, 0, 0, Infinity)  // 3
 */
export function smallestCount(
  lowerTail: (k: number) => number,
  upperTail: (k: number) => number,
  p: number,
  guess: number,
  low: number,
  high: number,
): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 1) return high;
  if (p === 0) return low;
  return smallestInteger(p < 0.5 ? (k) => lowerTail(k) >= p : (k) => upperTail(k) <= 1 - p, guess, low, high);
}

/**
 * The smallest integer k in [low, high] with P(Y > k) ≤ q.
 *
 * @example smallestUpperCount((k) => 0.5 ** (k + 1), 0.1, 0, 0, Infinity)  // 3
 */
export function smallestUpperCount(
  upperTail: (k: number) => number,
  q: number,
  guess: number,
  low: number,
  high: number,
): number {
  if (!(q >= 0 && q <= 1)) return NaN;
  if (q === 0) return high;
  if (q === 1) return low;
  return smallestInteger((k) => upperTail(k) <= q, guess, low, high);
}
