import { checkFit } from "../check-fit.js";
import { checkFixed, checkOut, checkParameters } from "../check-parameters.js";
import * as difference from "../discrete/skellam.js";
import { smallestCount, smallestUpperCount } from "../discrete/smallest-count.js";
import { summedDivergence } from "../discrete/summed-divergence.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { allIntegers, positiveNumbers } from "../interval.js";
import { momentsOf } from "../moments.js";
import { distinctValues } from "../numeric/distinct-values.js";
import { smallestInteger } from "../numeric/smallest-integer.js";
import { poissonDraw } from "../random/poisson-draw.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { normalQuantile } from "../special/normal-quantile.js";
import * as poisson from "./poisson.js";

/**
 * The Skellam distribution: the difference Y = X₁ − X₂ of two independent Poisson counts with means μ₁ = `mu1`, μ₂ = `mu2`.
 *
 *   f(y; μ₁, μ₂) = e^{−μ₁−μ₂} (μ₁/μ₂)^{y/2} I_|y|(2 √(μ₁μ₂)),   y = …, −1, 0, 1, …
 *
 * @see Skellam (1946), The frequency distribution of the difference between two Poisson variates
 */
export const name = "skellam";
export const measure = "discrete";
export const paramNames = ["mu1", "mu2"] as const;

/** Name of a parameter. */
export type SkellamParam = (typeof paramNames)[number];
/** `{ mu1, mu2 }`. */
export type SkellamTheta = Theta<SkellamParam>;

export const paramSpecs: { readonly [P in SkellamParam]: ParamSpec } = {
  mu1: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "mean μ₁ of the count added" },
  mu2: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "mean μ₂ of the count taken off" },
};

/** All integers. */
export function support(_theta: SkellamTheta): Interval {
  return allIntegers;
}

/** The parameters with the given mean and a variance above its absolute value. */
export function fromMeanVariance(mean: number, variance: number): SkellamTheta {
  return { mu1: 0.5 * (variance + mean), mu2: 0.5 * (variance - mean) };
}

// ── Mass and distribution ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats; −Infinity where y is no integer.
 *
 * Computed as Σ P(X₁ = i) P(X₂ = j) over i − j = y: positive terms around the one with i j ≈ μ₁μ₂, no Bessel function.
 *
 * @example logProb(1, { mu1: 3, mu2: 2 })  // -1.6981415689488988
 */
export function logProb(y: number, { mu1, mu2 }: SkellamTheta): number {
  return difference.logMass(Number.isInteger(y) || Number.isNaN(y) ? y : Infinity, mu1, mu2);
}

/**
 * {@link logProb} of each y; each distinct value is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { mu1: 3, mu2: 2 }, new Float64Array(1))[0]  // -1.6981415689488988
 */
export function logProbInto(y: ArrayLike<number>, theta: SkellamTheta, out: Float64Array): Float64Array {
  checkParameters("skellam.logProbInto", paramSpecs, theta);
  checkOut("skellam.logProbInto", y.length, out);
  const known = new Map<number, number>();
  for (let i = 0; i < y.length; i++) {
    let value = known.get(y[i]);
    if (value === undefined) {
      value = logProb(y[i], theta);
      known.set(y[i], value);
    }
    out[i] = value;
  }
  return out;
}

/**
 * P(Y ≤ y) = Σⱼ P(X₂ = j) P(X₁ ≤ y + j).
 * @example cdf(1, { mu1: 3, mu2: 2 })  // 0.5977339296890773
 */
export function cdf(y: number, theta: SkellamTheta): number {
  return Math.exp(logCdf(y, theta));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { mu1: 3, mu2: 2 })  // 0.40226607031092265
 */
