import { weightedSum } from "./sample.js";

/**
 * Weighted mean and root mean squared deviation of a sample, in two passes: the deviations do not suffer from a large mean.
 *
 * @example momentsOf([1, 2, 3], undefined, 3).mean  // 2
 */
export function momentsOf(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  total: number,
): { readonly mean: number; readonly deviation: number } {
  const mean = weightedSum(y, weights) / total;
  // A loop: `Float64Array.from` with a function takes some twenty times as long, and a million rows would hold up a page.
  const squares = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++) squares[row] = (y[row] - mean) ** 2;
  return { mean, deviation: Math.sqrt(weightedSum(squares, weights) / total) };
}
