import { checkFit } from "../check-fit.js";
import { checkFixed, checkOut, checkParameters } from "../check-parameters.js";
import * as counts from "../discrete/negative-binomial.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { countingNumbers, positiveNumbers } from "../interval.js";
import { momentsOf } from "../moments.js";
import { distinctValues } from "../numeric/distinct-values.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import * as poisson from "./poisson.js";

/**
 * The negative binomial distribution by its mean μ = `mean` and r = `size`: counts that vary more than Poisson counts of the
 * same mean. Var Y = μ + μ²/r; at r → ∞ it is the Poisson distribution.
 *
 *   f(y; μ, r) = Γ(y + r)/(Γ(r) y!) (r/(r + μ))ʳ (μ/(r + μ))ʸ,   y = 0, 1, 2, …
 *
 * The parameters are orthogonal: their Fisher information is diagonal.
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 5; Lawless (1987), Negative binomial and mixed Poisson regression
 */
export const name = "negative-binomial-mean";
export const measure = "discrete";
export const paramNames = ["mean", "size"] as const;

/** Name of a parameter. */
export type NegativeBinomialMeanParam = (typeof paramNames)[number];
/** `{ mean, size }`. */
export type NegativeBinomialMeanTheta = Theta<NegativeBinomialMeanParam>;

export const paramSpecs: { readonly [P in NegativeBinomialMeanParam]: ParamSpec } = {
  mean: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "expected count μ" },
  size: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "size r: smaller is more overdispersed",
  },
};

/** {0, 1, 2, …}. */
export function support(_theta: NegativeBinomialMeanTheta): Interval {
  return countingNumbers;
}

/** The parameters with the given mean and a variance above it: size = mean²/(variance − mean). */
export function fromMeanVariance(mean: number, variance: number): NegativeBinomialMeanTheta {
  return { mean, size: (mean * mean) / (variance - mean) };
}

/** The parameters of the same law given by its size and probability: mean = size (1 − prob)/prob. */
export function fromSizeProb({ size, prob }: Theta<"size" | "prob">): NegativeBinomialMeanTheta {
  return { mean: (size * (1 - prob)) / prob, size };
}

