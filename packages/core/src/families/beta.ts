import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { positiveNumbers, unitInterval } from "../interval.js";
import { momentsOf } from "../moments.js";
import { dirichletDivergence, dirichletEntropy } from "../multivariate/dirichlet-information.js";
import type { Rng } from "../random/rng.js";
import { standardGamma } from "../random/standard-gamma.js";
import { weightedSum } from "../sample.js";
import { digamma } from "../special/digamma.js";
import {
  logBeta,
  logBetaPower,
  logRegularizedBetaLower,
  logRegularizedBetaUpper,
  regularizedBetaLower,
  regularizedBetaUpper,
} from "../special/regularized-beta.js";
import { regularizedBetaInverse } from "../special/regularized-beta-inverse.js";
import { trigamma } from "../special/trigamma.js";

/**
 * The beta distribution with shapes α = `alpha` and β = `beta`: proportions, and the conjugate prior of a probability.
 *
 *   f(y; α, β) = y^{α−1} (1 − y)^{β−1} / B(α, β),   0 ≤ y ≤ 1
 *
 * @see Johnson, Kotz & Balakrishnan (1995), ch. 25
 */
export const name = "beta";
export const measure = "continuous";
export const paramNames = ["alpha", "beta"] as const;

/** Names of the parameters. */
export type BetaParam = (typeof paramNames)[number];
/** `{ alpha, beta }`. */
export type BetaTheta = Theta<BetaParam>;

export const paramSpecs: { readonly [P in BetaParam]: ParamSpec } = {
  alpha: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "shape α at 1, a pure number" },
  beta: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "shape β at 0, a pure number" },
};

/** From here on the textbook form's terms cost more digits than the result has to spare. */
const LARGE = 30;

