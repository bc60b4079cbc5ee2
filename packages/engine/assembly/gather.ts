// Copies the rows of one step out of the data, by the order of the epoch.

import { Real, REAL, VECTOR, load as loadVector, store as storeVector } from "./lanes";

/** to[i][0 … columns − 1] = from[order[i]][0 … columns − 1]; `from` has no padding, `to` has rows of `stride` bytes. */
export function gatherRows(from: usize, columns: i32, order: usize, rows: i32, to: usize, stride: usize): void {
  const bytes = <usize>columns * REAL;
  const whole = bytes & ~(VECTOR - 1);
  for (let row = 0; row < rows; row++) {
    const source = from + <usize>load<u32>(order) * bytes;
    let at: usize = 0;
    for (; at < whole; at += VECTOR) storeVector(to + at, loadVector(source + at));
    for (; at < bytes; at += REAL) store<Real>(to + at, load<Real>(source + at));
    order += 4;
    to += stride;
  }
}

/**
 * weight[i] = wᵢ (1 without weights) and scale[i] = wᵢ / Σ wⱼ, for `rows` of the `batch` rows, from the `first` on. The sum
 * runs over the whole batch, in the same order for whoever computes it. A batch whose weights sum to zero gets scale 0: it
 * has no loss and no gradient. A NaN weight is not zero, so it stays visible.
 */
export function gatherWeights(from: usize, order: usize, batch: i32, first: i32, rows: i32, weight: usize, scale: usize): void {
  let sum: f64 = batch;
  if (from) {
    sum = 0;
    for (let row = 0; row < batch; row++) sum += weightOf(from, order, row);
  }
  for (let row = 0; row < rows; row++) {
    const at = <usize>row * REAL;
    const value: Real = from ? weightOf(from, order, first + row) : 1;
    store<Real>(weight + at, value);
    store<Real>(scale + at, sum == 0 ? 0 : <Real>(<f64>value / sum));
  }
}

@inline function weightOf(from: usize, order: usize, row: i32): Real {
  return load<Real>(from + <usize>load<u32>(order + (<usize>row << 2)) * REAL);
}

/** Σ wᵢℓᵢ / Σ wᵢ in float64, in the order of the rows; 0 when the weights sum to zero. */
export function batchLoss(rows: i32, weight: usize, loss: usize): f64 {
  let total: f64 = 0;
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++) {
    const at = <usize>row * REAL;
    const w = <f64>load<Real>(weight + at);
    total += w * <f64>load<Real>(loss + at);
    sum += w;
  }
  return sum == 0 ? 0 : total / sum;
}
