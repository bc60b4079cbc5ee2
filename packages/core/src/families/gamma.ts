import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { nonNegativeNumbers, positiveNumbers } from "../interval.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import type { Rng } from "../random/rng.js";
import { standardGamma } from "../random/standard-gamma.js";
import { weightedSum } from "../sample.js";
import { digamma, digammaMinusLog } from "../special/digamma.js";
import { inverseDigamma } from "../special/inverse-digamma.js";
import { logGamma } from "../special/log-gamma.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { logBeta } from "../special/regularized-beta.js";
import {
  logPoissonTerm,
  logRegularizedGammaLower,
  logRegularizedGammaUpper,
  regularizedGammaLower,
  regularizedGammaUpper,
} from "../special/regularized-gamma.js";
import { regularizedGammaInverse } from "../special/regularized-gamma-inverse.js";
import { stirlingError } from "../special/stirling-error.js";
import { trigamma } from "../special/trigamma.js";

/**
 * The gamma distribution with α = `shape` and β = `rate` (1/scale): waiting times, rainfall, positive skewed amounts.
 *
 *   f(y; α, β) = βᵅ yᵅ⁻¹ e^{−βy} / Γ(α),   y ≥ 0
 *
 * `rate` in the inverse of the unit of y. α = 1 is the exponential distribution; α = k/2, β = ½ is chi-squared.
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 17
 */
export const name = "gamma";
export const measure = "continuous";
export const paramNames = ["shape", "rate"] as const;

/** Names of the parameters. */
export type GammaParam = (typeof paramNames)[number];
/** `{ shape, rate }`. */
export type GammaTheta = Theta<GammaParam>;

export const paramSpecs: { readonly [P in GammaParam]: ParamSpec } = {
  shape: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "shape α, a pure number" },
  rate: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "rate β, 1 over the unit of y" },
};

const LOG_TWO_PI = 1.8378770664093453;
/** From this shape on the terms of the textbook form, about α log α each, would cost more digits than the result has to spare. */
const LARGE_SHAPE = 30;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(shape: number, rate: number): boolean {
  return shape > 0 && shape < Infinity && rate > 0 && rate < Infinity;
}

/** The numbers from zero up. */
export function support(_theta: GammaTheta): Interval {
  return nonNegativeNumbers;
}

