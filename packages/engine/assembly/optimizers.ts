// Optimizer steps in place over one flat vector. The order of operations is that of PyTorch, but where a comment says otherwise.
//
// Moments that decay towards zero would end among the denormal numbers, which are many times slower; they are set to zero
// there. Vectors of constants stand before the loops, and the loops are `do … while`: engines then keep the vectors in
// registers.

import {
  Real, VECTOR, add, atLeast, clearDenormals, div, less, load, mul, multiplyAdd, select, splat, sqrt, store, sub,
} from "./lanes";

/** p ← p − rate·g */
export function sgd(p: usize, g: usize, bytes: usize, rate: Real): void {
  const end = p + bytes;
  const rates = splat(rate);
  do {
    store(p, sub(load(p), mul(rates, load(g))));
    p += VECTOR;
    g += VECTOR;
  } while (p < end);
}

/** b ← momentum·b + rest·g;  p ← p − rate·b, where rest = 1 − dampening, and 1 at the first step */
export function momentum(p: usize, g: usize, b: usize, bytes: usize, rate: Real, decay: Real, rest: Real): void {
  const end = p + bytes;
  const rates = splat(rate), decays = splat(decay), rests = splat(rest);
  do {
    const velocity = clearDenormals(multiplyAdd(mul(decays, load(b)), rests, load(g)));
    store(b, velocity);
    store(p, sub(load(p), mul(rates, velocity)));
    p += VECTOR;
    g += VECTOR;
    b += VECTOR;
  } while (p < end);
}

/** b ← momentum·b + g;  p ← p − rate·(g + momentum·b), with the new b */
export function nesterov(p: usize, g: usize, b: usize, bytes: usize, rate: Real, decay: Real): void {
  const end = p + bytes;
  const rates = splat(rate), decays = splat(decay);
  do {
    const gradient = load(g);
    const velocity = clearDenormals(add(mul(decays, load(b)), gradient));
    store(b, velocity);
    store(p, sub(load(p), mul(rates, multiplyAdd(gradient, decays, velocity))));
    p += VECTOR;
    g += VECTOR;
    b += VECTOR;
  } while (p < end);
}

/** v ← decay·v + (1 − decay)·g²;  p ← p − rate·g/(√v + ε), with ε outside the root */
export function rmsprop(p: usize, g: usize, v: usize, bytes: usize, rate: Real, decay: Real, rest: Real, epsilon: Real): void {
  const end = p + bytes;
  const rates = splat(rate), decays = splat(decay), rests = splat(rest), epsilons = splat(epsilon);
  do {
    const gradient = load(g);
    const square = mul(mul(rests, gradient), gradient);
    const second = clearDenormals(multiplyAdd(square, decays, load(v)));
    store(v, second);
    store(p, sub(load(p), mul(rates, div(gradient, add(sqrt(second), epsilons)))));
    p += VECTOR;
    g += VECTOR;
    v += VECTOR;
  } while (p < end);
}

/**
 * RMSprop with a mean m that is taken out, a velocity b, or both; 0 for the one that is not used:
 * m ← decay·m + (1 − decay)·g;  u = g/(√(v − m²) + ε);  b ← momentum·b + u;  p ← p − rate·b
 */
export function rmspropCentered(
  p: usize, g: usize, v: usize, m: usize, b: usize, bytes: usize,
  rate: Real, decay: Real, rest: Real, epsilon: Real, momentum: Real,
): void {
  const rates = splat(rate), decays = splat(decay), rests = splat(rest), epsilons = splat(epsilon);
  const momenta = splat(momentum);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const gradient = load(g + at);
    const square = mul(mul(rests, gradient), gradient);
    let second = clearDenormals(multiplyAdd(square, decays, load(v + at)));
    store(v + at, second);
    if (m) {
      const mean = clearDenormals(multiplyAdd(mul(rests, gradient), decays, load(m + at)));
      store(m + at, mean);
      second = sub(second, mul(mean, mean));
    }
    let direction = div(gradient, add(sqrt(second), epsilons));
    if (b) {
      direction = clearDenormals(multiplyAdd(direction, momenta, load(b + at)));
      store(b + at, direction);
    }
    store(p + at, sub(load(p + at), mul(rates, direction)));
  }
}

