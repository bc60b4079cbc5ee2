import { integrateLegendre } from "../numeric/gauss-legendre.js";
import { logGamma1p } from "./log-gamma.js";
import { log1mExp } from "./log1m-exp.js";
import { log1pMinusX } from "./log1p-minus-x.js";
import { saddleTerm } from "./saddle-term.js";
import { stirlingError } from "./stirling-error.js";

const LOG_TWO_PI = 1.8378770664093453;
/** With both parameters over this, a tail is integrated: near the mean the fraction needs about √max(a, b) terms. */
const LARGE_PARAMETERS = 2000;

interface DirectTail {
  readonly side: "lower" | "upper";
  readonly log: number;
}

/**
 * log of xᵃ yᵇ / B(a, b) with y = 1 − x given by the caller, who often knows it more exactly than 1 − x would say.
 *
 * In the saddle-point form the two powers become a log(1 + δ/a) − δ and b log(1 − δ/b) + δ, δ = b x − a y, the distance from
 * the mean; both vanish there.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 * @example logBetaPower(2, 3, 0.25, 0.75)  // -1.1507282898071236
 */
export function logBetaPower(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (a < 1 || b < 1) {
    // δ/a would be huge for a small a: take the powers as they stand, each logarithm from the smaller of x and y.
    return a * (x < 0.5 ? Math.log(x) : Math.log1p(-y)) + b * (x < 0.5 ? Math.log1p(-x) : Math.log(y)) - logBeta(a, b);
  }
  const distance = b * x - a * y;
  const deviance = saddleTerm(a, distance, (n * x) / a) + saddleTerm(b, -distance, (n * y) / b);
  return deviance + stirlingError(n) - stirlingError(a) - stirlingError(b) + 0.5 * (Math.log(a * (b / n)) - LOG_TWO_PI);
}

/**
 * log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), for a, b > 0, without the loss of digits when one is much larger.
 *
 * @see DLMF 5.12; Loader (2000)
 * @example logBeta(2, 3)  // -2.484906649788
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  const n = a + b;
  if (large < 10) return logGamma1p(small) + logGamma1p(large) - logGamma1p(n) + Math.log(n / small / large);
  // log Γ(large) − log Γ(n) by Stirling's formula with its errors: (large − ½) log(large/n) − small (log n − 1) + …
  const difference =
    small * (1 - Math.log(n)) - (large - 0.5) * Math.log1p(small / large) + stirlingError(large) - stirlingError(n);
  return logGamma1p(small) - Math.log(small) + difference;
}

/**
 * The continued fraction α₁/(β₁ + α₂/(β₂ + …)) of Iₓ(a, b) B(a, b)/(xᵃ yᵇ), by the modified Lentz recurrence; fast for x below
 * the mean. Written with y and λ = a y − b x, it keeps its digits when x is close to 1.
 */
