// Activations over a panel of a matrix, right after GEMM has stored it and while it is in the first-level cache.
// Codes are those of src/kernels/wasm/encode.ts.

import { VECTOR, atLeast, clearWhere, lessOrEqual, load, mul, splat, store, sub } from "./lanes";
import { sigmoid, tanh } from "./math";

export const IDENTITY: i32 = 0;
export const TANH: i32 = 1;
export const RELU: i32 = 2;
export const SIGMOID: i32 = 3;

/** y ← f(y) for `rows` rows of `width` bytes. */
export function activate(code: i32, y: usize, stride: usize, rows: i32, width: usize): void {
  if (code == IDENTITY) return;
  for (let row = 0; row < rows; row++) {
    const end = y + width;
    if (code == TANH) {
      for (let at = y; at < end; at += VECTOR) store(at, tanh(load(at)));
    } else if (code == RELU) {
      for (let at = y; at < end; at += VECTOR) store(at, atLeast(load(at), splat(0)));
    } else {
      for (let at = y; at < end; at += VECTOR) store(at, sigmoid(load(at)));
    }
    y += stride;
  }
}

/** gradient ← gradient ∘ f′, with f′ written in terms of the activation's output y. */
export function differentiate(
  code: i32, gradient: usize, stride: usize, y: usize, yStride: usize, rows: i32, width: usize,
): void {
  if (code == IDENTITY) return;
  const one = splat(1);
  for (let row = 0; row < rows; row++) {
    if (code == TANH) {
      for (let at: usize = 0; at < width; at += VECTOR) {
        const output = load(y + at);
        store(gradient + at, mul(load(gradient + at), sub(one, mul(output, output))));
      }
    } else if (code == RELU) {
      // Cleared where y ≤ 0, and not kept where y > 0: a NaN output must not hide in a gradient of zero.
      for (let at: usize = 0; at < width; at += VECTOR) {
        store(gradient + at, clearWhere(load(gradient + at), lessOrEqual(load(y + at), splat(0))));
      }
    } else {
      for (let at: usize = 0; at < width; at += VECTOR) {
        const output = load(y + at);
        store(gradient + at, mul(load(gradient + at), mul(output, sub(one, output))));
      }
    }
    gradient += stride;
    y += yStride;
  }
}
