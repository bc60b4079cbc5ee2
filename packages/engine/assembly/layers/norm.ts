// Layer and batch normalisation. Every sum runs in a fixed order: over the channels of a pixel lane by lane, over the batch row
// after row, and in each row pixel after pixel.

import {
  LANES, REAL, Real, VECTOR, add, columnsBefore, div, load as loadVector, mul, multiplyAdd, splat, sqrt as squareRoot, store as storeVector, sub,
  sumLanes,
} from "../lanes";
import { address, real, word } from "../record";
import { base, channels, height, paddedBytes, pixelBytes, rowBytes, width } from "./image";

// Operands: the input image at 2; then, from 8 on, as each function says. Images of the same shape need only their address.
const INPUT: i32 = 2;
const REST: i32 = 8;

@inline function pixelsOf(record: usize): i32 { return height(record, INPUT) * width(record, INPUT); }

/** Σ over the channels of f, where the padding counts as zero. */
@inline function masked(x: v128, channel: i32, count: i32): v128 { return v128.and(x, columnsBefore(channel, count)); }

/** scale, shift; output; moments, bytes of their row; (unused); ε */
export function layerNormForward(record: usize, rows: i32): void {
  const count = channels(record, INPUT), bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record);
  const scale = address(record, REST), shift = address(record, REST + 1);
  const epsilon = <Real>real(record, REST + 6);
  for (let row = 0; row < rows; row++) {
    const start = <usize>row * rowBytes(record, INPUT);
    let x = base(record, INPUT) + start, y = address(record, REST + 2) + start;
    let moments = address(record, REST + 3) + <usize>row * address(record, REST + 4);
    for (let pixel = 0; pixel < pixels; pixel++) {
      let sum = splat(0);
      for (let c = 0; c < count; c += LANES) sum = add(sum, masked(loadVector(x + <usize>c * REAL), c, count));
      const mean = sumLanes(sum) / <Real>count;
      sum = splat(0);
      for (let c = 0; c < count; c += LANES) {
        const distance = masked(sub(loadVector(x + <usize>c * REAL), splat(mean)), c, count);
        sum = multiplyAdd(sum, distance, distance);
      }
      const r = <Real>1 / sqrt<Real>(sumLanes(sum) / <Real>count + epsilon);
      for (let at: usize = 0; at < paddedBytes(count); at += VECTOR) {
        const standardised = mul(sub(loadVector(x + at), splat(mean)), splat(r));
        storeVector(y + at, multiplyAdd(loadVector(shift + at), loadVector(scale + at), standardised));
      }
      store<Real>(moments, mean);
      store<Real>(moments, r, REAL);
      moments += 2 * REAL;
      x += bytes;
      y += bytes;
    }
  }
}

/** scale; moments, bytes of their row; output's gradient; input's gradient */
export function layerNormBackward(record: usize, rows: i32): void {
  const count = channels(record, INPUT), bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record);
  const scale = address(record, REST);
  for (let row = 0; row < rows; row++) {
    const start = <usize>row * rowBytes(record, INPUT);
    let x = base(record, INPUT) + start;
    let dy = address(record, REST + 3) + start, dx = address(record, REST + 4) + start;
    let moments = address(record, REST + 1) + <usize>row * address(record, REST + 2);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const mean = splat(load<Real>(moments)), r = splat(load<Real>(moments, REAL));
      let sum = splat(0), product = splat(0);
      for (let c = 0; c < count; c += LANES) {
        const at = <usize>c * REAL;
        const gradient = masked(mul(loadVector(scale + at), loadVector(dy + at)), c, count);
        sum = add(sum, gradient);
        product = add(product, masked(mul(gradient, mul(sub(loadVector(x + at), mean), r)), c, count));
      }
      const meanGradient = splat(sumLanes(sum) / <Real>count), meanProduct = splat(sumLanes(product) / <Real>count);
      for (let c = 0; c < count; c += LANES) {
        const at = <usize>c * REAL;
        const standardised = mul(sub(loadVector(x + at), mean), r);
        const gradient = sub(mul(loadVector(scale + at), loadVector(dy + at)), meanGradient);
        storeVector(dx + at, masked(mul(r, sub(gradient, mul(standardised, meanProduct))), c, count));
      }
      moments += 2 * REAL;
      x += bytes;
      dy += bytes;
      dx += bytes;
    }
  }
}

/** moments, bytes of their row; output's gradient; gradients of scale and shift */
export function layerNormBackwardParameters(record: usize, rows: i32): void {
  const bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record);
  for (let at: usize = 0; at < paddedBytes(channels(record, INPUT)); at += VECTOR) {
    let product = splat(0), sum = splat(0);
    for (let row = 0; row < rows; row++) {
      const start = <usize>row * rowBytes(record, INPUT) + at;
      let x = base(record, INPUT) + start, dy = address(record, REST + 2) + start;
      let moments = address(record, REST) + <usize>row * address(record, REST + 1);
      for (let pixel = 0; pixel < pixels; pixel++) {
        const standardised = mul(sub(loadVector(x), splat(load<Real>(moments))), splat(load<Real>(moments, REAL)));
        product = multiplyAdd(product, loadVector(dy), standardised);
        sum = add(sum, loadVector(dy));
        moments += 2 * REAL;
        x += bytes;
        dy += bytes;
      }
    }
    storeVector(address(record, REST + 3) + at, product);
    storeVector(address(record, REST + 4) + at, sum);
  }
}

/** share of each row; mean, variance. A row's pixels are summed first, so that long sums lose less. */
export function batchNormMoments(record: usize, rows: i32): void {
  for (let at: usize = 0; at < paddedBytes(channels(record, INPUT)); at += VECTOR) {
    const mean = weightedMean(record, rows, at, splat(0), false);
    storeVector(address(record, REST + 1) + at, mean);
    storeVector(address(record, REST + 2) + at, weightedMean(record, rows, at, mean, true));
  }
}

