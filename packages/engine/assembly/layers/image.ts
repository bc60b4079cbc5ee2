// Images in the arena: in each row of the batch pixel after pixel, in each pixel channel after channel.

import { REAL, Real, VECTOR, load as loadVector, splat, store as storeVector } from "../lanes";
import { address, word } from "../record";

/** How many words an image takes in a record. */
export const IMAGE: i32 = 6;

/** Operands of a record from `at` on: address, bytes of a row, rows, columns, channels, bytes of a pixel. */
@inline export function base(record: usize, at: i32): usize { return address(record, at); }
@inline export function rowBytes(record: usize, at: i32): usize { return address(record, at + 1); }
@inline export function height(record: usize, at: i32): i32 { return word(record, at + 2); }
@inline export function width(record: usize, at: i32): i32 { return word(record, at + 3); }
@inline export function channels(record: usize, at: i32): i32 { return word(record, at + 4); }
@inline export function pixelBytes(record: usize, at: i32): usize { return address(record, at + 5); }

/** Bytes of `count` numbers in whole vectors, padded to 4. */
@inline export function paddedBytes(count: i32): usize { return <usize>((count + 3) & ~3) * REAL; }

/** Copies `bytes` bytes, a multiple of the size of a number; neither address need be aligned. */
@inline export function copyNumbers(from: usize, to: usize, bytes: usize): void {
  const whole = bytes & ~(VECTOR - 1);
  let at: usize = 0;
  for (; at < whole; at += VECTOR) storeVector(to + at, loadVector(from + at));
  for (; at < bytes; at += REAL) store<Real>(to + at, load<Real>(from + at));
}

/** Sets numbers to zero. */
export function clear(to: usize, bytes: usize): void {
  memory.fill(to, 0, bytes);
}

/**
 * Copies an image into a larger one of zeros, `rows` × `columns` pixels of the channels without gaps: pixel (y, x) goes to
 * (top + y·stepY, left + x·stepX), and is left out where that lies outside.
 */
export function placeImage(
  from: usize, height: i32, width: i32, channels: i32, pixelBytes: usize,
  to: usize, rows: i32, columns: i32, top: i32, left: i32, stepY: i32, stepX: i32,
): void {
  const bytes = <usize>channels * REAL;
  clear(to, <usize>(rows * columns) * bytes);
  const contiguous = stepX == 1 && pixelBytes == bytes;
  const first = max(0, (stepX - 1 - left) / stepX), last = min(width, (columns - left + stepX - 1) / stepX);
  if (last <= first) return;
  for (let y = 0; y < height; y++) {
    const row = top + y * stepY;
    if (row < 0 || row >= rows) continue;
    let target = to + <usize>(row * columns + left + first * stepX) * bytes;
    let source = from + <usize>(y * width + first) * pixelBytes;
    if (contiguous) {
      copyNumbers(source, target, <usize>(last - first) * bytes);
      continue;
    }
    const step = <usize>stepX * bytes;
    for (let x = first; x < last; x++) {
      copyNumbers(source, target, bytes);
      source += pixelBytes;
      target += step;
    }
  }
}
