import { checkFit } from "../check-fit.js";
import { checkFixed, checkOut, checkParameters } from "../check-parameters.js";
import { chanceOfLogit } from "../discrete/chance.js";
import * as counts from "../discrete/negative-binomial.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { countingNumbers, positiveNumbers, realLine } from "../interval.js";
import { distinctValues } from "../numeric/distinct-values.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import * as byMean from "./negative-binomial-mean.js";

/**
 * The negative binomial distribution by its log odds η = `logit` = log θ/(1 − θ): failures before the r-th success, r = `size`.
 *
 *   log f(y; r, η) = log Γ(y + r)/(Γ(r) y!) + r log σ(η) + y log σ(−η),   y = 0, 1, 2, …
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 5
 */
export const name = "negative-binomial-logit";
export const measure = "discrete";
export const paramNames = ["size", "logit"] as const;

/** Name of a parameter. */
export type NegativeBinomialLogitParam = (typeof paramNames)[number];
/** `{ size, logit }`. */
export type NegativeBinomialLogitTheta = Theta<NegativeBinomialLogitParam>;

export const paramSpecs: { readonly [P in NegativeBinomialLogitParam]: ParamSpec } = {
  size: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "number r of successes that are waited for",
  },
  logit: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "log odds of a success, in nats" },
};

/** {0, 1, 2, …}. */
export function support(_theta: NegativeBinomialLogitTheta): Interval {
  return countingNumbers;
}

/** The parameters of the same law given by its mean and size: η = log(size/mean). */
export function fromMeanSize({ mean, size }: Theta<"mean" | "size">): NegativeBinomialLogitTheta {
  return { size, logit: Math.log(size / mean) };
}