function betaFraction(a: number, b: number, x: number, y: number): number {
  const lambda = a * y - b * x;
  let beta = (a / (a + 1)) * (lambda + 1);
  let value = beta;
  let c = beta;
  let d = 0;
  for (let n = 1; n < 1e6; n++) {
    const odd = a + 2 * n - 1;
    // Each large factor meets its x first: with x = 1e-300 and b = 1e300 their plain product would overflow.
    const alpha = (((a + n - 1) / odd) * ((a + b + n - 1) * x) * n * ((b - n) * x)) / odd;
    beta = n + (n * ((b - n) * x)) / odd + ((a + n) / (odd + 2)) * (lambda + 1 + n * (1 + y));
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return 1 / value;
}

/** log Iₓ(a, b) for x below the mean and large a, b: density at x times the integral of its relative decay. */
function logLowerByQuadrature(a: number, b: number, x: number, y: number): number {
  const slope = (b - 1) / y - (a - 1) / x;
  const curvature = (a - 1) / (2 * x * x) + (b - 1) / (2 * y * y);
  const decay = Math.abs(slope);
  const reach = Math.min(x, 120 / (decay + Math.sqrt(decay * decay + 240 * curvature)));
  const integral = integrateLegendre(
    (s) => Math.exp((a - 1) * log1pMinusX(-s / x) + (b - 1) * log1pMinusX(s / y) + s * slope),
    0,
    reach,
    6,
  );
  return logBetaPower(a, b, x, y) - Math.log(x) - Math.log(y) + Math.log(integral);
}

/** log Iₓ(a, b) computed directly, wherever x lies. */
function logLowerDirect(a: number, b: number, x: number, y: number): number {
  if (a >= LARGE_PARAMETERS && b >= LARGE_PARAMETERS) return logLowerByQuadrature(a, b, x, y);
  return logBetaPower(a, b, x, y) + Math.log(betaFraction(a, b, x, y));
}

function directTail(a: number, b: number, x: number, y: number): DirectTail {
  const large = a >= LARGE_PARAMETERS && b >= LARGE_PARAMETERS;
  const belowMean = large ? b * x <= a * y : x * (a + b + 2) <= a + 1;
  const lower = (): DirectTail => ({ side: "lower", log: logLowerDirect(a, b, x, y) });
  const upper = (): DirectTail => ({ side: "upper", log: logLowerDirect(b, a, y, x) });
  const tail = belowMean ? lower() : upper();
  // With a parameter far below 1 nearly all the mass can lie on x's own side: then the other tail is the one to find.
  if (tail.log > -1e-4 && Math.min(a, b) < 1) return belowMean ? upper() : lower();
  return tail;
}

function logTail(a: number, b: number, x: number, y: number, wanted: "lower" | "upper"): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return Number.NaN;
  if (x === 0) return wanted === "lower" ? Number.NEGATIVE_INFINITY : 0;
  if (y === 0) return wanted === "lower" ? 0 : Number.NEGATIVE_INFINITY;
  const tail = directTail(a, b, x, y);
  const log = Math.min(tail.log, 0);
  return tail.side === wanted ? log : log1mExp(-log);
}

/**
 * Regularized incomplete beta function Iₓ(a, b) = P(Beta(a, b) ≤ x), for a, b > 0 and 0 ≤ x ≤ 1; NaN elsewhere.
 *
 * The tail on x's side of the mean is computed directly (continued fraction, or quadrature when both parameters exceed
 * 2000), in logarithms; the other is its complement.
 *
 * @param y 1 − x; pass it when it is known more exactly than the subtraction gives.
 * @see DLMF 8.17; Didonato & Morris (1992)
 * @example regularizedBetaLower(2, 3, 0.25)  // 0.26171875
 */
export function regularizedBetaLower(a: number, b: number, x: number, y: number = 1 - x): number {
  return tailProbability(a, b, x, y, "lower");
}

/**
 * The complement 1 − Iₓ(a, b) = I_{1−x}(b, a), without cancellation.
 *
 * @example regularizedBetaUpper(2, 3, 0.25)  // 0.73828125
 */
export function regularizedBetaUpper(a: number, b: number, x: number, y: number = 1 - x): number {
  return tailProbability(a, b, x, y, "upper");
}

function tailProbability(a: number, b: number, x: number, y: number, wanted: "lower" | "upper"): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return Number.NaN;
  if (x === 0) return wanted === "lower" ? 0 : 1;
  if (y === 0) return wanted === "lower" ? 1 : 0;
  const tail = directTail(a, b, x, y);
  const log = Math.min(tail.log, 0);
  return tail.side === wanted ? Math.exp(log) : -Math.expm1(log);
}

/**
 * log Iₓ(a, b), finite where Iₓ underflows.
 *
 * @example logRegularizedBetaLower(300, 2, 0.01)  // -1375.8539623099218
 */
export function logRegularizedBetaLower(a: number, b: number, x: number, y: number = 1 - x): number {
  return logTail(a, b, x, y, "lower");
}

/**
 * log(1 − Iₓ(a, b)), finite where it underflows.
 *
 * @example logRegularizedBetaUpper(2, 300, 0.99)  // -1375.8539623099216
 */
export function logRegularizedBetaUpper(a: number, b: number, x: number, y: number = 1 - x): number {
  return logTail(a, b, x, y, "upper");
}