export function survival(y: number, theta: SkellamTheta): number {
  return Math.exp(logSurvival(y, theta));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(-400, { mu1: 3, mu2: 2 })  // -1728.2218636828165
 */
export function logCdf(y: number, { mu1, mu2 }: SkellamTheta): number {
  return difference.logLowerTail(y, mu1, mu2);
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(400, { mu1: 3, mu2: 2 })  // -1570.9287163048348
 */
export function logSurvival(y: number, { mu1, mu2 }: SkellamTheta): number {
  return difference.logUpperTail(y, mu1, mu2);
}

/** Where the search for a quantile begins: the mean moved by z standard deviations. */
function near(z: number, theta: SkellamTheta): number {
  return mean(theta) + Math.max(-1e9, Math.min(z, 1e9)) * Math.sqrt(variance(theta));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; ∓Infinity at p = 0 and 1, NaN outside [0, 1].
 * @example quantile(0.5, { mu1: 3, mu2: 2 })  // 1
 */
export function quantile(p: number, theta: SkellamTheta): number {
  if (!difference.areRates(theta.mu1, theta.mu2)) return NaN;
  const lower = (y: number) => cdf(y, theta);
  return smallestCount(lower, (y) => survival(y, theta), p, near(normalQuantile(p), theta), -Infinity, Infinity);
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { mu1: 3, mu2: 2 })  // 29
 */
export function inverseSurvival(q: number, theta: SkellamTheta): number {
  if (!difference.areRates(theta.mu1, theta.mu2)) return NaN;
  return smallestUpperCount((y) => survival(y, theta), q, near(-normalQuantile(q), theta), -Infinity, Infinity);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ₁ − μ₂.
 * @example mean({ mu1: 3, mu2: 2 })  // 1
 */
export function mean({ mu1, mu2 }: SkellamTheta): number {
  return difference.areRates(mu1, mu2) ? mu1 - mu2 : NaN;
}

/**
 * Var Y = μ₁ + μ₂.
 * @example variance({ mu1: 3, mu2: 2 })  // 5
 */
export function variance({ mu1, mu2 }: SkellamTheta): number {
  return difference.areRates(mu1, mu2) ? mu1 + mu2 : NaN;
}

/**
 * The likeliest integer, within 1 of the mean; found by comparing neighbours.
 * @example mode({ mu1: 3, mu2: 2 })  // 1
 */
export function mode(theta: SkellamTheta): number {
  if (!difference.areRates(theta.mu1, theta.mu2)) return NaN;
  const falls = (y: number) => logProb(y + 1, theta) <= logProb(y, theta);
  return smallestInteger(falls, mean(theta), -Infinity, Infinity);
}

/**
 * −Σ f log f, nats, by summation; far from the mode by the integral that the sum then equals.
 * @example entropy({ mu1: 3, mu2: 2 })  // 2.222385600571357
 */
export function entropy({ mu1, mu2 }: SkellamTheta): number {
  return difference.expectation(mu1, mu2, (_y, { logMass }) => -logMass);
}

/**
 * KL(p ‖ q), nats, by summation.
 * @example klDivergence({ mu1: 3, mu2: 2 }, { mu1: 2, mu2: 3 })  // 0.4054651081081643
 */
export function klDivergence(p: SkellamTheta, q: SkellamTheta): number {
  const { mu1, mu2 } = q;
  if (!difference.areRates(mu1, mu2)) return NaN;
  return summedDivergence(
    (term) => difference.sumOver(p.mu1, p.mu2, term),
    (y) => difference.logMass(y, p.mu1, p.mu2),
    (y) => difference.logMass(y, mu1, mu2),
  );
}

/**
 * ∂ log f/∂μ₁ = f(y − 1)/f(y) − 1 = E[X₁ − μ₁ | y]/μ₁ and ∂ log f/∂μ₂ = f(y + 1)/f(y) − 1 = E[X₂ − μ₂ | y]/μ₂; the
 * conditional means do not cancel as the ratios do. NaN outside the support.
 * @example Array.from(score(0, { mu1: 2, mu2: 2 }, new Float64Array(2)))  // [-0.13647738897544942, -0.13647738897544942]
 */
export function score(y: number, { mu1, mu2 }: SkellamTheta, out: Float64Array): Float64Array {
  const counts =
    Number.isInteger(y) && difference.areRates(mu1, mu2) ? difference.hiddenCounts(y, mu1, mu2) : undefined;
  out[0] = counts === undefined ? NaN : counts.firstExcess / mu1;
  out[1] = counts === undefined ? NaN : counts.secondExcess / mu2;
  return out;
}

/**
 * E[s sᵀ], by summation.
 * @example Array.from(fisherInformation({ mu1: 2, mu2: 2 }, new Float64Array(4)))  // [0.2785432138983598, -0.22145678610164035, -0.22145678610164035, 0.2785432138983598]
 */
export function fisherInformation({ mu1, mu2 }: SkellamTheta, out: Float64Array): Float64Array {
  out[0] = difference.expectation(mu1, mu2, (_y, { firstExcess }) => (firstExcess / mu1) ** 2);
  out[1] = difference.expectation(mu1, mu2, (_y, c) => (c.firstExcess / mu1) * (c.secondExcess / mu2));
  out[2] = out[1];
  out[3] = difference.expectation(mu1, mu2, (_y, { secondExcess }) => (secondExcess / mu2) ** 2);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw: the difference of two Poisson draws. */
export function sample(rng: Rng, { mu1, mu2 }: SkellamTheta): number {
  return poissonDraw(rng, mu1) - poissonDraw(rng, mu2);
}

/**
 * Maximum likelihood by Newton on the logarithms, from the estimate by moments; μ̂₁ − μ̂₂ = ȳ. `fixed` holds one of them.
 *
 * Where no observation is negative and a second count would only lower the likelihood, the maximum lies on the boundary
 * μ₂ = 0, the Poisson distribution, and is reached there; likewise μ₁ = 0.
 *
 * @throws LoglikError for an empty sample, a target that is no integer, an invalid weight or fixed parameter
 * @example fit([-2, 0, 1, 5]).converged  // true
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<SkellamTheta> {
  checkFixed("fit skellam", paramSpecs, options.fixed);
  const observations = checkFit("fit skellam", y, options, allIntegers);
  const { values, weights } = distinctValues(y, options.weights);
  const moments = momentsOf(values, weights, observations);
  if (options.fixed?.mu1 === undefined && options.fixed?.mu2 === undefined) {
    for (const sign of [1, -1]) {
      const counts = values.map((value) => sign * value + 0);
      if (isPoisson(counts, weights, sign * moments.mean)) return poissonBoundary(counts, weights, sign);
    }
  }
  const spread = Math.max(moments.deviation ** 2, 1.1 * Math.abs(moments.mean), 1e-3);
  const start = fromMeanVariance(moments.mean, spread);
  return fitInLinkSpace(
    { family: { paramNames, paramSpecs, logProb, score }, y: values, weights, observations, start },
    options,
  );
}

/** Whether counts without a negative one gain nothing by a first trace of μ₂: Σ (μ₁/(y + 1) − 1) ≤ 0 at μ₁ = ȳ. */
function isPoisson(counts: Float64Array, weights: Float64Array, rate: number): boolean {
  if (counts.some((count) => count < 0)) return false;
  const gains = counts.map((count) => rate / (count + 1) - 1);
  return weightedSum(gains, weights) <= 0;
}

function poissonBoundary(counts: Float64Array, weights: Float64Array, sign: number): FitResult<SkellamTheta> {
  const result = poisson.fit(counts, { weights });
  const { rate } = result.theta;
  const absent = sign > 0 ? "mu2" : "mu1";
  return {
    ...result,
    theta: sign > 0 ? { mu1: rate, mu2: 0 } : { mu1: 0, mu2: rate },
    reason: "boundary",
    message: `The values vary no more than Poisson counts, so the maximum lies on the boundary, ${absent} = 0. Use poisson.`,
  };
}
