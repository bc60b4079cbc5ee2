// Functions on vectors that are made of the elementary ones, the same for every precision.

import { exp, log } from "./elementary";
import { abs, add, atLeast, div, equal, neg, select, splat, sub } from "./lanes";

export { exp, log, normalTail, tanh } from "./elementary";

/**
 * log(1 + x) for x ≥ 0, exact to rounding for small x too: log(1 + x) where u = fl(1 + x), corrected by the part of x that
 * the rounding of u lost, (u − 1) − x, divided by u.
 */
@inline export function log1p(x: v128): v128 {
  const u = add(splat(1), x);
  const lost = sub(sub(u, splat(1)), x);
  const corrected = sub(log(u), div(lost, u));
  return select(x, corrected, equal(x, splat(Infinity)));
}

/** log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|): no overflow, and no loss for very negative x. */
@inline export function softplus(x: v128): v128 {
  return add(atLeast(x, splat(0)), log1p(exp(neg(abs(x)))));
}

/** 1/(1 + e⁻ˣ). */
@inline export function sigmoid(x: v128): v128 {
  return div(splat(1), add(splat(1), exp(neg(x))));
}
