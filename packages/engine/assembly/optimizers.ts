// Optimizer steps in place over one flat vector. The order of operations is that of PyTorch.
//
// Moments that decay towards zero would end among the denormal numbers, which are many times slower; they are set to zero
// there. Vectors of constants stand before the loops, and the loops are `do … while`: engines then keep the vectors in
// registers. The mask is "clear where |x| < smallest normal", which keeps NaN, since every comparison with NaN fails.

import { SMALLEST_NORMAL, VECTOR, abs, add, clearWhere, div, less, load, mul, multiplyAdd, splat, sqrt, store, sub } from "./lanes";

@inline function withoutDenormals(x: v128, smallest: v128): v128 {
  return clearWhere(x, less(abs(x), smallest));
}

/** p ← p − rate·g */
export function sgd(p: usize, g: usize, bytes: usize, rate: f32): void {
  const end = p + bytes;
  const rates = splat(rate);
  do {
    store(p, sub(load(p), mul(rates, load(g))));
    p += VECTOR;
    g += VECTOR;
  } while (p < end);
}

/** b ← momentum·b + g;  p ← p − rate·b */
export function momentum(p: usize, g: usize, b: usize, bytes: usize, rate: f32, decay: f32): void {
  const end = p + bytes;
  const rates = splat(rate), decays = splat(decay), smallest = splat(SMALLEST_NORMAL);
  do {
    const velocity = withoutDenormals(add(mul(decays, load(b)), load(g)), smallest);
    store(b, velocity);
    store(p, sub(load(p), mul(rates, velocity)));
    p += VECTOR;
    g += VECTOR;
    b += VECTOR;
  } while (p < end);
}

/** v ← decay·v + (1 − decay)·g²;  p ← p − rate·g/(√v + ε), with ε outside the root */
export function rmsprop(p: usize, g: usize, v: usize, bytes: usize, rate: f32, decay: f32, rest: f32, epsilon: f32): void {
  const end = p + bytes;
  const rates = splat(rate), decays = splat(decay), rests = splat(rest), epsilons = splat(epsilon);
  const smallest = splat(SMALLEST_NORMAL);
  do {
    const gradient = load(g);
    const square = mul(mul(rests, gradient), gradient);
    const second = withoutDenormals(multiplyAdd(square, decays, load(v)), smallest);
    store(v, second);
    store(p, sub(load(p), mul(rates, div(gradient, add(sqrt(second), epsilons)))));
    p += VECTOR;
    g += VECTOR;
    v += VECTOR;
  } while (p < end);
}

/**
 * m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − stepSize · m/(√v·correction + ε)
 *
 * with stepSize = rate/(1 − β₁ᵗ) and correction = 1/√(1 − β₂ᵗ) computed once a step in float64: division is what this loop waits
 * for, so √v is multiplied by the reciprocal.
 */
export function adam(
  p: usize, g: usize, m: usize, v: usize, bytes: usize,
  stepSize: f32, correction: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32, epsilon: f32,
): void {
  const end = p + bytes;
  const stepSizes = splat(stepSize), corrections = splat(correction), epsilons = splat(epsilon);
  const beta1s = splat(beta1), rest1s = splat(rest1), beta2s = splat(beta2), rest2s = splat(rest2);
  const smallest = splat(SMALLEST_NORMAL);
  do {
    const gradient = load(g);
    const first = withoutDenormals(multiplyAdd(mul(rest1s, gradient), beta1s, load(m)), smallest);
    const square = mul(mul(rest2s, gradient), gradient);
    const second = withoutDenormals(multiplyAdd(square, beta2s, load(v)), smallest);
    store(m, first);
    store(v, second);
    const denominator = add(mul(sqrt(second), corrections), epsilons);
    store(p, sub(load(p), mul(stepSizes, div(first, denominator))));
    p += VECTOR;
    g += VECTOR;
    m += VECTOR;
    v += VECTOR;
  } while (p < end);
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
