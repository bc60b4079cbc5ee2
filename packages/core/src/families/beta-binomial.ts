import { checkFit } from "../check-fit.js";
import { checkFixed, checkOut, checkParameters, requireFixed } from "../check-parameters.js";
import * as mixed from "../discrete/beta-binomial.js";
import { chanceOfLogit } from "../discrete/chance.js";
import { smallestCount, smallestUpperCount } from "../discrete/smallest-count.js";
import { summedDivergence } from "../discrete/summed-divergence.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitBetaBinomial } from "../fit/beta-binomial.js";
import { countingNumbers, integersBetween, positiveNumbers } from "../interval.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import { binomialDraw } from "../random/binomial-draw.js";
import { logStandardGamma } from "../random/log-standard-gamma.js";
import type { Rng } from "../random/rng.js";

/**
 * The beta-binomial distribution: successes among n = `trials` whose common probability is itself drawn from the beta
 * distribution of α = `alpha` and β = `beta`. Counts out of n that vary more than binomial ones.
 *
 *   f(y; n, α, β) = C(n, y) B(y + α, n − y + β)/B(α, β),   y = 0, 1, …, n
 *
 * @see Johnson, Kemp & Kotz (2005), section 6.2.2
 */
export const name = "beta-binomial";
export const measure = "discrete";
export const paramNames = ["trials", "alpha", "beta"] as const;

/** Name of a parameter. */
export type BetaBinomialParam = (typeof paramNames)[number];
/** `{ trials, alpha, beta }`. */
export type BetaBinomialTheta = Theta<BetaBinomialParam>;

export const paramSpecs: { readonly [P in BetaBinomialParam]: ParamSpec } = {
  trials: { domain: countingNumbers, shape: "scalar", kind: "integer", link: "identity", doc: "number of trials n" },
  alpha: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "first shape α, of the successes",
  },
  beta: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "second shape β, of the failures" },
};

/** {0, 1, …, n}. */
export function support({ trials }: BetaBinomialTheta): Interval {
  return integersBetween(0, trials);
}

/**
 * The parameters with the given mean probability and correlation ρ = 1/(α + β + 1) between two trials, both in (0, 1).
 */
export function fromMeanCorrelation(trials: number, prob: number, correlation: number): BetaBinomialTheta {
  const size = (1 - correlation) / correlation;
  return { trials, alpha: prob * size, beta: (1 - prob) * size };
}

// ── Mass and distribution ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log C(n, y) + log B(y + α, n − y + β) − log B(α, β); −Infinity outside the support.
 *
 * Computed as the ratio of negative binomial masses NB(y; α) NB(n − y; β)/NB(n; α + β) in saddle-point form, which loses no
 * digits where α and β are large and the distribution close to the binomial.
 *
 * @example logProb(2, { trials: 4, alpha: 1, beta: 1 })  // -1.6094379124341005
 */
