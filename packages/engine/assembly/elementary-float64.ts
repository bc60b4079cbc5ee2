// Elementary functions on vectors of float64, with the names of elementary.ts: see there. Coefficients: S. L. Moshier, Cephes
// Mathematical Library, double precision (exp, log, tanh).

import { abs, add, atLeast, atMost, div, equal, less, mul, multiplyAdd, neg, select, splat, sub } from "./lanes";

/** Adding 1.5·2⁵² rounds a float64 of size below 2⁵¹ to a whole number, held in its low bits. */
const ROUND: f64 = 6755399441055744;

/** eˣ = 2ⁿ·eʳ with n = round(x / ln 2) and eʳ = 1 + 2rP(r²)/(Q(r²) − rP(r²)); x is cut to [−746, 710]. */
@inline export function exp(x: v128): v128 {
  const cut = atLeast(atMost(x, splat(710)), splat(-746));
  const rounded = multiplyAdd(splat(ROUND), cut, splat(1.4426950408889634));
  const n = sub(rounded, splat(ROUND));
  // ln 2 in two parts, the first with few bits, so that n·part is exact.
  let r = sub(cut, mul(n, splat(6.93145751953125e-1)));
  r = sub(r, mul(n, splat(1.42860682030941723212e-6)));
  const s = mul(r, r);
  let p = multiplyAdd(splat(3.02994407707441961300e-2), splat(1.26177193074810590878e-4), s);
  p = mul(r, multiplyAdd(splat(9.99999999999999999910e-1), p, s));
  let q = multiplyAdd(splat(2.52448340349684104192e-3), splat(3.00198505138664455042e-6), s);
  q = multiplyAdd(splat(2.27265548208155028766e-1), q, s);
  q = multiplyAdd(splat(2.00000000000000000009), q, s);
  const ratio = div(p, sub(q, p));
  const fraction = add(splat(1), add(ratio, ratio));
  const exponent = i64x2.sub(rounded, splat(ROUND));
  const half = i64x2.shr_s(exponent, 1);
  return mul(mul(fraction, powerOfTwo(half)), powerOfTwo(i64x2.sub(exponent, half)));
}

/** 2ⁿ for whole n in the normal range, by writing n into the exponent bits. */
@inline function powerOfTwo(n: v128): v128 {
  return i64x2.shl(i64x2.add(n, i64x2.splat(1023)), 52);
}

/** log x; −∞ at 0, NaN below 0. x = m·2ⁿ with m in [√½, √2), log x = log m + n ln 2. */
@inline export function log(x: v128): v128 {
  // A denormal is scaled into the normal range first.
  const denormal = less(x, splat(2.2250738585072014e-308));
  const scaled = select(mul(x, splat(4503599627370496)), x, denormal);
  // The exponent's bits below the exponent of 2⁵² make the number 2⁵² + exponent.
  const bits = v128.or(i64x2.shr_u(scaled, 52), i64x2.splat(0x4330000000000000));
  let n = sub(sub(bits, splat(4503599627370496)), select(splat(1022 + 52), splat(1022), denormal));
  let m = v128.or(v128.and(scaled, i64x2.splat(0x000fffffffffffff)), i64x2.splat(0x3fe0000000000000));
  const small = less(m, splat(0.70710678118654752440));
  n = sub(n, v128.and(splat(1), small));
  m = add(sub(m, splat(1)), v128.and(m, small));
  const square = mul(m, m);
  let p = multiplyAdd(splat(4.97494994976747001425e-1), splat(1.01875663804580931796e-4), m);
  p = multiplyAdd(splat(4.70579119878881725854), p, m);
  p = multiplyAdd(splat(1.44989225341610930846e1), p, m);
  p = multiplyAdd(splat(1.79368678507819816313e1), p, m);
  p = multiplyAdd(splat(7.70838733755885391666), p, m);
  let q = add(splat(1.12873587189167450590e1), m);
  q = multiplyAdd(splat(4.52279145837532221105e1), q, m);
  q = multiplyAdd(splat(8.29875266912776603211e1), q, m);
  q = multiplyAdd(splat(7.11544750618563894466e1), q, m);
  q = multiplyAdd(splat(2.31251620126765340583e1), q, m);
  let tail = mul(m, div(mul(square, p), q));
  tail = sub(tail, mul(n, splat(2.121944400546905827679e-4)));
  tail = sub(tail, mul(square, splat(0.5)));
  const finite = multiplyAdd(add(m, tail), n, splat(0.693359375));
  // ∞ and NaN give themselves, 0 gives −∞, and what lies below 0 gives NaN.
  let result = select(finite, x, less(x, splat(Infinity)));
  result = select(splat(-Infinity), result, equal(x, splat(0)));
  return select(splat(NaN), result, less(x, splat(0)));
}

