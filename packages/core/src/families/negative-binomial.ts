import { checkFit } from "../check-fit.js";
import { checkFixed, checkOut, checkParameters } from "../check-parameters.js";
import { chanceOfPositive } from "../discrete/chance.js";
import * as counts from "../discrete/negative-binomial.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { countingNumbers, positiveNumbers, unitInterval } from "../interval.js";
import { distinctValues } from "../numeric/distinct-values.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import * as byMean from "./negative-binomial-mean.js";

/**
 * The negative binomial distribution: failures before the r-th success (r = `size`, any positive number) in independent
 * trials that succeed with probability θ = `prob`.
 *
 *   f(y; r, θ) = Γ(y + r)/(Γ(r) y!) θʳ (1 − θ)ʸ,   y = 0, 1, 2, …
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 5
 */
export const name = "negative-binomial";
export const measure = "discrete";
export const paramNames = ["size", "prob"] as const;

/** Name of a parameter. */
export type NegativeBinomialParam = (typeof paramNames)[number];
/** `{ size, prob }`. */
export type NegativeBinomialTheta = Theta<NegativeBinomialParam>;

/** 0 < θ ≤ 1: without a chance of success there is no r-th one. */
const positiveProbability: Interval = { ...unitInterval, lowIncluded: false };

export const paramSpecs: { readonly [P in NegativeBinomialParam]: ParamSpec } = {
  size: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "number r of successes that are waited for",
  },
  prob: { domain: positiveProbability, shape: "scalar", kind: "real", link: "logit", doc: "probability of a success" },
};

/** {0, 1, 2, …}. */
export function support(_theta: NegativeBinomialTheta): Interval {
  return countingNumbers;
}

/** The parameters of the same law given by its mean and size: θ = size/(size + mean). */
export function fromMeanSize({ mean, size }: Theta<"mean" | "size">): NegativeBinomialTheta {
  return { size, prob: size / (size + mean) };
}