/** The parameters with the given mean and variance: shape = mean²/variance, rate = mean/variance. */
export function fromMeanVariance(mean: number, variance: number): GammaTheta {
  return { shape: (mean * mean) / variance, rate: mean / variance };
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: log f = α log β − log Γ(α) + (α − 1) log y − β y.
 *
 * −Infinity below 0; at y = 0: Infinity if α < 1, log β if α = 1, −Infinity if α > 1. From α = 30 the saddle-point form
 * log(α/y) + log(xᵅ e⁻ˣ/Γ(α + 1)), x = βy, is used: the textbook form loses 8 digits at α = 1e8 by cancellation.
 *
 * @example logProb(1.5, { shape: 2, rate: 3 })  // -1.8973103145556163
 */
export function logProb(y: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  if (y > 0 && y < Infinity) {
    if (shape > LARGE_SHAPE) return Math.log(shape / y) + logPoissonTerm(shape, rate * y);
    return shape * Math.log(rate) - logGamma(shape) + (shape - 1) * Math.log(y) - rate * y;
  }
  return atEdgeOrOutside(y, shape, rate);
}

function atEdgeOrOutside(y: number, shape: number, rate: number): number {
  if (Number.isNaN(y) || !(shape > 0 && rate > 0)) return NaN;
  if (y < 0 || y === Infinity) return -Infinity;
  return shape < 1 ? Infinity : shape === 1 ? Math.log(rate) : -Infinity;
}

/**
 * {@link logProb} of each y: one logarithm a value, the constant computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1.5], { shape: 2, rate: 3 }, new Float64Array(1))[0]  // -1.8973103145556163
 */
export function logProbInto(y: ArrayLike<number>, theta: GammaTheta, out: Float64Array): Float64Array {
  checkParameters("gamma.logProbInto", paramSpecs, theta);
  checkOut("gamma.logProbInto", y.length, out);
  const { shape, rate } = theta;
  if (shape > LARGE_SHAPE) {
    for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
    return out;
  }
  const constant = shape * Math.log(rate) - logGamma(shape);
  const power = shape - 1;
  for (let i = 0; i < y.length; i++) {
    const value = y[i];
    out[i] =
      value > 0 && value < Infinity
        ? constant + power * Math.log(value) - rate * value
        : atEdgeOrOutside(value, shape, rate);
  }
  return out;
}

/**
 * P(Y ≤ y) = P(α, βy), the regularized lower incomplete gamma function.
 * @example cdf(1, { shape: 2, rate: 1 })  // 0.26424111765711533
 */
export function cdf(y: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return regularizedGammaLower(shape, y <= 0 ? 0 : rate * y);
}

/**
 * P(Y > y) = Q(α, βy), to full relative accuracy in the tail.
 * @example survival(1, { shape: 2, rate: 1 })  // 0.7357588823428847
 */
export function survival(y: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return regularizedGammaUpper(shape, y <= 0 ? 0 : rate * y);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { shape: 2, rate: 1 })  // -1.3308932682040546
 */
export function logCdf(y: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return logRegularizedGammaLower(shape, y <= 0 ? 0 : rate * y);
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { shape: 1, rate: 1 })  // -2000
 */
export function logSurvival(y: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return logRegularizedGammaUpper(shape, y <= 0 ? 0 : rate * y);
}

/**
 * The y with P(Y ≤ y) = p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.5, { shape: 1, rate: 1 })  // 0.6931471805599454
 */
export function quantile(p: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return p >= 0 && p <= 1 ? regularizedGammaInverse(shape, Math.log(p), Math.log1p(-p)) / rate : NaN;
}

/**
 * The y with P(Y > y) = q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-100, { shape: 1, rate: 1 })  // 230.2585092994044
 */
export function inverseSurvival(q: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return q >= 0 && q <= 1 ? regularizedGammaInverse(shape, Math.log1p(-q), Math.log(q)) / rate : NaN;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = α/β.
 * @example mean({ shape: 3, rate: 2 })  // 1.5
 */
export function mean({ shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return shape / rate;
}

/**
 * Var Y = α/β².
 * @example variance({ shape: 3, rate: 2 })  // 0.75
 */
export function variance({ shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return shape / rate / rate;
}

/**
 * (α − 1)/β, or 0 where α ≤ 1.
 * @example mode({ shape: 3, rate: 2 })  // 1
 */
export function mode({ shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return shape > 1 ? (shape - 1) / rate : 0;
}

/**
 * α − log β + log Γ(α) + (1 − α) ψ(α), nats.
 *
 * For a large shape as ½ log 2πα + δ(α) + (1 − α)(ψ(α) − log α) − log β, with δ Stirling's error: the terms α log α are gone.
 *
 * @example entropy({ shape: 1, rate: 1 })  // 1
 */
export function entropy({ shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  if (shape < 12) return shape - Math.log(rate) + logGamma(shape) + (1 - shape) * digamma(shape);
  return (
    0.5 * (LOG_TWO_PI + Math.log(shape)) + stirlingError(shape) + (1 - shape) * digammaMinusLog(shape) - Math.log(rate)
  );
}

/**
 * KL(p ‖ q) = (αₚ − α_q) ψ(αₚ) − log Γ(αₚ) + log Γ(α_q) + α_q log(βₚ/β_q) + αₚ (β_q − βₚ)/βₚ, nats; closed form.
 * @example klDivergence({ shape: 1, rate: 1 }, { shape: 1, rate: 2 })  // 0.3068528194400547
 */
export function klDivergence(p: GammaTheta, q: GammaTheta): number {
  if (!inDomain(p.shape, p.rate) || !inDomain(q.shape, q.rate)) return NaN;
  const rateExcess = (q.rate - p.rate) / p.rate;
  const shapes = (p.shape - q.shape) * digamma(p.shape) - logGamma(p.shape) + logGamma(q.shape);
  return shapes + (p.shape - q.shape) * Math.log1p(rateExcess) - p.shape * log1pMinusX(rateExcess);
}

/**
 * CRPS of the forecast after y came: (y − α/β) (2F(y) − 1) + (2α/β) xᵅ e⁻ˣ/Γ(α + 1) − 1/(β B(½, α)), x = β y.
 *
 * The textbook's F of shape α + 1 is F less the power term, which leaves y − α/β in front and keeps the digits of a large shape.
 *
 * @see Scheuerer & Möller (2015), Probabilistic wind speed forecasting on a grid based on ensemble model output statistics
 * @example crps(1, { shape: 2, rate: 3 })  // 0.24929022789287983
 */
export function crps(y: number, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  const x = y <= 0 ? 0 : rate * y;
  const power = x > 0 && x < Infinity ? Math.exp(logPoissonTerm(shape, x)) : 0;
  const halfSpread = Math.exp(-logBeta(0.5, shape));
  return (y - shape / rate) * (2 * regularizedGammaLower(shape, x) - 1) + (2 * shape * power - halfSpread) / rate;
}

/**
 * ∂ log f/∂α = log β − ψ(α) + log y and ∂ log f/∂β = α/β − y.
 * @example Array.from(score(1, { shape: 1, rate: 1 }, new Float64Array(2)))  // [0.5772156649015328, 0]
 */
export function score(y: number, { shape, rate }: GammaTheta, out: Float64Array): Float64Array {
  if (!(y >= 0) || !inDomain(shape, rate)) return out.fill(NaN);
  out[0] =
    shape < 12 ? Math.log(rate) - digamma(shape) + Math.log(y) : Math.log((rate * y) / shape) - digammaMinusLog(shape);
  out[1] = (shape - rate * y) / rate;
  return out;
}

/**
 * E[s sᵀ] = [[ψ′(α), −1/β], [−1/β, α/β²]].
 * @example fisherInformation({ shape: 1, rate: 1 }, new Float64Array(4))[1]  // -1
 */
export function fisherInformation({ shape, rate }: GammaTheta, out: Float64Array): Float64Array {
  if (!inDomain(shape, rate)) return out.fill(NaN);
  out[0] = trigamma(shape);
  out[1] = -1 / rate;
  out[2] = out[1];
  out[3] = shape / rate / rate;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { shape, rate }: GammaTheta): number {
  if (!inDomain(shape, rate)) return NaN;
  return standardGamma(rng, shape) / rate;
}

/**
 * Maximum likelihood: β̂ = α̂/ȳ, and α̂ solves log α − ψ(α) = log ȳ − mean(log y) by Newton on the profile likelihood.
 *
 * Equal observations, or a 0 among them, leave the likelihood unbounded (`unbounded`).
 *
 * @throws LoglikError for an empty sample, a target that is negative or not finite, an invalid weight
 * @example fit([1, 2, 3]).theta.rate  // 2.687604741845378
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<GammaTheta> {
  const observations = checkFit("fit gamma", y, options, nonNegativeNumbers);
  const average = weightedSum(y, options.weights) / observations;
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ shape, rate }) => {
      if (shape !== undefined) return { theta: { shape, rate: rate ?? shape / average } };
      const logs = Float64Array.from(y, (value) => Math.log(rate! * value));
      const solved = inverseDigamma(weightedSum(logs, options.weights) / observations);
      return { theta: { shape: solved.x, rate: rate! }, iterations: solved.iterations };
    });
  }
  const excess = Float64Array.from(y, (value) => -log1pMinusX((value - average) / average));
  const spread = weightedSum(excess, options.weights) / observations;
  if (!(spread > 0 && spread < Infinity)) return unboundedFit(average, spread, observations);
  let iterations = 0;
  const logShape = solveMonotone(
    (t) => {
      iterations++;
      return -digammaMinusLog(Math.exp(t)) - spread;
    },
    (t) => 1 - Math.exp(t) * trigamma(Math.exp(t)),
    Math.log((3 - spread + Math.sqrt((spread - 3) ** 2 + 24 * spread)) / (12 * spread)),
    -Infinity,
    Infinity,
  );
  const theta = { shape: Math.exp(logShape), rate: Math.exp(logShape) / average };
  return {
    theta,
    logLikelihood: weightedSum(logProbInto(y, theta, new Float64Array(y.length)), options.weights),
    observations,
    converged: true,
    reason: "converged",
    message: "Newton's method on the profile likelihood of the shape converged; the rate is shape over mean.",
    iterations,
  };
}

function unboundedFit(average: number, spread: number, observations: number): FitResult<GammaTheta> {
  const hasZero = spread === Infinity || average === 0;
  return {
    theta: hasZero ? { shape: 0, rate: 0 } : { shape: Infinity, rate: Infinity },
    logLikelihood: Infinity,
    observations,
    converged: false,
    reason: "unbounded",
    message: hasZero
      ? "An observation is 0, where the density is infinite for every shape below 1: the likelihood has no upper bound. Use a zero-inflated or hurdle model."
      : "All observations are equal, so the likelihood grows without bound as the shape goes to infinity. Fix the shape instead.",
    iterations: 0,
  };
}
