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
  const squares = Float64Array.from(y, (value) => (value - mean) ** 2);
  return { mean, deviation: Math.sqrt(weightedSum(squares, weights) / total) };
}
