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
  const deviations = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++) deviations[row] = y[row] - mean;
  return { mean, deviation: rootMeanSquare(deviations, weights, total) };
}

/**
 * √(Σ wᵢ yᵢ² / Σ wᵢ). The squares are taken in a unit that is a power of two: no bit of the result changes, and none is lost where
 * y² is too large or too small for a double, above 1e154 or below 1e-162.
 *
 * @example rootMeanSquare([3e200, 4e200], undefined, 2)  // 3.5355339059327375e+200
 */
export function rootMeanSquare(y: ArrayLike<number>, weights: ArrayLike<number> | undefined, total: number): number {
  let largest = 0;
  const squares = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++) {
    // A row of weight 0 may be of another size than all that count.
    squares[row] = weights?.[row] === 0 ? 0 : Math.abs(y[row]);
    largest = Math.max(largest, squares[row]);
  }
  const unit = 2 ** Math.floor(Math.log2(largest || 1));
  for (let row = 0; row < y.length; row++) squares[row] = (squares[row] / unit) ** 2;
  return unit * Math.sqrt(weightedSum(squares, weights) / total);
}