/** At the ends: the exponent of the factor that vanishes there decides between Infinity, a finite value and −Infinity. */
function atEnd(y: number, alpha: number, beta: number): number {
  if (Number.isNaN(y) || !(alpha > 0 && beta > 0)) return NaN;
  if (y < 0 || y > 1) return -Infinity;
  const exponent = y === 0 ? alpha : beta;
  if (exponent !== 1) return exponent < 1 ? Infinity : -Infinity;
  return -logBeta(alpha, beta);
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(alpha: number, beta: number): boolean {
  return alpha > 0 && alpha < Infinity && beta > 0 && beta < Infinity;
}

/** The numbers from 0 to 1. */
export function support(_theta: BetaTheta): Interval {
  return unitInterval;
}

/** The parameters with the given mean in (0, 1) and variance below mean · (1 − mean). */
export function fromMeanVariance(mean: number, variance: number): BetaTheta {
  const size = (mean * (1 - mean)) / variance - 1;
  return { alpha: mean * size, beta: (1 - mean) * size };
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: (α − 1) log y + (β − 1) log(1 − y) − log B(α, β); −Infinity outside [0, 1]. At an end: Infinity, finite or
 * −Infinity as the shape there is below, at or above 1. For large shapes in the saddle-point form.
 * @example logProb(0.25, { alpha: 2, beta: 3 })  // 0.5232481437645475
 */
export function logProb(y: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  if (!(y > 0 && y < 1)) return atEnd(y, alpha, beta);
  if (alpha > LARGE || beta > LARGE) return logBetaPower(alpha, beta, y, 1 - y) - Math.log(y) - Math.log1p(-y);
  return (alpha - 1) * Math.log(y) + (beta - 1) * Math.log1p(-y) - logBeta(alpha, beta);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([0.25], { alpha: 2, beta: 3 }, new Float64Array(1))[0]  // 0.5232481437645475
 */
export function logProbInto(y: ArrayLike<number>, theta: BetaTheta, out: Float64Array): Float64Array {
  checkParameters("beta.logProbInto", paramSpecs, theta);
  checkOut("beta.logProbInto", y.length, out);
  const { alpha, beta } = theta;
  if (alpha > LARGE || beta > LARGE) {
    for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
    return out;
  }
  const constant = -logBeta(alpha, beta);
  const below = alpha - 1;
  const above = beta - 1;
  for (let i = 0; i < y.length; i++) {
    const value = y[i];
    out[i] =
      value > 0 && value < 1
        ? constant + below * Math.log(value) + above * Math.log1p(-value)
        : atEnd(value, alpha, beta);
  }
  return out;
}

/**
 * P(Y ≤ y) = I_y(α, β), the regularized incomplete beta function.
 * @example cdf(0.25, { alpha: 2, beta: 3 })  // 0.26171875
 */
export function cdf(y: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return regularizedBetaLower(alpha, beta, Math.min(1, Math.max(0, y)));
}

/**
 * P(Y > y) = 1 − I_y(α, β), to full relative accuracy in the tail.
 * @example survival(0.25, { alpha: 2, beta: 3 })  // 0.73828125
 */
export function survival(y: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return regularizedBetaUpper(alpha, beta, Math.min(1, Math.max(0, y)));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(0.25, { alpha: 2, beta: 3 })  // -1.3404848250885963
 */
export function logCdf(y: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return logRegularizedBetaLower(alpha, beta, Math.min(1, Math.max(0, y)));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(0.25, { alpha: 2, beta: 3 })  // -0.3034304294199201
 */
export function logSurvival(y: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return logRegularizedBetaUpper(alpha, beta, Math.min(1, Math.max(0, y)));
}

/**
 * The y with P(Y ≤ y) = p; NaN outside [0, 1].
 * @example quantile(0.25, { alpha: 2, beta: 3 })  // 0.24302208375607634
 */
export function quantile(p: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return p >= 0 && p <= 1 ? regularizedBetaInverse(alpha, beta, Math.log(p), Math.log1p(-p)).x : NaN;
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { alpha: 2, beta: 3 })  // 0.9999998642791146
 */
export function inverseSurvival(q: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return q >= 0 && q <= 1 ? regularizedBetaInverse(alpha, beta, Math.log1p(-q), Math.log(q)).x : NaN;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = α/(α + β).
 * @example mean({ alpha: 2, beta: 3 })  // 0.4
 */
export function mean({ alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return alpha / (alpha + beta);
}

/**
 * Var Y = αβ/((α + β)² (α + β + 1)).
 * @example variance({ alpha: 2, beta: 3 })  // 0.04
 */
export function variance({ alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  const total = alpha + beta;
  return ((alpha / total) * (beta / total)) / (total + 1);
}

/**
 * (α − 1)/(α + β − 2) where both shapes exceed 1; else the end where the density is higher, ½ for the uniform distribution.
 * @example mode({ alpha: 2, beta: 3 })  // 0.3333333333333333
 */
export function mode({ alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  if (alpha > 1 && beta > 1) return (alpha - 1) / (alpha + beta - 2);
  if (alpha === beta) return alpha === 1 ? 0.5 : 0;
  return alpha < beta ? 0 : 1;
}

/**
 * log B(α, β) − (α − 1) ψ(α) − (β − 1) ψ(β) + (α + β − 2) ψ(α + β), nats.
 * @example entropy({ alpha: 2, beta: 3 })  // -0.23490664978800024
 */
export function entropy({ alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  return dirichletEntropy([alpha, beta]);
}

/**
 * KL(p ‖ q) = log B(q) − log B(p) + (αₚ − α_q)(ψ(αₚ) − ψ(αₚ + βₚ)) + (βₚ − β_q)(ψ(βₚ) − ψ(αₚ + βₚ)), nats; closed form.
 * @example klDivergence({ alpha: 2, beta: 3 }, { alpha: 1, beta: 2 })  // 0.12509280256138833
 */
export function klDivergence(p: BetaTheta, q: BetaTheta): number {
  if (!inDomain(p.alpha, p.beta) || !inDomain(q.alpha, q.beta)) return NaN;
  return dirichletDivergence([p.alpha, p.beta], [q.alpha, q.beta]);
}

/**
 * CRPS of the forecast after y came, with the mean m = α/(α + β):
 *
 *   (y − m) (2F(y) − 1) + (2m/α) (yᵅ (1 − y)ᵝ/B(α, β) − B(2α, 2β)/B(α, β)²)
 *
 * The ratio of beta functions is taken at the mean, where the powers of its two saddle-point forms cancel.
 *
 * @see Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules
 * @example crps(0.5, { alpha: 2, beta: 3 })  // 0.07321428571428569
 */
export function crps(y: number, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  const m = alpha / (alpha + beta);
  const rest = beta / (alpha + beta);
  const power = y > 0 && y < 1 ? Math.exp(logBetaPower(alpha, beta, y, 1 - y)) : 0;
  const ratio = Math.exp(2 * logBetaPower(alpha, beta, m, rest) - logBetaPower(2 * alpha, 2 * beta, m, rest));
  const below = regularizedBetaLower(alpha, beta, Math.min(1, Math.max(0, y)));
  return (y - m) * (2 * below - 1) + ((2 * m) / alpha) * (power - ratio);
}

/**
 * ∂ log f/∂α = log y − ψ(α) + ψ(α + β) and ∂ log f/∂β = log(1 − y) − ψ(β) + ψ(α + β).
 * @example Array.from(score(0.25, { alpha: 2, beta: 3 }, new Float64Array(2)))  // [-0.3029610277865571, 0.29565126088155225]
 */
export function score(y: number, { alpha, beta }: BetaTheta, out: Float64Array): Float64Array {
  if (!(y >= 0 && y <= 1) || !inDomain(alpha, beta)) return out.fill(NaN);
  const total = digamma(alpha + beta);
  out[0] = Math.log(y) - digamma(alpha) + total;
  out[1] = Math.log1p(-y) - digamma(beta) + total;
  return out;
}

/**
 * E[s sᵀ] = diag(ψ′(α), ψ′(β)) − ψ′(α + β) 1 1ᵀ.
 * @example Array.from(fisherInformation({ alpha: 2, beta: 3 }, new Float64Array(4)))  // [0.42361111111111105, -0.22132295573711533, -0.22132295573711533, 0.17361111111111108]
 */
export function fisherInformation({ alpha, beta }: BetaTheta, out: Float64Array): Float64Array {
  if (!inDomain(alpha, beta)) return out.fill(NaN);
  const total = trigamma(alpha + beta);
  out[0] = trigamma(alpha) - total;
  out[1] = -total;
  out[2] = -total;
  out[3] = trigamma(beta) - total;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { alpha, beta }: BetaTheta): number {
  if (!inDomain(alpha, beta)) return NaN;
  const success = standardGamma(rng, alpha);
  return success / (success + standardGamma(rng, beta));
}

/**
 * Maximum likelihood by Newton from the moments. A 0 or a 1 in the data, or equal observations, leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([0.2, 0.4, 0.5]).theta.alpha  // 5.0658886665766…
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<BetaTheta> {
  const { weights } = options;
  const observations = checkFit("fit beta", y, options, unitInterval);
  const { mean: average, deviation } = momentsOf(y, weights, observations);
  const atAnEnd = Array.from(y).some((value, i) => (value === 0 || value === 1) && weights?.[i] !== 0);
  if (atAnEnd || deviation === 0) return unboundedFit(atAnEnd, average, observations);
  const start = fromMeanVariance(average, deviation ** 2);
  const mean = (log: (value: number) => number) => {
    const logs = new Float64Array(y.length);
    for (let i = 0; i < logs.length; i++) if (weights?.[i] !== 0) logs[i] = log(y[i]);
    return weightedSum(logs, weights) / observations;
  };
  const below = mean((value) => logRatio((value - average) / average, value / average));
  const above = mean((value) => logRatio((average - value) / (1 - average), (1 - value) / (1 - average)));
  // The means of log y and log(1 − y) are all that the likelihood needs of a sample; beside those of its mean they keep their digits.
  const sumInto = (_y: unknown, _weights: unknown, theta: BetaTheta, sums: Float64Array): number => {
    score(average, theta, sums);
    sums[0] = observations * (sums[0] + below);
    sums[1] = observations * (sums[1] + above);
    return observations * (logProb(average, theta) + (theta.alpha - 1) * below + (theta.beta - 1) * above);
  };
  const family = { paramNames, paramSpecs, logProb, logProbInto, score, sumInto };
  return fitInLinkSpace({ family, y, weights, observations, start }, options);
}

/** log(1 + u), from 1 + u itself where u is near −1. */
function logRatio(u: number, ratio: number): number {
  return u < -0.5 ? Math.log(ratio) : Math.log1p(u);
}

function unboundedFit(atAnEnd: boolean, average: number, observations: number): FitResult<BetaTheta> {
  return {
    theta: atAnEnd ? { alpha: NaN, beta: NaN } : { alpha: Infinity * average, beta: Infinity * (1 - average) },
    logLikelihood: Infinity,
    observations,
    converged: false,
    reason: "unbounded",
    message: atAnEnd
      ? "An observation is 0 or 1, where the density can be made infinite: the likelihood has no upper bound. Use a zero-one-inflated model, or move such values inside."
      : "All observations are equal, so the likelihood grows without bound as the shapes go to infinity.",
    iterations: 0,
  };
}
