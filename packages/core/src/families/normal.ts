import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers, realLine } from "../interval.js";
import { rootMeanSquare } from "../moments.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { logNormalCdf, normalCdf } from "../special/normal-cdf.js";
import { normalQuantile } from "../special/normal-quantile.js";

/**
 * The normal (Gaussian) distribution with location μ = `loc` and standard deviation σ = `scale`.
 *
 *   f(y; μ, σ) = exp(−z²/2) / (σ √2π),   z = (y − μ)/σ
 *
 * The likelihood behind least squares. Parameters in the unit of y.
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 13
 */
export const name = "normal";
export const measure = "continuous";
export const paramNames = ["loc", "scale"] as const;

/** Names of the parameters. */
export type NormalParam = (typeof paramNames)[number];
/** `{ loc, scale }`. */
export type NormalTheta = Theta<NormalParam>;

export const paramSpecs: { readonly [P in NormalParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "mean, in the unit of y" },
  scale: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "standard deviation, in the unit of y",
  },
};

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, scale: number): boolean {
  return Math.abs(loc) < Infinity && scale > 0 && scale < Infinity;
}

/** Every real number. */
export function support(_theta: NormalTheta): Interval {
  return realLine;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: log f = −½ log 2π − log σ − z²/2.
 *
 * @example logProb(0, { loc: 0, scale: 1 })  // -0.9189385332046727
 */
export function logProb(y: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return -HALF_LOG_TWO_PI - Math.log(scale) - 0.5 * z * z;
}

/**
 * {@link logProb} of each y, with the constant computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example Array.from(logProbInto([0], { loc: 0, scale: 1 }, new Float64Array(1)))  // [-0.9189385332046727]
 */
export function logProbInto(y: ArrayLike<number>, theta: NormalTheta, out: Float64Array): Float64Array {
  checkParameters("normal.logProbInto", paramSpecs, theta);
  checkOut("normal.logProbInto", y.length, out);
  const { loc, scale } = theta;
  const constant = -HALF_LOG_TWO_PI - Math.log(scale);
  for (let i = 0; i < y.length; i++) {
    const z = (y[i] - loc) / scale;
    out[i] = constant - 0.5 * z * z;
  }
  return out;
}

/**
 * P(Y ≤ y) = Φ(z).
 * @example cdf(1.959963984540054, { loc: 0, scale: 1 })  // 0.975
 */
export function cdf(y: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return normalCdf((y - loc) / scale);
}

/**
 * P(Y > y) = Φ(−z), to full relative accuracy in the tail.
 * @example survival(10, { loc: 0, scale: 1 })  // 7.619853024160525e-24
 */
export function survival(y: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return normalCdf((loc - y) / scale);
}

/**
 * log P(Y ≤ y), finite where the probability itself underflows.
 * @example logCdf(-50, { loc: 0, scale: 1 })  // -1254.8313611394199
 */
export function logCdf(y: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return logNormalCdf((y - loc) / scale);
}

/**
 * log P(Y > y).
 * @example logSurvival(0, { loc: 0, scale: 1 })  // -0.6931471805599453
 */
export function logSurvival(y: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return logNormalCdf((loc - y) / scale);
}

/**
 * μ + σ Φ⁻¹(p); ∓Infinity at p = 0 and 1, NaN outside.
 * @example quantile(0.975, { loc: 0, scale: 1 })  // 1.9599639845400536
 */
export function quantile(p: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + scale * normalQuantile(p);
}

/**
 * μ − σ Φ⁻¹(q), the y with P(Y > y) = q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { loc: 0, scale: 1 })  // 9.262340089798405
 */
export function inverseSurvival(q: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc - scale * normalQuantile(q);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ.
 * @example mean({ loc: 3, scale: 2 })  // 3
 */
export function mean({ loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * Var Y = σ².
 * @example variance({ loc: 3, scale: 2 })  // 4
 */
export function variance({ loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return scale * scale;
}

/**
 * The density is highest at μ.
 * @example mode({ loc: 3, scale: 2 })  // 3
 */
export function mode({ loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * −E log f = ½ log(2πe) + log σ, nats.
 * @example entropy({ loc: 0, scale: 1 })  // 1.4189385332046727
 */
export function entropy({ loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return HALF_LOG_TWO_PI + 0.5 + Math.log(scale);
}

/**
 * KL(p ‖ q) = ½ (((μₚ − μ_q)/σ_q)² + u − log(1 + u)),   u = σₚ²/σ_q² − 1, nats.
 *
 * For similar scales in u rather than in their ratio, which has no digits left for the difference; for very different ones
 * in the ratio, for u is then −1 to all digits.
 *
 * @example klDivergence({ loc: 1, scale: 1 }, { loc: 0, scale: 1 })  // 0.5
 */
export function klDivergence(p: NormalTheta, q: NormalTheta): number {
  if (!inDomain(p.loc, p.scale) || !inDomain(q.loc, q.scale)) return NaN;
  const shift = (p.loc - q.loc) / q.scale;
  const u = ((p.scale - q.scale) / q.scale) * ((p.scale + q.scale) / q.scale);
  const logRatio = Math.abs(u) < 0.5 ? Math.log1p(u) : 2 * Math.log(p.scale / q.scale);
  return 0.5 * (shift * shift + u - logRatio);
}

/**
 * CRPS of the forecast after y came: σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π), z = (y − μ)/σ.
 *
 * @see Gneiting et al. (2005), Calibrated probabilistic forecasting using ensemble model output statistics
 * @example crps(1, { loc: 0, scale: 2 })  // 0.6628070625097116
 */
export function crps(y: number, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  const density = Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI);
  return scale * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/**
 * ∂ log f/∂μ = z/σ and ∂ log f/∂σ = (z² − 1)/σ.
 * @example Array.from(score(1, { loc: 0, scale: 1 }, new Float64Array(2)))  // [1, 0]
 */
export function score(y: number, { loc, scale }: NormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const z = (y - loc) / scale;
  out[0] = z / scale;
  out[1] = (z - 1) * ((z + 1) / scale);
  return out;
}

/**
 * ∂y/∂(μ, scale) at a fixed probability: (1, z).
 * @example Array.from(pathwise(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [1, 0.5]
 */
export function pathwise(y: number, { loc, scale }: NormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1;
  out[1] = (y - loc) / scale;
  return out;
}

/**
 * log f(from + d) − log f(from) = −(d/σ)(z + d/2σ) with z of `from`: right to the last digit however far out.
 * @example logProbShift(1000, 1e-3, { loc: 0, scale: 1 })  // -1.0000005
 */
export function logProbShift(from: number, offset: number, { loc, scale }: NormalTheta): number {
  const d = offset / scale;
  return -d * ((from - loc) / scale + 0.5 * d);
}

/**
 * score(from + d) − score(from) = (d/σ², (d/σ)(2z + d/σ)/σ) with z of `from`.
 * @example Array.from(scoreShift(1, 1, { loc: 0, scale: 1 }, new Float64Array(2)))  // [1, 3]
 */
export function scoreShift(from: number, offset: number, { loc, scale }: NormalTheta, out: Float64Array): Float64Array {
  const d = offset / scale;
  out[0] = d / scale;
  out[1] = (d / scale) * ((2 * (from - loc)) / scale + d);
  return out;
}

/**
 * E[s sᵀ] = diag(1/σ², 2/σ²).
 * @example Array.from(fisherInformation({ loc: 0, scale: 1 }, new Float64Array(4)))  // [1, 0, 0, 2]
 */
export function fisherInformation({ loc, scale }: NormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const precision = 1 / (scale * scale);
  out[0] = precision;
  out[1] = 0;
  out[2] = 0;
  out[3] = 2 * precision;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw, μ + σ z with z standard normal. */
export function sample(rng: Rng, { loc, scale }: NormalTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + scale * rng.normal();
}

/**
 * Maximum likelihood: μ̂ = Σwy/Σw and σ̂² = Σw(y − μ̂)²/Σw. The divisor is the total weight n, not n − 1.
 *
 * Where all observations are equal the likelihood has no upper bound: σ̂ = 0, log-likelihood Infinity, reason `unbounded`.
 *
 * @throws LoglikError for an empty sample, a target or weight that is not finite
 * @example fit([-1, 0, 1]).theta.scale  // 0.816496580927726
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<NormalTheta> {
  const { weights } = options;
  const total = checkFit("fit normal", y, options, realLine);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, (known) => {
      const { loc = weightedSum(y, weights) / total } = known;
      const deviations = Float64Array.from(y, (value) => value - loc);
      const { scale = rootMeanSquare(deviations, weights, total) } = known;
      return { theta: { loc, scale } };
    });
  }
  const rough = weightedSum(y, weights) / total;
  const residuals = Float64Array.from(y, (value) => value - rough);
  // The mean of the residuals is what rounding left in the first mean: small, hence accurate.
  const correction = weightedSum(residuals, weights) / total;
  const deviations = residuals.map((residual) => residual - correction);
  const scale = rootMeanSquare(deviations, weights, total);
  const theta = { loc: rough + correction, scale };
  const bounded = scale > 0;
  return {
    theta,
    // At the maximum Σ w z² = Σ w, so the log-likelihood is minus n times the entropy.
    logLikelihood: bounded ? -total * entropy(theta) : Infinity,
    observations: total,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: the mean and the root mean squared deviation."
      : "All observations are equal, so the likelihood grows without bound as scale goes to 0. Fix the scale instead.",
    iterations: 0,
  };
}