/** Weighted mean over rows and pixels of x − centre, or of its square, for one vector of channels. */
@inline function weightedMean(record: usize, rows: i32, at: usize, centre: v128, squared: bool): v128 {
  const bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record);
  const share = address(record, REST);
  let total = splat(0);
  for (let row = 0; row < rows; row++) {
    let x = base(record, INPUT) + <usize>row * rowBytes(record, INPUT) + at;
    let sum = splat(0);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const distance = sub(loadVector(x), centre);
      sum = add(sum, squared ? mul(distance, distance) : distance);
      x += bytes;
    }
    total = multiplyAdd(total, sum, splat(load<Real>(share + <usize>row * REAL) / <Real>pixels));
  }
  return total;
}

/** 1/√(variance + ε) */
@inline function inverseDeviation(variance: usize, epsilon: Real): v128 {
  return div(splat(1), squareRoot(add(loadVector(variance), splat(epsilon))));
}

/** mean, variance; scale, shift; output; (unused); ε */
export function batchNormForward(record: usize, rows: i32): void {
  const bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record);
  const epsilon = <Real>real(record, REST + 6);
  for (let at: usize = 0; at < paddedBytes(channels(record, INPUT)); at += VECTOR) {
    const mean = loadVector(address(record, REST) + at);
    const factor = mul(loadVector(address(record, REST + 2) + at), inverseDeviation(address(record, REST + 1) + at, epsilon));
    const shift = loadVector(address(record, REST + 3) + at);
    for (let row = 0; row < rows; row++) {
      const start = <usize>row * rowBytes(record, INPUT) + at;
      let x = base(record, INPUT) + start, y = address(record, REST + 4) + start;
      for (let pixel = 0; pixel < pixels; pixel++) {
        storeVector(y, multiplyAdd(shift, sub(loadVector(x), mean), factor));
        x += bytes;
        y += bytes;
      }
    }
  }
}

/** mean, variance; output's gradient; gradients of scale and shift; (unused); ε */
export function batchNormGradients(record: usize, rows: i32): void {
  const bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record);
  const epsilon = <Real>real(record, REST + 6);
  for (let at: usize = 0; at < paddedBytes(channels(record, INPUT)); at += VECTOR) {
    const mean = loadVector(address(record, REST) + at);
    let product = splat(0), sum = splat(0);
    for (let row = 0; row < rows; row++) {
      const start = <usize>row * rowBytes(record, INPUT) + at;
      let x = base(record, INPUT) + start, dy = address(record, REST + 2) + start;
      let rowProduct = splat(0), rowSum = splat(0);
      for (let pixel = 0; pixel < pixels; pixel++) {
        rowProduct = multiplyAdd(rowProduct, loadVector(dy), sub(loadVector(x), mean));
        rowSum = add(rowSum, loadVector(dy));
        x += bytes;
        dy += bytes;
      }
      product = add(product, rowProduct);
      sum = add(sum, rowSum);
    }
    storeVector(address(record, REST + 3) + at, mul(product, inverseDeviation(address(record, REST + 1) + at, epsilon)));
    storeVector(address(record, REST + 4) + at, sum);
  }
}

/** mean, variance; output's gradient; gradients of scale and shift; (unused); ε; share of each row; scale; input's gradient */
export function batchNormBackward(record: usize, rows: i32): void {
  const bytes = pixelBytes(record, INPUT), pixels = pixelsOf(record), count = channels(record, INPUT);
  const epsilon = <Real>real(record, REST + 6);
  const share = address(record, REST + 8);
  for (let c = 0; c < count; c += LANES) {
    const at = <usize>c * REAL;
    const mean = loadVector(address(record, REST) + at);
    const r = inverseDeviation(address(record, REST + 1) + at, epsilon);
    const factor = masked(mul(loadVector(address(record, REST + 9) + at), r), c, count);
    const product = loadVector(address(record, REST + 3) + at), sum = loadVector(address(record, REST + 4) + at);
    for (let row = 0; row < rows; row++) {
      const start = <usize>row * rowBytes(record, INPUT) + at;
      let x = base(record, INPUT) + start;
      let dy = address(record, REST + 2) + start, dx = address(record, REST + 10) + start;
      const u = splat(load<Real>(share + <usize>row * REAL) / <Real>pixels);
      for (let pixel = 0; pixel < pixels; pixel++) {
        const standardised = mul(sub(loadVector(x), mean), r);
        storeVector(dx, mul(factor, sub(loadVector(dy), mul(u, multiplyAdd(sum, standardised, product)))));
        x += bytes;
        dy += bytes;
        dx += bytes;
      }
    }
  }
}

/** mean, variance; running mean, running variance; bytes; pixels of a row; momentum */
export function batchNormTrack(record: usize, rows: i32): void {
  const n = <Real>(rows * word(record, 7));
  // A single number has no variance over n − 1, and nothing can be learned from it.
  if (n < 2) return;
  const momentum = splat(<Real>real(record, 8));
  const unbiased = splat(n / (n - 1));
  for (let at: usize = 0; at < address(record, 6); at += VECTOR) {
    const mean = address(record, 4) + at, variance = address(record, 5) + at;
    storeVector(mean, multiplyAdd(loadVector(mean), momentum, sub(loadVector(address(record, 2) + at), loadVector(mean))));
    const newest = mul(loadVector(address(record, 3) + at), unbiased);
    storeVector(variance, multiplyAdd(loadVector(variance), momentum, sub(newest, loadVector(variance))));
  }
}