export function logProb(y: number, theta: BetaBinomialTheta): number {
  return mixed.logMassOfCount(y, theta);
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([2], { trials: 4, alpha: 1, beta: 1 }, new Float64Array(1))[0]  // -1.6094379124341005
 */
export function logProbInto(y: ArrayLike<number>, theta: BetaBinomialTheta, out: Float64Array): Float64Array {
  checkParameters("betaBinomial.logProbInto", paramSpecs, theta);
  checkOut("betaBinomial.logProbInto", y.length, out);
  return tabulateCounts(y, (count) => mixed.logMassOfCount(count, theta), out);
}

/**
 * P(Y ≤ y), the sum of the masses up to y, or the complement of the others where these are fewer.
 * @example cdf(1, { trials: 4, alpha: 1, beta: 1 })  // 0.39999999999999997
 */
export function cdf(y: number, theta: BetaBinomialTheta): number {
  return Math.exp(mixed.logTail(y, theta, "lower"));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { trials: 4, alpha: 1, beta: 1 })  // 0.6000000000000001
 */
export function survival(y: number, theta: BetaBinomialTheta): number {
  return Math.exp(mixed.logTail(y, theta, "upper"));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { trials: 4, alpha: 1, beta: 1 })  // -0.9162907318741551
 */
export function logCdf(y: number, theta: BetaBinomialTheta): number {
  return mixed.logTail(y, theta, "lower");
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { trials: 4, alpha: 1, beta: 1 })  // -0.5108256237659906
 */
export function logSurvival(y: number, theta: BetaBinomialTheta): number {
  return mixed.logTail(y, theta, "upper");
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, n at 1, NaN outside [0, 1].
 * @example quantile(0.5, { trials: 10, alpha: 2, beta: 3 })  // 4
 */
export function quantile(p: number, theta: BetaBinomialTheta): number {
  if (!mixed.isValid(theta)) return NaN;
  const lower = (y: number) => cdf(y, theta);
  return smallestCount(lower, (y) => survival(y, theta), p, mean(theta), 0, theta.trials);
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-3, { trials: 10, alpha: 2, beta: 3 })  // 10
 */
export function inverseSurvival(q: number, theta: BetaBinomialTheta): number {
  if (!mixed.isValid(theta)) return NaN;
  return smallestUpperCount((y) => survival(y, theta), q, mean(theta), 0, theta.trials);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = n α/(α + β).
 * @example mean({ trials: 10, alpha: 2, beta: 3 })  // 4
 */
export function mean(theta: BetaBinomialTheta): number {
  const { trials, alpha, beta } = theta;
  if (!mixed.isValid(theta)) return NaN;
  return trials * (alpha / (alpha + beta));
}

/**
 * Var Y = n π (1 − π) (α + β + n)/(α + β + 1) with π = α/(α + β).
 * @example variance({ trials: 10, alpha: 2, beta: 3 })  // 6
 */
export function variance(theta: BetaBinomialTheta): number {
  const { trials, alpha, beta } = theta;
  if (!mixed.isValid(theta)) return NaN;
  const size = alpha + beta;
  return trials * (alpha / size) * (beta / size) * ((size + trials) / (size + 1));
}

/**
 * The likeliest count: inside for α, β > 1, else an end.
 * @example mode({ trials: 10, alpha: 2, beta: 3 })  // 3
 */
export function mode(theta: BetaBinomialTheta): number {
  return mixed.likeliestCount(theta);
}

/**
 * −Σ f log f, nats, by summation; of many trials by the integral that the sum then equals.
 * @example entropy({ trials: 9, alpha: 1, beta: 1 })  // 2.302585092994046
 */
export function entropy(theta: BetaBinomialTheta): number {
  return mixed.expectation(theta, (_y, logMass) => -logMass);
}

/**
 * KL(p ‖ q), nats, by summation; Infinity where p has more trials than q.
 * @example klDivergence({ trials: 9, alpha: 1, beta: 1 }, { trials: 9, alpha: 1, beta: 2 })  // 0.194306834930874
 */
export function klDivergence(p: BetaBinomialTheta, q: BetaBinomialTheta): number {
  if (!mixed.isValid(p) || !mixed.isValid(q)) return NaN;
  if (p.trials > q.trials) return Infinity;
  if (p.trials < q.trials) return mixed.expectation(p, (y, logMass) => logMass - mixed.logMass(y, q));
  return summedDivergence(
    (term) => mixed.sumOver(p, term),
    (y) => mixed.logMass(y, p),
    (y) => mixed.logMass(y, q),
  );
}

/**
 * ∂ log f/∂α = Σᵢ₌₀ʸ⁻¹ 1/(α + i) − Σᵢ₌₀ⁿ⁻¹ 1/(α + β + i), and the same of the failures for β; NaN outside the support, and for
 * the integer n.
 * @example Array.from(score(2, { trials: 4, alpha: 1, beta: 1 }, new Float64Array(3)))  // [NaN, 0.21666666666666626, 0.21666666666666626]
 */
export function score(y: number, theta: BetaBinomialTheta, out: Float64Array): Float64Array {
  const { trials, alpha, beta } = theta;
  const inside = mixed.isValid(theta) && y >= 0 && y <= trials && Number.isInteger(y);
  out[0] = NaN;
  out[1] = inside ? mixed.alphaScore(y, theta) : NaN;
  out[2] = inside ? mixed.alphaScore(trials - y, { trials, alpha: beta, beta: alpha }) : NaN;
  return out;
}

/**
 * E[s sᵀ], by summation; NaN in the row and column of the integer n.
 * @example fisherInformation({ trials: 4, alpha: 1, beta: 1 }, new Float64Array(9))[4]  // 0.5433333333333333
 */
export function fisherInformation(theta: BetaBinomialTheta, out: Float64Array): Float64Array {
  const { trials, alpha, beta } = theta;
  const first = (y: number) => mixed.alphaScore(y, theta);
  const second = (y: number) => mixed.alphaScore(trials - y, { trials, alpha: beta, beta: alpha });
  out.fill(NaN, 0, 9);
  out[4] = mixed.expectation(theta, (y) => first(y) ** 2);
  out[5] = mixed.expectation(theta, (y) => first(y) * second(y));
  out[7] = out[5];
  out[8] = mixed.expectation(theta, (y) => second(y) ** 2);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw: binomial, with log odds that are the difference of two logarithms of gamma draws. */
export function sample(rng: Rng, { trials, alpha, beta }: BetaBinomialTheta): number {
  return binomialDraw(rng, trials, chanceOfLogit(logStandardGamma(rng, alpha) - logStandardGamma(rng, beta)));
}

/**
 * Maximum likelihood of α and β for known trials, `fixed: { trials }`, by Newton on their logarithms from the estimate by
 * moments; either may be fixed too.
 *
 * Reason `boundary` where the counts vary no more than binomial ones (the limit α, β → ∞), where all are 0 or n (the limit
 * α, β → 0, or one of them → 0); `flat` for n ≤ 1, where only α/(α + β) has a meaning.
 *
 * @throws LoglikError for unknown trials, an empty sample, a target that is no count up to n, an invalid weight
 * @example fit([0, 2, 7, 9], { fixed: { trials: 10 } }).converged  // true
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<BetaBinomialTheta> {
  checkFixed("fit beta-binomial", paramSpecs, options.fixed);
  const trials = requireFixed("fit beta-binomial", "trials", options.fixed);
  const observations = checkFit("fit beta-binomial", y, options, integersBetween(0, trials));
  return fitBetaBinomial({ paramNames, paramSpecs, logProb, score }, y, trials, observations, options);
}
