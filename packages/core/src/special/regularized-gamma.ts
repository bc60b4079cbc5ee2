import { integrateLegendre } from "../numeric/gauss-legendre.js";
import { logGamma1p } from "./log-gamma.js";
import { log1mExp } from "./log1m-exp.js";
import { log1pMinusX } from "./log1p-minus-x.js";
import { saddleTerm } from "./saddle-term.js";
import { stirlingError } from "./stirling-error.js";

const LOG_TWO_PI = 1.8378770664093453;
/** From this shape on the tail is integrated: near x = a the series needs about 9 √a terms. */
const LARGE_SHAPE = 2000;

/** One of the two tails, found directly in logarithms; the other is its complement. */
interface DirectTail {
  readonly side: "lower" | "upper";
  readonly log: number;
}

/**
 * log of xᵃ e⁻ˣ / Γ(a + 1), for a, x > 0: the Poisson log-mass at a real count a.
 *
 * In the saddle-point form a log(x/a) + a − x vanishes at the mode, so that no digits go in the difference of two large
 * numbers.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 * @example logPoissonTerm(2.5, 3)  // -1.4544428806768
 */
export function logPoissonTerm(a: number, x: number): number {
  if (a < 1) return a * Math.log(x) - x - logGamma1p(a);
  return saddleTerm(a, x - a, x / a) - stirlingError(a) - 0.5 * (LOG_TWO_PI + Math.log(a));
}

/** Σ xᵏ/((a + 1) … (a + k)): P(a, x) over its first term, all terms positive. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Legendre's continued fraction: Γ(a, x) eˣ x⁻ᵃ, by the modified Lentz recurrence. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let k = 1; ; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16 || numerator === 0) return value;
    if (k > 1e6) return value;
  }
}

/** log Q(a, x) for a < 1 and small x, where P is close to 1: 1 − P in terms that are themselves small. */
function logUpperSmallShape(a: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let k = 1; ; k++) {
    term *= -x / k;
    const next = sum + term / (a + k);
    if (next === sum) break;
    sum = next;
  }
  const logPower = a * Math.log(x) - logGamma1p(a);
  return Math.log(-Math.expm1(logPower) - Math.exp(logPower) * a * sum);
}

/**
 * log of the tail beyond x for a large shape: the density at x times ∫ exp h(s) ds over the tail, s = distance from x, with
 * h(s) = (a − 1) log(1 ± s/x) ∓ s written through log1pMinusX because its two parts nearly cancel.
 */
function logTailByQuadrature(a: number, x: number, side: "lower" | "upper"): number {
  const sign = side === "lower" ? -1 : 1;
  const slope = (a - 1 - x) / x;
  const curvature = (a - 1) / (2 * x * x);
  const decay = Math.abs(slope);
  // Where decay·s + curvature·s² reaches 60, exp h is below one unit in the last place, skewness included.
  let reach = 120 / (decay + Math.sqrt(decay * decay + 240 * curvature));
  if (side === "lower") reach = Math.min(reach, x);
  const integral = integrateLegendre(
    (s) => Math.exp((a - 1) * log1pMinusX((sign * s) / x) + sign * s * slope),
    0,
    reach,
    6,
  );
  return logPoissonTerm(a, x) + Math.log(a / x) + Math.log(integral);
}

function directTail(a: number, x: number): DirectTail {
  const side = x < a ? "lower" : "upper";
  if (a >= LARGE_SHAPE && x > 0.3 * a && x < 3 * a) return { side, log: logTailByQuadrature(a, x, side) };
  if (a < 1 && x < 1.5) {
    // P ≥ ½ whenever x ≥ a here is not certain: decide by the leading term xᵃ/Γ(1 + a) of P.
    if (a * Math.log(x) - logGamma1p(a) > -0.7) return { side: "upper", log: logUpperSmallShape(a, x) };
    return { side: "lower", log: logPoissonTerm(a, x) + Math.log(lowerSeries(a, x)) };
  }
  if (x < a + 1) return { side: "lower", log: logPoissonTerm(a, x) + Math.log(lowerSeries(a, x)) };
  return { side: "upper", log: logPoissonTerm(a, x) + Math.log(a * upperFraction(a, x)) };
}

/** log of the wanted tail. Total for a > 0 and x ≥ 0; NaN otherwise. */
function logTail(a: number, x: number, wanted: "lower" | "upper"): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return wanted === "lower" ? Number.NEGATIVE_INFINITY : 0;
  if (x === Number.POSITIVE_INFINITY) return wanted === "lower" ? 0 : Number.NEGATIVE_INFINITY;
  if (a === Number.POSITIVE_INFINITY) return wanted === "lower" ? Number.NEGATIVE_INFINITY : 0;
  const tail = directTail(a, x);
  return tail.side === wanted ? Math.min(tail.log, 0) : log1mExp(-Math.min(tail.log, 0));
}

function tailProbability(a: number, x: number, wanted: "lower" | "upper"): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return wanted === "lower" ? 0 : 1;
  if (x === Number.POSITIVE_INFINITY) return wanted === "lower" ? 1 : 0;
  if (a === Number.POSITIVE_INFINITY) return wanted === "lower" ? 0 : 1;
  const tail = directTail(a, x);
  const log = Math.min(tail.log, 0);
  return tail.side === wanted ? Math.exp(log) : -Math.expm1(log);
}

/**
 * Regularized lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a), for a > 0 and x ≥ 0; NaN elsewhere.
 *
 * Series below x = a + 1, Legendre's continued fraction above, quadrature of the saddle-point form for shapes over 2000, and
 * 1 − P in small terms for a < 1. Whichever tail is smaller is computed, the other is its complement.
 *
 * @see DLMF 8.2, 8.7, 8.9; Gil, Segura & Temme (2012)
 * @example regularizedGammaLower(2, 1)  // 0.26424111765711533
 */
export function regularizedGammaLower(a: number, x: number): number {
  return tailProbability(a, x, "lower");
}

/**
 * Regularized upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
 *
 * @example regularizedGammaUpper(2, 1)  // 0.7357588823428847
 */
export function regularizedGammaUpper(a: number, x: number): number {
  return tailProbability(a, x, "upper");
}

/**
 * log P(a, x), finite where P itself underflows.
 *
 * @example logRegularizedGammaLower(100, 1e-5)  // -1515.0319319535765
 */
export function logRegularizedGammaLower(a: number, x: number): number {
  return logTail(a, x, "lower");
}

/**
 * log Q(a, x), finite where Q itself underflows.
 *
 * @example logRegularizedGammaUpper(0.5, 2000)  // -2004.3730660166382
 */
export function logRegularizedGammaUpper(a: number, x: number): number {
  return logTail(a, x, "upper");
}