/** What all parameterisations share. */
function lawOf(theta: NegativeBinomialLogitTheta): counts.Failures {
  return counts.failuresOfChance(theta.size, chanceOfLogit(theta.logit));
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log Γ(y + r)/(Γ(r) y!) + r log σ(η) + y log σ(−η); −Infinity outside the
 * support.
 *
 * Computed in the saddle-point form, whose terms vanish around the mode and that holds for any size: the differences of
 * log-gammas of the formula lose 8 digits at r = 1e8.
 *
 * @example logProb(3, { size: 2, logit: 0 })  // -2.079441541679836
 */
export function logProb(y: number, theta: NegativeBinomialLogitTheta): number {
  return counts.logMassOfCount(y, lawOf(theta));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { size: 2, logit: 0 }, new Float64Array(1))[0]  // -2.079441541679836
 */
export function logProbInto(y: ArrayLike<number>, theta: NegativeBinomialLogitTheta, out: Float64Array): Float64Array {
  checkParameters("negativeBinomialLogit.logProbInto", paramSpecs, theta);
  checkOut("negativeBinomialLogit.logProbInto", y.length, out);
  const law = lawOf(theta);
  return tabulateCounts(y, (count) => counts.logMassOfCount(count, law), out);
}

/**
 * P(Y ≤ y) = I(r, y + 1), the regularized incomplete beta function at σ(η).
 * @example cdf(1, { size: 2, logit: 0 })  // 0.49999999999999994
 */
export function cdf(y: number, theta: NegativeBinomialLogitTheta): number {
  return counts.lowerTail(y, lawOf(theta));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { size: 2, logit: 0 })  // 0.5
 */
export function survival(y: number, theta: NegativeBinomialLogitTheta): number {
  return counts.upperTail(y, lawOf(theta));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { size: 2, logit: 0 })  // -0.6931471805599454
 */
export function logCdf(y: number, theta: NegativeBinomialLogitTheta): number {
  return counts.logLowerTail(y, lawOf(theta));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { size: 2, logit: 0 })  // -1380.0782541453448
 */
export function logSurvival(y: number, theta: NegativeBinomialLogitTheta): number {
  return counts.logUpperTail(y, lawOf(theta));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.9, { size: 2, logit: -1 })  // 11
 */
export function quantile(p: number, theta: NegativeBinomialLogitTheta): number {
  return counts.lowerQuantile(p, lawOf(theta));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { size: 2, logit: -1 })  // 159
 */
export function inverseSurvival(q: number, theta: NegativeBinomialLogitTheta): number {
  return counts.upperQuantile(q, lawOf(theta));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = r e⁻ᶯ.
 * @example mean({ size: 2, logit: -1 })  // 5.436563656918091
 */
export function mean(theta: NegativeBinomialLogitTheta): number {
  return lawOf(theta).mean;
}

/**
 * Var Y = r e⁻ᶯ/σ(η).
 * @example variance({ size: 2, logit: -1 })  // 20.214675854779394
 */
export function variance(theta: NegativeBinomialLogitTheta): number {
  return counts.varianceOf(lawOf(theta));
}

/**
 * ⌊(r − 1)(1 − θ)/θ⌋ at θ = σ(η) for r > 1, else 0.
 * @example mode({ size: 2, logit: -1 })  // 2
 */
export function mode(theta: NegativeBinomialLogitTheta): number {
  return counts.likeliestCount(lawOf(theta));
}

/**
 * −Σ f log f, nats, by summation; far from the mode by the integral that the sum then equals.
 * @example entropy({ size: 2, logit: 0 })  // 1.8794469013699886
 */
export function entropy(theta: NegativeBinomialLogitTheta): number {
  return counts.expectation(lawOf(theta), (_y, logMass) => -logMass);
}

/**
 * KL(p ‖ q), nats: closed for equal sizes, r/θₚ times that of one trial; by summation else.
 * @example klDivergence({ size: 2, logit: 0 }, { size: 2, logit: -1 })  // 0.4804580278331102
 */
export function klDivergence(p: NegativeBinomialLogitTheta, q: NegativeBinomialLogitTheta): number {
  return counts.divergence(lawOf(p), lawOf(q));
}

/**
 * ∂ log f/∂r = log σ(η) + Σᵢ₌₀ʸ⁻¹ 1/(r + i) and ∂ log f/∂η = r σ(−η) − y σ(η); NaN outside the support.
 * @example Array.from(score(3, { size: 2, logit: 0 }, new Float64Array(2)))  // [0.3901861527733879, -0.5]
 */
export function score(y: number, theta: NegativeBinomialLogitTheta, out: Float64Array): Float64Array {
  const law = lawOf(theta);
  const inside = y >= 0 && Number.isInteger(y);
  out[0] = inside ? counts.sizeScoreAtChance(y, law) : NaN;
  out[1] = inside ? law.shortfall(y) : NaN;
  return out;
}

/**
 * E[s sᵀ] = [[J + σ(−η)/r, −σ(−η)], [−σ(−η), r σ(−η)]], where J is the information on r at a fixed mean, by summation.
 * @example Array.from(fisherInformation({ size: 2, logit: 0 }, new Float64Array(4)))  // [0.2753877070249578, -0.5, -0.5, 1]
 */
export function fisherInformation(theta: NegativeBinomialLogitTheta, out: Float64Array): Float64Array {
  const law = lawOf(theta);
  const { q } = law.chance;
  out[0] = counts.sizeInformation(law) + q / law.size;
  out[1] = -q;
  out[2] = out[1];
  out[3] = law.size * q;
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: a Poisson count whose rate is gamma distributed. */
export function sample(rng: Rng, theta: NegativeBinomialLogitTheta): number {
  return counts.draw(rng, lawOf(theta));
}

/**
 * Maximum likelihood: that of the mean and the size (`negative-binomial-mean`), as size and logit. `fixed: { size }` holds the
 * size, so that η̂ = log(r/ȳ); `fixed: { logit }` holds the log odds.
 *
 * Where the variance does not exceed the mean, the likelihood grows for ever towards size = ∞, the Poisson distribution:
 * reason `boundary`, with the log-likelihood of that limit. Without a failure it grows for ever towards η = ∞.
 *
 * @throws LoglikError for an empty sample, a target that is no count, an invalid weight or fixed parameter
 * @example fit([0, 1, 7], { fixed: { size: 2 } }).theta.logit  // -0.2876820724517809
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<NegativeBinomialLogitTheta> {
  checkFixed("fit negative-binomial-logit", paramSpecs, options.fixed);
  const { logit: known, size } = options.fixed ?? {};
  if (known !== undefined) return fitSize(y, known, options);
  const result = byMean.fit(y, { ...options, fixed: size === undefined ? undefined : { size } });
  const { theta } = result;
  return {
    ...result,
    theta: { size: theta.size, logit: Math.log(theta.size / theta.mean) },
    converged: result.converged && theta.mean > 0,
  };
}

function fitSize(y: ArrayLike<number>, logit: number, options: FitOptions): FitResult<NegativeBinomialLogitTheta> {
  const observations = checkFit("fit negative-binomial-logit", y, options, countingNumbers);
  const { values, weights } = distinctValues(y, options.weights);
  const average = weightedSum(values, weights) / observations;
  const family = { paramNames, paramSpecs, logProb, score };
  const limits = { size: { low: "a distribution with all its mass at 0" } };
  // The mean size · q/p is matched by this size.
  const start = { size: Math.max(1e-3, average) * Math.exp(logit), logit };
  return fitInLinkSpace({ family, y: values, weights, observations, start, limits }, options);
}
