// Activations whose derivative is written in terms of their argument, which is kept. Codes are those of
// src/kernels/wasm/activation-code.ts.

import { Real, VECTOR, abs, add, atLeast, atMost, div, less, load, mul, multiplyAdd, neg, select, splat, store, sub } from "../lanes";
import { exp, normalTail, sigmoid, softplus, tanh } from "../math";

const LEAKY_RELU: i32 = 4;
const ELU: i32 = 5;
const GELU: i32 = 6;
const GELU_TANH: i32 = 7;
const SILU: i32 = 8;
const SOFTPLUS: i32 = 9;

const LEAKY_SLOPE: Real = 0.01;
const ROOT_TWO_OVER_PI: Real = 0.7978845608028653559;
const INVERSE_ROOT_TWO_PI: Real = 0.3989422804014326779;
const CUBIC: Real = 0.044715;

/** to = f(from) for numbers that lie one after the other. */
export function activateKept(code: i32, from: usize, to: usize, bytes: usize): void {
  const end = from + bytes;
  for (; from < end; from += VECTOR) {
    store(to, apply(code, load(from)));
    to += VECTOR;
  }
}

/** gradient ← gradient ∘ f′(x) */
export function differentiateKept(code: i32, gradient: usize, x: usize, bytes: usize): void {
  const end = x + bytes;
  for (; x < end; x += VECTOR) {
    store(gradient, mul(load(gradient), derivative(code, load(x))));
    gradient += VECTOR;
  }
}

function apply(code: i32, x: v128): v128 {
  const negative = less(x, splat(0));
  switch (code) {
    case LEAKY_RELU: return select(mul(x, splat(LEAKY_SLOPE)), x, negative);
    case ELU: return select(expm1OfNegative(x), x, negative);
    case GELU: return mul(x, normalDistribution(x));
    case GELU_TANH: return mul(x, sigmoid(cubic(x)));
    case SILU: return mul(x, sigmoid(x));
    default: return softplus(x);
  }
}

function derivative(code: i32, x: v128): v128 {
  const one = splat(1);
  const negative = less(x, splat(0));
  switch (code) {
    case LEAKY_RELU: return select(splat(LEAKY_SLOPE), one, negative);
    case ELU: return select(exp(x), one, negative);
    // Φ + x φ, where φ(x) is exp(−x²/2)/√2π.
    case GELU: return multiplyAdd(normalDistribution(x), mul(x, splat(INVERSE_ROOT_TWO_PI)), bell(x));
    case GELU_TANH: {
      const slope = multiplyAdd(splat(2 * ROOT_TWO_OVER_PI), splat(6 * CUBIC * ROOT_TWO_OVER_PI), mul(x, x));
      return slopeOfProduct(x, sigmoid(cubic(x)), slope);
    }
    case SILU: return slopeOfProduct(x, sigmoid(x), one);
    default: return sigmoid(x);
  }
}

/** (x σ(u))′ = σ + x σ (1 − σ) u′, as σ + (x·σ)·((1 − σ)·u′): x² alone would overflow before σ is zero. */
@inline function slopeOfProduct(x: v128, s: v128, slope: v128): v128 {
  return multiplyAdd(s, mul(x, s), mul(sub(splat(1), s), slope));
}

/** Twice the argument of tanh in the approximation of gelu; ½(1 + tanh u) is σ(2u). */
@inline function cubic(x: v128): v128 {
  const factor = multiplyAdd(splat(2 * ROOT_TWO_OVER_PI), splat(2 * CUBIC * ROOT_TWO_OVER_PI), mul(x, x));
  return mul(x, factor);
}

/** eˣ − 1 for x < 0 without cancellation: 2t/(1 − t) with t = tanh(x/2). */
@inline function expm1OfNegative(x: v128): v128 {
  const t = tanh(mul(atMost(x, splat(0)), splat(0.5)));
  return div(add(t, t), sub(splat(1), t));
}

@inline function bell(x: v128): v128 {
  return exp(mul(mul(x, x), splat(-0.5)));
}

/** Φ(x): the tail on the left, one minus the tail on the right. */
@inline function normalDistribution(x: v128): v128 {
  // Beyond 40 the tail is zero in every precision; the bound keeps ∞/∞ out.
  const tail = mul(bell(x), normalTail(atMost(abs(x), splat(40))));
  return select(tail, sub(splat(1), tail), less(x, splat(0)));
}
