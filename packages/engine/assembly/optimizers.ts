// Optimizer steps in place over one flat vector. The order of operations is that of PyTorch.
//
// Moments that decay towards zero would end among the denormal numbers, which are many times slower; they are set to zero
// there. The mask is "clear where |x| < smallest normal", which keeps NaN, since every comparison with NaN fails.

import { SMALLEST_NORMAL, VECTOR, abs, add, clearWhere, div, less, load, mul, multiplyAdd, splat, sqrt, store, sub } from "./lanes";

@inline function withoutDenormals(x: v128): v128 {
  return clearWhere(x, less(abs(x), splat(SMALLEST_NORMAL)));
}

/** p ← p − rate·g */
export function sgd(p: usize, g: usize, bytes: usize, rate: f32): void {
  const end = p + bytes;
  for (; p < end; p += VECTOR, g += VECTOR) {
    store(p, sub(load(p), mul(splat(rate), load(g))));
  }
}

/** b ← momentum·b + g;  p ← p − rate·b */
export function momentum(p: usize, g: usize, b: usize, bytes: usize, rate: f32, decay: f32): void {
  const end = p + bytes;
  for (; p < end; p += VECTOR, g += VECTOR, b += VECTOR) {
    const velocity = withoutDenormals(add(mul(splat(decay), load(b)), load(g)));
    store(b, velocity);
    store(p, sub(load(p), mul(splat(rate), velocity)));
  }
}

/** v ← decay·v + (1 − decay)·g²;  p ← p − rate·g/(√v + ε), with ε outside the root */
export function rmsprop(p: usize, g: usize, v: usize, bytes: usize, rate: f32, decay: f32, rest: f32, epsilon: f32): void {
  const end = p + bytes;
  for (; p < end; p += VECTOR, g += VECTOR, v += VECTOR) {
    const gradient = load(g);
    const square = mul(mul(splat(rest), gradient), gradient);
    const second = withoutDenormals(multiplyAdd(square, splat(decay), load(v)));
    store(v, second);
    store(p, sub(load(p), mul(splat(rate), div(gradient, add(sqrt(second), splat(epsilon))))));
  }
}

/**
 * m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − stepSize · m/(√v/rootCorrection + ε)
 *
 * with stepSize = rate/(1 − β₁ᵗ) and rootCorrection = √(1 − β₂ᵗ) computed once a step in float64.
 */
export function adam(
  p: usize, g: usize, m: usize, v: usize, bytes: usize,
  stepSize: f32, rootCorrection: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32, epsilon: f32,
): void {
  const end = p + bytes;
  for (; p < end; p += VECTOR, g += VECTOR, m += VECTOR, v += VECTOR) {
    const gradient = load(g);
    const first = withoutDenormals(multiplyAdd(mul(splat(rest1), gradient), splat(beta1), load(m)));
    const square = mul(mul(splat(rest2), gradient), gradient);
    const second = withoutDenormals(multiplyAdd(square, splat(beta2), load(v)));
    store(m, first);
    store(v, second);
    const denominator = add(div(sqrt(second), splat(rootCorrection)), splat(epsilon));
    store(p, sub(load(p), mul(splat(stepSize), div(first, denominator))));
  }
}

/** baseⁿ by repeated squaring in float64, as integerPower in src/kernels/integer-power.ts. */
export function integerPower(base: f64, exponent: i32): f64 {
  let result: f64 = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result *= square;
    square *= square;
  }
  return result;
}
