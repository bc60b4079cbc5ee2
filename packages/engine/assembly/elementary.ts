// Elementary functions on vectors of float32, made of additions, multiplications and divisions only, so that every engine gets
// the same bits. A build in float64 puts elementary-float64.ts in the place of this file. Coefficients of exp and log: S. L. Moshier,
// Cephes Mathematical Library, single precision (expf, logf).

import { add, atLeast, atMost, div, equal, less, mul, multiplyAdd, select, splat, sub } from "./lanes";

/** Adding 1.5·2²³ rounds a float32 of size below 2²² to a whole number, held in its low bits. */
const ROUND: f32 = 12582912;

/**
 * eˣ = 2ⁿ·eʳ with n = round(x / ln 2) and |r| ≤ ½ ln 2.
 *
 * x is cut to [−104, 89], beyond which the result is 0 or ∞ in any case. 2ⁿ is applied as two powers, so that results
 * below the normal range lose bits gradually, and n = 128 does not overflow before its time.
 */
@inline export function exp(x: v128): v128 {
  const cut = atLeast(atMost(x, splat(89)), splat(-104));
  const rounded = multiplyAdd(splat(ROUND), cut, splat(1.44269504));
  const n = sub(rounded, splat(ROUND));
  // ln 2 in two parts, the first with few bits, so that n·part is exact.
  let r = sub(cut, mul(n, splat(0.693359375)));
  r = sub(r, mul(n, splat(-2.12194440e-4)));
  let polynomial = multiplyAdd(splat(1.3981999507e-3), splat(1.9875691500e-4), r);
  polynomial = multiplyAdd(splat(8.3334519073e-3), polynomial, r);
  polynomial = multiplyAdd(splat(4.1665795894e-2), polynomial, r);
  polynomial = multiplyAdd(splat(1.6666665459e-1), polynomial, r);
  polynomial = multiplyAdd(splat(5.0000001201e-1), polynomial, r);
  const fraction = add(multiplyAdd(r, polynomial, mul(r, r)), splat(1));
  const exponent = i32x4.sub(rounded, splat(ROUND));
  const half = i32x4.shr_s(exponent, 1);
  return mul(mul(fraction, powerOfTwo(half)), powerOfTwo(i32x4.sub(exponent, half)));
}

/** 2ⁿ for whole n in the normal range, by writing n into the exponent bits. */
@inline function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** log x; −∞ at 0, NaN below 0. x = m·2ⁿ with m in [√½, √2), log x = log m + n ln 2. */
@inline export function log(x: v128): v128 {
  // A denormal is scaled into the normal range first.
  const denormal = less(x, splat(1.17549435e-38));
  const scaled = select(mul(x, splat(8388608)), x, denormal);
  const bias = v128.bitselect(i32x4.splat(126 + 23), i32x4.splat(126), denormal);
  // m in [½, 1) and n from the bits; then m below √½ is doubled.
  let n = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(scaled, 23), bias));
  let m = v128.or(v128.and(scaled, i32x4.splat(0x007fffff)), i32x4.splat(0x3f000000));
  const small = less(m, splat(0.707106781186547524));
  n = sub(n, v128.and(splat(1), small));
  m = add(sub(m, splat(1)), v128.and(m, small));
  const square = mul(m, m);
  let polynomial = multiplyAdd(splat(-1.1514610310e-1), splat(7.0376836292e-2), m);
  polynomial = multiplyAdd(splat(1.1676998740e-1), polynomial, m);
  polynomial = multiplyAdd(splat(-1.2420140846e-1), polynomial, m);
  polynomial = multiplyAdd(splat(1.4249322787e-1), polynomial, m);
  polynomial = multiplyAdd(splat(-1.6668057665e-1), polynomial, m);
  polynomial = multiplyAdd(splat(2.0000714765e-1), polynomial, m);
  polynomial = multiplyAdd(splat(-2.4999993993e-1), polynomial, m);
  polynomial = multiplyAdd(splat(3.3333331174e-1), polynomial, m);
  let tail = mul(mul(polynomial, m), square);
  tail = multiplyAdd(tail, n, splat(-2.12194440e-4));
  tail = sub(tail, mul(square, splat(0.5)));
  const finite = multiplyAdd(add(m, tail), n, splat(0.693359375));
  // ∞ and NaN give themselves, 0 gives −∞, and what lies below 0 gives NaN.
  let result = select(finite, x, less(x, splat(Infinity)));
  result = select(splat(-Infinity), result, equal(x, splat(0)));
  return select(splat(NaN), result, less(x, splat(0)));
}

/**
 * tanh x as x times a quotient of polynomials of degree 4 in x², on |x| ≤ 7.9, beyond which tanh is 1 to rounding. Within 6 units
 * in the last place, and never above 1. Coefficients: fitted to the smallest relative error, 6e-9; all are positive, so nothing
 * cancels, and the first is 1, so tanh x is x where x is small.
 */
@inline export function tanh(x: v128): v128 {
  const cut = atLeast(atMost(x, splat(7.9)), splat(-7.9));
  const s = mul(cut, cut);
  const s2 = mul(s, s);
  // Neighbouring terms first (Estrin's scheme): half as many operations wait for each other as in Horner's.
  const numerator = multiplyAdd(
    multiplyAdd(splat(1), splat(1.3452860713e-1), s),
    multiplyAdd(multiplyAdd(splat(3.5816454329e-3), splat(2.2066978999e-5), s), splat(1.5489687755e-8), s2),
    s2,
  );
  const denominator = multiplyAdd(
    multiplyAdd(splat(1), splat(4.6786189079e-1), s),
    multiplyAdd(multiplyAdd(splat(2.6202347130e-2), splat(3.4279876854e-4), s), splat(8.6237400865e-7), s2),
    s2,
  );
  return div(mul(cut, numerator), denominator);
}

/**
 * Φ(−u)/exp(−u²/2) for u ≥ 0, with Φ the standard normal's distribution function: a polynomial of degree 9 in (u − 4)/(u + 4), over
 * u + 4; relative error 4e-8. Coefficients: expansion in Chebyshev polynomials, computed with 40 digits.
 */
@inline export function normalTail(u: v128): v128 {
  const shifted = add(u, splat(4));
  const s = div(sub(u, splat(4)), shifted);
  let p = multiplyAdd(splat(0.00012932568134), splat(-0.00015732056958), s);
  p = multiplyAdd(splat(0.0015637868988), p, s);
  p = multiplyAdd(splat(-0.0034761678949), p, s);
  p = multiplyAdd(splat(-0.0075122313818), p, s);
  p = multiplyAdd(splat(0.06039529587), p, s);
  p = multiplyAdd(splat(-0.18652671087), p, s);
  p = multiplyAdd(splat(0.38713756291), p, s);
  p = multiplyAdd(splat(-0.60789640381), p, s);
  p = multiplyAdd(splat(0.75528512714), p, s);
  return div(p, shifted);
}