/** What all parameterisations share. */
function lawOf(theta: NegativeBinomialTheta): counts.Failures {
  return counts.failuresOfChance(theta.size, chanceOfPositive(theta.prob));
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log Γ(y + r)/(Γ(r) y!) + r log θ + y log(1 − θ); −Infinity outside the
 * support.
 *
 * Computed in the saddle-point form, whose terms vanish around the mode and that holds for any size: the differences of
 * log-gammas of the formula lose 8 digits at r = 1e8.
 *
 * @example logProb(3, { size: 2, prob: 0.5 })  // -2.079441541679836
 */
export function logProb(y: number, theta: NegativeBinomialTheta): number {
  return counts.logMassOfCount(y, lawOf(theta));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { size: 2, prob: 0.5 }, new Float64Array(1))[0]  // -2.079441541679836
 */
export function logProbInto(y: ArrayLike<number>, theta: NegativeBinomialTheta, out: Float64Array): Float64Array {
  checkParameters("negativeBinomial.logProbInto", paramSpecs, theta);
  checkOut("negativeBinomial.logProbInto", y.length, out);
  const law = lawOf(theta);
  return tabulateCounts(y, (count) => counts.logMassOfCount(count, law), out);
}

/**
 * P(Y ≤ y) = I(r, y + 1), the regularized incomplete beta function at θ.
 * @example cdf(1, { size: 2, prob: 0.5 })  // 0.49999999999999994
 */
export function cdf(y: number, theta: NegativeBinomialTheta): number {
  return counts.lowerTail(y, lawOf(theta));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { size: 2, prob: 0.5 })  // 0.5
 */
export function survival(y: number, theta: NegativeBinomialTheta): number {
  return counts.upperTail(y, lawOf(theta));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { size: 2, prob: 0.5 })  // -0.6931471805599454
 */
export function logCdf(y: number, theta: NegativeBinomialTheta): number {
  return counts.logLowerTail(y, lawOf(theta));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { size: 2, prob: 0.5 })  // -1380.0782541453448
 */
export function logSurvival(y: number, theta: NegativeBinomialTheta): number {
  return counts.logUpperTail(y, lawOf(theta));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.9, { size: 2, prob: 0.25 })  // 13
 */
export function quantile(p: number, theta: NegativeBinomialTheta): number {
  return counts.lowerQuantile(p, lawOf(theta));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { size: 2, prob: 0.25 })  // 173
 */
export function inverseSurvival(q: number, theta: NegativeBinomialTheta): number {
  return counts.upperQuantile(q, lawOf(theta));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = r (1 − θ)/θ.
 * @example mean({ size: 2, prob: 0.25 })  // 6
 */
export function mean(theta: NegativeBinomialTheta): number {
  return lawOf(theta).mean;
}

/**
 * Var Y = r (1 − θ)/θ².
 * @example variance({ size: 2, prob: 0.25 })  // 24
 */
export function variance(theta: NegativeBinomialTheta): number {
  return counts.varianceOf(lawOf(theta));
}

/**
 * ⌊(r − 1)(1 − θ)/θ⌋ for r > 1, else 0.
 * @example mode({ size: 2, prob: 0.25 })  // 3
 */
export function mode(theta: NegativeBinomialTheta): number {
  return counts.likeliestCount(lawOf(theta));
}

/**
 * −Σ f log f, nats, by summation; far from the mode by the integral that the sum then equals.
 * @example entropy({ size: 2, prob: 0.5 })  // 1.8794469013699886
 */
export function entropy(theta: NegativeBinomialTheta): number {
  return counts.expectation(lawOf(theta), (_y, logMass) => -logMass);
}

/**
 * KL(p ‖ q), nats: closed for equal sizes, r/θₚ times that of one trial; by summation else.
 * @example klDivergence({ size: 2, prob: 0.5 }, { size: 2, prob: 0.25 })  // 0.5753641449035618
 */
export function klDivergence(p: NegativeBinomialTheta, q: NegativeBinomialTheta): number {
  return counts.divergence(lawOf(p), lawOf(q));
}

/**
 * ∂ log f/∂r = log θ + Σᵢ₌₀ʸ⁻¹ 1/(r + i) and ∂ log f/∂θ = (r (1 − θ) − y θ)/(θ (1 − θ)); NaN outside the support.
 * @example Array.from(score(3, { size: 2, prob: 0.5 }, new Float64Array(2)))  // [0.3901861527733879, -2]
 */
export function score(y: number, theta: NegativeBinomialTheta, out: Float64Array): Float64Array {
  const law = lawOf(theta);
  const { size, chance } = law;
  const inside = y >= 0 && Number.isInteger(y);
  out[0] = inside ? counts.sizeScoreAtChance(y, law) : NaN;
  out[1] = !inside ? NaN : y === 0 ? size / chance.p : law.shortfall(y) / chance.p / chance.q;
  return out;
}

/**
 * E[s sᵀ] = [[J + (1 − θ)/r, −1/θ], [−1/θ, r/(θ² (1 − θ))]], where J is the information on r at a fixed mean, by summation.
 * @example Array.from(fisherInformation({ size: 2, prob: 0.5 }, new Float64Array(4)))  // [0.2753877070249578, -2, -2, 16]
 */
export function fisherInformation(theta: NegativeBinomialTheta, out: Float64Array): Float64Array {
  const law = lawOf(theta);
  const { p, q } = law.chance;
  out[0] = counts.sizeInformation(law) + q / law.size;
  out[1] = -1 / p;
  out[2] = out[1];
  out[3] = law.size / p / p / q;
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: a Poisson count whose rate is gamma distributed. */
export function sample(rng: Rng, theta: NegativeBinomialTheta): number {
  return counts.draw(rng, lawOf(theta));
}

/**
 * Maximum likelihood: that of the mean and the size (`negative-binomial-mean`), as size and prob. `fixed: { size }` holds the
 * size, so that θ̂ = r/(r + ȳ); `fixed: { prob }` holds the probability.
 *
 * Where the variance does not exceed the mean, the likelihood grows for ever towards size = ∞, the Poisson distribution:
 * reason `boundary`, with the log-likelihood of that limit. Without a failure the maximum is at θ = 1.
 *
 * @throws LoglikError for an empty sample, a target that is no count, an invalid weight or fixed parameter
 * @example fit([0, 1, 7], { fixed: { size: 2 } }).theta.prob  // 0.4285714285714286
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<NegativeBinomialTheta> {
  checkFixed("fit negative-binomial", paramSpecs, options.fixed);
  const { prob: known, size } = options.fixed ?? {};
  if (known !== undefined) return fitSize(y, known, options);
  const result = byMean.fit(y, { ...options, fixed: size === undefined ? undefined : { size } });
  const { theta } = result;
  return { ...result, theta: { size: theta.size, prob: 1 / (1 + theta.mean / theta.size) } };
}

function fitSize(y: ArrayLike<number>, prob: number, options: FitOptions): FitResult<NegativeBinomialTheta> {
  const observations = checkFit("fit negative-binomial", y, options, countingNumbers);
  const { values, weights } = distinctValues(y, options.weights);
  const average = weightedSum(values, weights) / observations;
  const family = { paramNames, paramSpecs, logProb, score };
  const limits = { size: { low: "a distribution with all its mass at 0" } };
  // The mean size · q/p is matched by this size.
  const start = { size: Math.max(1e-3, average) * (prob / Math.max(1 - prob, 1e-12)), prob };
  return fitInLinkSpace({ family, y: values, weights, observations, start, limits }, options);
}
