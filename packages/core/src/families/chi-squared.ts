import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { nonNegativeNumbers, positiveNumbers } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { digamma } from "../special/digamma.js";
import { inverseDigamma } from "../special/inverse-digamma.js";
import { trigamma } from "../special/trigamma.js";
import * as gamma from "./gamma.js";

/**
 * The chi-squared distribution with ν = `df` degrees of freedom: the sum of ν squared standard normals.
 *
 *   f(y; ν) = y^{ν/2 − 1} e^{−y/2} / (2^{ν/2} Γ(ν/2)),   y ≥ 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 18
 */
export const name = "chi-squared";
export const measure = "continuous";
export const paramNames = ["df"] as const;

/** Name of the parameter. */
export type ChiSquaredParam = (typeof paramNames)[number];
/** `{ df }`. */
export type ChiSquaredTheta = Theta<ChiSquaredParam>;

export const paramSpecs: { readonly [P in ChiSquaredParam]: ParamSpec } = {
  df: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "degrees of freedom ν" },
};

/** It is the gamma distribution of shape ν/2 and rate ½. */
function asGamma(df: number): gamma.GammaTheta {
  return { shape: 0.5 * df, rate: 0.5 };
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(df: number): boolean {
  return df > 0 && df < Infinity;
}

/** The numbers from zero up. */
export function support(_theta: ChiSquaredTheta): Interval {
  return nonNegativeNumbers;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats, as that of the gamma distribution of shape ν/2 and rate ½.
 * @example logProb(2, { df: 3 })  // -1.5723649429247
 */
export function logProb(y: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.logProb(y, asGamma(df));
}

/**
 * {@link logProb} of each y, value by value.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([2], { df: 3 }, new Float64Array(1))[0]  // -1.5723649429247
 */
export function logProbInto(y: ArrayLike<number>, theta: ChiSquaredTheta, out: Float64Array): Float64Array {
  checkParameters("chiSquared.logProbInto", paramSpecs, theta);
  checkOut("chiSquared.logProbInto", y.length, out);
  for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
  return out;
}

/**
 * P(Y ≤ y).
 * @example cdf(2, { df: 3 })  // 0.4275932955291202
 */
export function cdf(y: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.cdf(y, asGamma(df));
}

/**
 * P(Y > y).
 * @example survival(2, { df: 3 })  // 0.5724067044708798
 */
export function survival(y: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.survival(y, asGamma(df));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(2, { df: 3 })  // -0.8495827792593131
 */
export function logCdf(y: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.logCdf(y, asGamma(df));
}

/**
 * log P(Y > y).
 * @example logSurvival(2, { df: 3 })  // -0.5579055184563477
 */
export function logSurvival(y: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.logSurvival(y, asGamma(df));
}

/**
 * The y with P(Y ≤ y) = p; NaN outside [0, 1].
 * @example quantile(0.25, { df: 3 })  // 1.2125329030456686
 */
export function quantile(p: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.quantile(p, asGamma(df));
}

/**
 * The y with P(Y > y) = q: critical values, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { df: 3 })  // 96.23912393809381
 */
export function inverseSurvival(q: number, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.inverseSurvival(q, asGamma(df));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = ν.
 * @example mean({ df: 3 })  // 3
 */
export function mean({ df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return df;
}

/**
 * Var Y = 2ν.
 * @example variance({ df: 3 })  // 6
 */
export function variance({ df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return 2 * df;
}

/**
 * ν − 2, or 0 where ν ≤ 2.
 * @example mode({ df: 3 })  // 1
 */
export function mode({ df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return Math.max(0, df - 2);
}

/**
 * That of the gamma distribution of shape ν/2 and rate ½, nats.
 * @example entropy({ df: 3 })  // 2.054119955935412
 */
export function entropy({ df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.entropy(asGamma(df));
}

/**
 * KL(p ‖ q) = ½ (νₚ − ν_q) ψ(νₚ/2) − log Γ(νₚ/2) + log Γ(ν_q/2), nats; closed form.
 * @example klDivergence({ df: 3 }, { df: 4 })  // 0.10253725064595695
 */
export function klDivergence(p: ChiSquaredTheta, q: ChiSquaredTheta): number {
  if (!inDomain(p.df) || !inDomain(q.df)) return NaN;
  return gamma.klDivergence(asGamma(p.df), asGamma(q.df));
}

/**
 * ∂ log f/∂ν = ½ (log(y/2) − ψ(ν/2)).
 * @example Array.from(score(2, { df: 3 }, new Float64Array(1)))  // [-0.01824498698928826]
 */
export function score(y: number, { df }: ChiSquaredTheta, out: Float64Array): Float64Array {
  if (!(y >= 0) || !inDomain(df)) return out.fill(NaN);
  out[0] = 0.5 * (Math.log(0.5 * y) - digamma(0.5 * df));
  return out;
}

/**
 * E[s²] = ψ′(ν/2)/4.
 * @example Array.from(fisherInformation({ df: 3 }, new Float64Array(1)))  // [0.23370055013616983]
 */
export function fisherInformation({ df }: ChiSquaredTheta, out: Float64Array): Float64Array {
  if (!inDomain(df)) return out.fill(NaN);
  out[0] = 0.25 * trigamma(0.5 * df);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { df }: ChiSquaredTheta): number {
  if (!inDomain(df)) return NaN;
  return gamma.sample(rng, asGamma(df));
}

/**
 * Maximum likelihood: ν̂ solves ψ(ν/2) = mean(log(y/2)) by Newton. A 0 in the data leaves the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.df  // 2.9232642899367245
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<ChiSquaredTheta> {
  const observations = checkFit("fit chi-squared", y, options, nonNegativeNumbers);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ df }) => ({ theta: { df: df! } }));
  }
  const logs = Float64Array.from(y, (value) => Math.log(0.5 * value));
  const target = weightedSum(logs, options.weights) / observations;
  if (target === -Infinity) {
    return {
      theta: { df: 0 },
      logLikelihood: Infinity,
      observations,
      converged: false,
      reason: "unbounded",
      message: "An observation is 0, where the density is infinite for df below 2: the likelihood has no upper bound.",
      iterations: 0,
    };
  }
  const { x: half, iterations } = inverseDigamma(target);
  const theta = { df: 2 * half };
  return {
    theta,
    logLikelihood: weightedSum(logProbInto(y, theta, new Float64Array(y.length)), options.weights),
    observations,
    converged: true,
    reason: "converged",
    message: "Newton's method on the likelihood equation converged.",
    iterations,
  };
}
