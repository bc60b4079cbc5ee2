// −log P(y | η) = log Σⱼ exp ηⱼ − η_y, computed around the largest logit η_top: no exponential overflows, and
// log Σ exp(ηⱼ − η_top) = log(1 + others) keeps its digits when one class has almost all the probability.

import { Real, LANES, REAL, atLeast, add, columnIs, columnsBefore, first, largestLane, load as loadVector, mul, select, splat, store as storeVector, sub, sumLanes } from "../lanes";
import { exp, log1p } from "../math";

/** The largest of `classes` numbers; NaN and the padding of the last vector do not count. */
@inline function largest(eta: usize, classes: i32): Real {
  let top = splat(-Infinity);
  for (let k = 0; k < classes; k += LANES) {
    const logits = select(loadVector(eta + <usize>k * REAL), splat(-Infinity), columnsBefore(k, classes));
    top = atLeast(top, logits);
  }
  return largestLane(top);
}

/** Index of the first number equal to `value`; 0 where there is none, which is when all are NaN. */
@inline function indexOf(eta: usize, classes: i32, value: Real): i32 {
  for (let k = 0; k < classes; k++) {
    if (load<Real>(eta + <usize>k * REAL) == value) return k;
  }
  return 0;
}

/**
 * A first pass writes exp(ηⱼ − η_top) into the gradient, a second turns it into the gradient.
 * With `indexTarget` y holds the class, else one weight for each class (one-hot or soft).
 */
export function categorical(
  rows: i32, classes: i32, indexTarget: bool, eta: usize, etaStride: usize, y: usize, yStride: usize, scale: usize,
  gradient: usize, gradientStride: usize, loss: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const highest = largest(eta, classes);
    const top = indexOf(eta, classes, highest);
    let sum = splat(0);
    for (let k = 0; k < classes; k += LANES) {
      const at = <usize>k * REAL;
      const weights = exp(sub(loadVector(eta + at), splat(highest)));
      storeVector(gradient + at, v128.and(weights, columnsBefore(k, classes)));
      // A sum without the term of the top class, which is 1.
      const isTop = columnIs(k, top);
      sum = add(sum, v128.andnot(v128.and(weights, columnsBefore(k, classes)), isTop));
    }
    const others = sumLanes(sum);
    const logTotal = first(log1p(splat(others)));
    if (indexTarget) {
      store<Real>(loss, indexRow(classes, load<Real>(y), eta, highest, top, others, logTotal, load<Real>(scale), gradient));
    } else {
      store<Real>(loss, shareRow(classes, y, eta, highest, top, others, logTotal, load<Real>(scale), gradient));
    }
    eta += etaStride;
    y += yStride;
    gradient += gradientStride;
    scale += REAL;
    loss += REAL;
  }
}

/** gradient = scale·(P − [class = y]); returns the NLL. */
@inline function indexRow(
  classes: i32, target: Real, eta: usize, highest: Real, top: i32, others: Real, logTotal: Real, scale: Real, gradient: usize,
): Real {
  const total = <Real>1 + others;
  const index = <i32>target;
  // A target that is no class has no likelihood: NaN in the loss and in the gradient, never a neighbour's number.
  const valid = index >= 0 && index < classes && <Real>index == target;
  const factor = splat(valid ? scale / total : NaN);
  for (let k = 0; k < classes; k += LANES) {
    const at = gradient + <usize>k * REAL;
    storeVector(at, v128.and(mul(loadVector(at), factor), columnsBefore(k, classes)));
  }
  if (!valid) return NaN;
  const at = gradient + <usize>index * REAL;
  // P − 1 at the label; −others/total where it is the top class, for 1 − P would lose what is below rounding.
  store<Real>(at, index == top ? -(others / total) * scale : load<Real>(at) - scale);
  return (highest - load<Real>(eta + <usize>index * REAL)) + logTotal;
}

/** gradient = scale·((Σ y − yⱼ)·Pⱼ − yⱼ·(1 − Pⱼ)); returns Σ yⱼ·(−log Pⱼ), in which a share of 0 adds nothing. */
@inline function shareRow(
  classes: i32, y: usize, eta: usize, highest: Real, top: i32, others: Real, logTotal: Real, scale: Real, gradient: usize,
): Real {
  const total = <Real>1 + others;
  let shares: Real = 0;
  for (let k = 0; k < classes; k++) shares += load<Real>(y + <usize>k * REAL);
  let nll: Real = 0;
  for (let k = 0; k < classes; k++) {
    const at = <usize>k * REAL;
    const share = load<Real>(y + at);
    const probability = load<Real>(gradient + at) / total;
    const complement = k == top ? others / total : <Real>1 - probability;
    if (share != 0) nll += share * ((highest - load<Real>(eta + at)) + logTotal);
    store<Real>(gradient + at, ((shares - share) * probability - share * complement) * scale);
  }
  return nll;
}