/** tanh x = x + x³P(x²)/Q(x²) below 0.625, else 1 − 2/(e²ˣ + 1) with the sign of x. */
@inline export function tanh(x: v128): v128 {
  const size = abs(x);
  const s = mul(x, x);
  let p = multiplyAdd(splat(-9.92877231001918586564e1), splat(-9.64399179425052238628e-1), s);
  p = multiplyAdd(splat(-1.61468768441708447952e3), p, s);
  let q = add(splat(1.12811678491632931402e2), s);
  q = multiplyAdd(splat(2.23548839060100448583e3), q, s);
  q = multiplyAdd(splat(4.84406305325125486048e3), q, s);
  const near = multiplyAdd(x, mul(x, s), div(p, q));
  const far = sub(splat(1), div(splat(2), add(exp(add(size, size)), splat(1))));
  const signed = select(neg(far), far, less(x, splat(0)));
  return select(near, signed, less(size, splat(0.625)));
}

/** As in float32: degree 22 in (u − 6.25)/(u + 6.25), over u + 6.25; relative error 8e-17 before rounding. */
@inline export function normalTail(u: v128): v128 {
  const shifted = add(u, splat(6.25));
  const s = div(sub(u, splat(6.25)), shifted);
  let p = multiplyAdd(splat(3.2274946869769950084e-10), splat(-1.2247825305991592724e-9), s);
  p = multiplyAdd(splat(1.6185207356739559471e-8), p, s);
  p = multiplyAdd(splat(-1.5167921746880107497e-8), p, s);
  p = multiplyAdd(splat(-1.2547248710397369426e-7), p, s);
  p = multiplyAdd(splat(2.8269221617198660693e-7), p, s);
  p = multiplyAdd(splat(5.8510972884366955284e-7), p, s);
  p = multiplyAdd(splat(-3.4619804422617664571e-6), p, s);
  p = multiplyAdd(splat(2.505673617887790872e-6), p, s);
  p = multiplyAdd(splat(0.000025248356453481506319), p, s);
  p = multiplyAdd(splat(-0.000099416153448372189182), p, s);
  p = multiplyAdd(splat(0.000086812258533113038582), p, s);
  p = multiplyAdd(splat(0.00072996232913693132244), p, s);
  p = multiplyAdd(splat(-0.0044596352445812833601), p, s);
  p = multiplyAdd(splat(0.015597490772041639314), p, s);
  p = multiplyAdd(splat(-0.041555098441514909218), p, s);
  p = multiplyAdd(splat(0.091728120257165815272), p, s);
  p = multiplyAdd(splat(-0.17436880551972464015), p, s);
  p = multiplyAdd(splat(0.29166277379753020145), p, s);
  p = multiplyAdd(splat(-0.43501070715306266186), p, s);
  p = multiplyAdd(splat(0.58349314257247970614), p, s);
  p = multiplyAdd(splat(-0.70774347992198841253), p, s);
  p = multiplyAdd(splat(0.77885608635452594616), p, s);
  return div(p, shifted);
}