/**
 * m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − stepSize · m/(√v + ε)
 *
 * with stepSize = rate·√(1 − β₂ᵗ)/(1 − β₁ᵗ), and ε times √(1 − β₂ᵗ), computed once a step in float64: the correction of √v,
 * by which PyTorch divides, taken out of the fraction. Division and root are what this loop waits for.
 */
export function adam(
  p: usize, g: usize, m: usize, v: usize, bytes: usize,
  stepSize: Real, beta1: Real, rest1: Real, beta2: Real, rest2: Real, epsilon: Real,
): void {
  const end = p + bytes;
  const stepSizes = splat(stepSize), epsilons = splat(epsilon);
  const beta1s = splat(beta1), rest1s = splat(rest1), beta2s = splat(beta2), rest2s = splat(rest2);
  do {
    const gradient = load(g);
    const first = clearDenormals(multiplyAdd(mul(rest1s, gradient), beta1s, load(m)));
    const square = mul(mul(rest2s, gradient), gradient);
    const second = clearDenormals(multiplyAdd(square, beta2s, load(v)));
    store(m, first);
    store(v, second);
    store(p, sub(load(p), div(mul(stepSizes, first), add(sqrt(second), epsilons))));
    p += VECTOR;
    g += VECTOR;
    m += VECTOR;
    v += VECTOR;
  } while (p < end);
}

/** Adam, with the largest v so far in place of v: u ← max(v, u) is what divides. */
export function amsgrad(
  p: usize, g: usize, m: usize, v: usize, u: usize, bytes: usize,
  stepSize: Real, beta1: Real, rest1: Real, beta2: Real, rest2: Real, epsilon: Real,
): void {
  const stepSizes = splat(stepSize), epsilons = splat(epsilon);
  const beta1s = splat(beta1), rest1s = splat(rest1), beta2s = splat(beta2), rest2s = splat(rest2);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const gradient = load(g + at);
    const first = clearDenormals(multiplyAdd(mul(rest1s, gradient), beta1s, load(m + at)));
    const square = mul(mul(rest2s, gradient), gradient);
    const second = clearDenormals(multiplyAdd(square, beta2s, load(v + at)));
    // The new v first: where it is NaN, so is the largest.
    const largest = atLeast(second, load(u + at));
    store(m + at, first);
    store(v + at, second);
    store(u + at, largest);
    store(p + at, sub(load(p + at), div(mul(stepSizes, first), add(sqrt(largest), epsilons))));
  }
}

/** s ← s + g²;  p ← p − rate·g/(√s + ε) */
export function adagrad(p: usize, g: usize, s: usize, bytes: usize, rate: Real, epsilon: Real): void {
  const rates = splat(rate), epsilons = splat(epsilon);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const gradient = load(g + at);
    const sum = clearDenormals(multiplyAdd(load(s + at), gradient, gradient));
    store(s + at, sum);
    store(p + at, sub(load(p + at), div(mul(rates, gradient), add(sqrt(sum), epsilons))));
  }
}

/** p ← p − rate·sign(β₁m + (1 − β₁)g);  m ← β₂m + (1 − β₂)g. The sign of 0 is 0, and that of NaN is NaN. */
export function lion(
  p: usize, g: usize, m: usize, bytes: usize,
  rate: Real, beta1: Real, rest1: Real, beta2: Real, rest2: Real,
): void {
  const rates = splat(rate), backwards = splat(-rate), zero = splat(0);
  const beta1s = splat(beta1), rest1s = splat(rest1), beta2s = splat(beta2), rest2s = splat(rest2);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const gradient = load(g + at), moment = load(m + at);
    const direction = multiplyAdd(mul(rest1s, gradient), beta1s, moment);
    const upwards = select(rates, direction, less(zero, direction));
    store(p + at, sub(load(p + at), select(backwards, upwards, less(direction, zero))));
    store(m + at, clearDenormals(multiplyAdd(mul(rest2s, gradient), beta2s, moment)));
  }
}
