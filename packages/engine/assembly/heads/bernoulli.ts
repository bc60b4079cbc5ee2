// −log P(y | η) for y ∈ {0, 1} and P(1) = σ(η): max(η, 0) − yη + log(1 + e^−|η|), which neither overflows nor cancels.

import { Real, REAL, abs, add, atLeast, div, first, less, mul, neg, select, splat, sub } from "../lanes";
import { exp, log1p } from "../math";

export function bernoulli(
  rows: i32, eta: usize, etaStride: usize, y: usize, yStride: usize, scale: usize, gradient: usize, gradientStride: usize,
  loss: usize,
): void {
  const one = splat(1);
  const zero = splat(0);
  for (let row = 0; row < rows; row++) {
    const logit = splat(load<Real>(eta));
    const target = splat(load<Real>(y));
    const small = exp(neg(abs(logit)));
    const nll = add(sub(atLeast(logit, zero), mul(target, logit)), log1p(small));
    // σ(|η|) and σ(−|η|): P(1) − y is (1 − y)·P(1) − y·P(0), which keeps its digits where P(1) rounds to 1.
    const larger = div(one, add(one, small));
    const smaller = mul(small, larger);
    const negative = less(logit, zero);
    const success = select(smaller, larger, negative);
    const failure = select(larger, smaller, negative);
    const slope = sub(mul(sub(one, target), success), mul(target, failure));
    store<Real>(loss, first(nll));
    store<Real>(gradient, first(slope) * load<Real>(scale));
    eta += etaStride;
    y += yStride;
    gradient += gradientStride;
    scale += REAL;
    loss += REAL;
  }
}