/** What all parameterisations share. */
function lawOf(theta: NegativeBinomialMeanTheta): counts.Failures {
  return counts.failuresOfMean(theta.size, theta.mean);
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log Γ(y + r)/(Γ(r) y!) + r log(r/(r + μ)) + y log(μ/(r + μ)); −Infinity outside the
 * support.
 *
 * Computed in the saddle-point form, whose terms vanish around the mode and that holds for any size: the differences of
 * log-gammas of the formula lose 8 digits at r = 1e8.
 *
 * @example logProb(3, { mean: 2, size: 2 })  // -2.079441541679836
 */
export function logProb(y: number, theta: NegativeBinomialMeanTheta): number {
  return counts.logMassOfCount(y, lawOf(theta));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { mean: 2, size: 2 }, new Float64Array(1))[0]  // -2.079441541679836
 */
export function logProbInto(y: ArrayLike<number>, theta: NegativeBinomialMeanTheta, out: Float64Array): Float64Array {
  checkParameters("negativeBinomialMean.logProbInto", paramSpecs, theta);
  checkOut("negativeBinomialMean.logProbInto", y.length, out);
  const law = lawOf(theta);
  return tabulateCounts(y, (count) => counts.logMassOfCount(count, law), out);
}

/**
 * P(Y ≤ y) = I(r, y + 1), the regularized incomplete beta function at r/(r + μ).
 * @example cdf(1, { mean: 2, size: 2 })  // 0.49999999999999994
 */
export function cdf(y: number, theta: NegativeBinomialMeanTheta): number {
  return counts.lowerTail(y, lawOf(theta));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { mean: 2, size: 2 })  // 0.5
 */
export function survival(y: number, theta: NegativeBinomialMeanTheta): number {
  return counts.upperTail(y, lawOf(theta));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { mean: 2, size: 2 })  // -0.6931471805599454
 */
export function logCdf(y: number, theta: NegativeBinomialMeanTheta): number {
  return counts.logLowerTail(y, lawOf(theta));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { mean: 2, size: 2 })  // -1380.0782541453448
 */
export function logSurvival(y: number, theta: NegativeBinomialMeanTheta): number {
  return counts.logUpperTail(y, lawOf(theta));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.9, { mean: 6, size: 2 })  // 13
 */
export function quantile(p: number, theta: NegativeBinomialMeanTheta): number {
  return counts.lowerQuantile(p, lawOf(theta));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { mean: 6, size: 2 })  // 173
 */
export function inverseSurvival(q: number, theta: NegativeBinomialMeanTheta): number {
  return counts.upperQuantile(q, lawOf(theta));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ.
 * @example mean({ mean: 6, size: 2 })  // 6
 */
export function mean(theta: NegativeBinomialMeanTheta): number {
  return lawOf(theta).mean;
}

/**
 * Var Y = μ + μ²/r.
 * @example variance({ mean: 6, size: 2 })  // 24
 */
export function variance(theta: NegativeBinomialMeanTheta): number {
  return counts.varianceOf(lawOf(theta));
}

/**
 * ⌊μ (r − 1)/r⌋ for r > 1, else 0.
 * @example mode({ mean: 6, size: 2 })  // 3
 */
export function mode(theta: NegativeBinomialMeanTheta): number {
  return counts.likeliestCount(lawOf(theta));
}

/**
 * −Σ f log f, nats, by summation; far from the mode by the integral that the sum then equals.
 * @example entropy({ mean: 2, size: 2 })  // 1.8794469013699886
 */
export function entropy(theta: NegativeBinomialMeanTheta): number {
  return counts.expectation(lawOf(theta), (_y, logMass) => -logMass);
}

/**
 * KL(p ‖ q), nats: closed for equal sizes, r/θₚ times that of one trial; by summation else.
 * @example klDivergence({ mean: 2, size: 2 }, { mean: 6, size: 2 })  // 0.5753641449035618
 */
export function klDivergence(p: NegativeBinomialMeanTheta, q: NegativeBinomialMeanTheta): number {
  return counts.divergence(lawOf(p), lawOf(q));
}

/**
 * ∂ log f/∂μ = r (y − μ)/(μ (r + μ)) and ∂ log f/∂r = log(1 + t) − t + Σᵢ₌₀ʸ⁻¹ 1/(r + i) − log((y + r)/r), t = (y − μ)/(r + μ);
 * NaN outside the support.
 * @example Array.from(score(3, { mean: 2, size: 2 }, new Float64Array(2)))  // [0.25, 0.14018615277338792]
 */
export function score(y: number, theta: NegativeBinomialMeanTheta, out: Float64Array): Float64Array {
  const law = lawOf(theta);
  const { mean, chance } = law;
  const inside = y >= 0 && Number.isInteger(y);
  out[0] = inside ? ((y - mean) / mean) * chance.p : NaN;
  out[1] = inside ? counts.sizeScore(y, law) : NaN;
  return out;
}

/**
 * E[s sᵀ], diagonal: r/(μ (r + μ)), and E[(∂ log f/∂r)²] by summation.
 * @example Array.from(fisherInformation({ mean: 2, size: 2 }, new Float64Array(4)))  // [0.25, 0, 0, 0.0253877070249578]
 */
export function fisherInformation(theta: NegativeBinomialMeanTheta, out: Float64Array): Float64Array {
  const law = lawOf(theta);
  out[0] = law.chance.p / law.mean;
  out[1] = Number.isNaN(law.size) ? NaN : 0;
  out[2] = out[1];
  out[3] = counts.sizeInformation(law);
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: a Poisson count whose rate is gamma distributed. */
export function sample(rng: Rng, theta: NegativeBinomialMeanTheta): number {
  return counts.draw(rng, lawOf(theta));
}

/**
 * Maximum likelihood: μ̂ = ȳ, and r̂ by Newton on log r, from the estimate by moments. `fixed: { size }` or `{ mean }` holds
 * one of them.
 *
 * Where the variance (divisor n) does not exceed the mean, the likelihood grows for ever towards r = ∞, the Poisson
 * distribution: reason `boundary`, with the log-likelihood of that limit. Without any event the maximum is at μ = 0.
 *
 * @throws LoglikError for an empty sample, a target that is no count, an invalid weight or fixed parameter
 * @example fit([0, 1, 7]).theta.mean  // 2.6666666666666665
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<NegativeBinomialMeanTheta> {
  checkFixed("fit negative-binomial-mean", paramSpecs, options.fixed);
  const observations = checkFit("fit negative-binomial-mean", y, options, countingNumbers);
  const { values, weights } = distinctValues(y, options.weights);
  const moments = momentsOf(values, weights, observations);
  const mean = options.fixed?.mean ?? moments.mean;
  if (mean === 0) return withoutEvents(observations, options.fixed?.size ?? 1);
  // E[(Y − μ)² − Y] over the sample is what the likelihood gains by leaving the Poisson limit.
  const excess = moments.deviation ** 2 + (moments.mean - mean) ** 2 - moments.mean;
  if (options.fixed?.size === undefined && !(excess > 0)) {
    return poissonLimit(
      mean,
      observations,
      poisson.logProbInto(values, { rate: mean }, new Float64Array(values.length)),
      weights,
    );
  }
  const start = { mean, size: (mean * mean) / Math.max(excess, 1e-12 * mean * mean) };
  const family = { paramNames, paramSpecs, logProb, score };
  const limits = { size: { high: "the Poisson distribution", low: "a distribution with nearly all its mass at 0" } };
  return fitInLinkSpace({ family, y: values, weights, observations, start, limits }, options);
}

function withoutEvents(observations: number, size: number): FitResult<NegativeBinomialMeanTheta> {
  return {
    theta: { mean: 0, size },
    logLikelihood: 0,
    observations,
    converged: true,
    reason: "boundary",
    message: `Every count is 0, so the maximum lies on the boundary, mean = 0, whatever the size (here ${size}).`,
    iterations: 0,
  };
}

function poissonLimit(
  mean: number,
  observations: number,
  logMass: Float64Array,
  weights: Float64Array,
): FitResult<NegativeBinomialMeanTheta> {
  return {
    theta: { mean, size: Infinity },
    logLikelihood: weightedSum(logMass, weights),
    observations,
    converged: false,
    reason: "boundary",
    message:
      "The counts vary no more than Poisson counts of this mean, so the likelihood keeps rising as size grows without bound: " +
      "the Poisson distribution fits best. Use poisson.",
    iterations: 0,
  };
}
