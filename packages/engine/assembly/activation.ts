// Activations over a panel of a matrix, right after GEMM has stored it and while it is in the first-level cache.
// Codes are those of src/kernels/wasm/activation-code.ts.

import { VECTOR, atLeast, clearWhere, lessOrEqual, load, loadNext, mul, splat, store, storeNext, sub } from "./lanes";
import { sigmoid, tanh } from "./math";

export const IDENTITY: i32 = 0;
export const TANH: i32 = 1;
export const RELU: i32 = 2;
export const SIGMOID: i32 = 3;

// Loops are `do … while`: engines then compute what does not change, such as a polynomial's coefficients, before the loop.

/** y ← f(y) for `rows` rows of `width` bytes. */
export function activate(code: i32, y: usize, stride: usize, rows: i32, width: usize): void {
  if (code == IDENTITY || rows == 0) return;
  const skip = stride - width;
  let at = y;
  if (code == TANH) {
    if (width == 2 * VECTOR) {
      // Two vectors at a time, so that a coefficient is fetched once for both.
      do {
        const left = tanh(load(at)), right = tanh(loadNext(at));
        store(at, left);
        storeNext(at, right);
        at += stride;
      } while (--rows);
      return;
    }
    do {
      const end = at + width;
      do {
        store(at, tanh(load(at)));
        at += VECTOR;
      } while (at < end);
      at += skip;
    } while (--rows);
  } else if (code == RELU) {
    do {
      const end = at + width;
      do {
        store(at, atLeast(load(at), splat(0)));
        at += VECTOR;
      } while (at < end);
      at += skip;
    } while (--rows);
  } else {
    do {
      const end = at + width;
      do {
        store(at, sigmoid(load(at)));
        at += VECTOR;
      } while (at < end);
      at += skip;
    } while (--rows);
  }
}

/** gradient ← gradient ∘ f′, with f′ written in terms of the activation's output y. */
export function differentiate(
  code: i32, gradient: usize, stride: usize, y: usize, yStride: usize, rows: i32, width: usize,
): void {
  if (code == IDENTITY || rows == 0) return;
  if (code == TANH) {
    do {
      differentiateTanh(gradient, y, width);
      gradient += stride;
      y += yStride;
    } while (--rows);
  } else if (code == RELU) {
    do {
      differentiateRelu(gradient, y, width);
      gradient += stride;
      y += yStride;
    } while (--rows);
  } else {
    do {
      differentiateSigmoid(gradient, y, width);
      gradient += stride;
      y += yStride;
    } while (--rows);
  }
}

/** f′ = 1 − y² */
@inline function differentiateTanh(gradient: usize, y: usize, width: usize): void {
  const end = y + width;
  do {
    const output = load(y);
    store(gradient, mul(load(gradient), sub(splat(1), mul(output, output))));
    gradient += VECTOR;
    y += VECTOR;
  } while (y < end);
}

/** f′ = 0 where y ≤ 0, rather than 1 where y > 0: a NaN output must not hide in a gradient of zero. */
@inline function differentiateRelu(gradient: usize, y: usize, width: usize): void {
  const end = y + width;
  do {
    store(gradient, clearWhere(load(gradient), lessOrEqual(load(y), splat(0))));
    gradient += VECTOR;
    y += VECTOR;
  } while (y < end);
}

/** f′ = y(1 − y) */
@inline function differentiateSigmoid(gradient: usize, y: usize, width: usize): void {
  const end = y + width;
  do {
    const output = load(y);
    store(gradient, mul(load(gradient), mul(output, sub(splat(1), output))));
    gradient += VECTOR;
    y += VECTOR;
  } while (y < end);
}
