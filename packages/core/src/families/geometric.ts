import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import { chanceOfPositive } from "../discrete/chance.js";
import * as waiting from "../discrete/geometric.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { countingNumbers, unitInterval } from "../interval.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";

/**
 * The geometric distribution: failures before the first success in independent trials that succeed with probability θ = `prob`.
 *
 *   f(y; θ) = θ (1 − θ)ʸ,   y = 0, 1, 2, …
 *
 * `geometric-trials` counts the success too, as SciPy's geom does.
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 5
 */
export const name = "geometric";
export const measure = "discrete";
export const paramNames = ["prob"] as const;

/** Name of the parameter. */
export type GeometricParam = (typeof paramNames)[number];
/** `{ prob }`. */
export type GeometricTheta = Theta<GeometricParam>;

/** 0 < θ ≤ 1: without a chance of success there is no first one. */
const positiveProbability: Interval = { ...unitInterval, lowIncluded: false };

export const paramSpecs: { readonly [P in GeometricParam]: ParamSpec } = {
  prob: { domain: positiveProbability, shape: "scalar", kind: "real", link: "logit", doc: "probability of a success" },
};

/** {0, 1, 2, …}. */
export function support(_theta: GeometricTheta): Interval {
  return countingNumbers;
}

/** The parameter with the given mean number of failures: θ = 1/(1 + mean). */
export function fromMean(mean: number): GeometricTheta {
  return { prob: 1 / (1 + mean) };
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log θ + y log(1 − θ); −Infinity outside the support.
 * @example logProb(3, { prob: 0.5 })  // -2.772588722239781
 */
export function logProb(y: number, { prob }: GeometricTheta): number {
  return waiting.logMass(y, chanceOfPositive(prob));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { prob: 0.5 }, new Float64Array(1))[0]  // -2.772588722239781
 */
export function logProbInto(y: ArrayLike<number>, theta: GeometricTheta, out: Float64Array): Float64Array {
  checkParameters("geometric.logProbInto", paramSpecs, theta);
  checkOut("geometric.logProbInto", y.length, out);
  const chance = chanceOfPositive(theta.prob);
  return tabulateCounts(y, (count) => waiting.logMass(count, chance), out);
}

/**
 * P(Y ≤ y) = 1 − (1 − θ)^(⌊y⌋ + 1).
 * @example cdf(1, { prob: 0.5 })  // 0.75
 */
export function cdf(y: number, { prob }: GeometricTheta): number {
  return waiting.lowerTail(y, chanceOfPositive(prob));
}

/**
 * P(Y > y) = (1 − θ)^(⌊y⌋ + 1).
 * @example survival(1, { prob: 0.5 })  // 0.25
 */
export function survival(y: number, { prob }: GeometricTheta): number {
  return waiting.upperTail(y, chanceOfPositive(prob));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { prob: 0.5 })  // -0.2876820724517809
 */
export function logCdf(y: number, { prob }: GeometricTheta): number {
  return waiting.logLowerTail(y, chanceOfPositive(prob));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { prob: 0.5 })  // -1386.9875083004506
 */
export function logSurvival(y: number, { prob }: GeometricTheta): number {
  return waiting.logUpperTail(y, chanceOfPositive(prob));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.9, { prob: 0.25 })  // 8
 */
export function quantile(p: number, { prob }: GeometricTheta): number {
  return waiting.lowerQuantile(p, chanceOfPositive(prob));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { prob: 0.25 })  // 160
 */
export function inverseSurvival(q: number, { prob }: GeometricTheta): number {
  return waiting.upperQuantile(q, chanceOfPositive(prob));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = (1 − θ)/θ.
 * @example mean({ prob: 0.25 })  // 3
 */
export function mean({ prob }: GeometricTheta): number {
  const { p, q } = chanceOfPositive(prob);
  return q / p;
}

/**
 * Var Y = (1 − θ)/θ².
 * @example variance({ prob: 0.25 })  // 12
 */
export function variance({ prob }: GeometricTheta): number {
  const { p, q } = chanceOfPositive(prob);
  return q / p / p;
}

/**
 * 0, whatever the parameter.
 * @example mode({ prob: 0.25 })  // 0
 */
export function mode({ prob }: GeometricTheta): number {
  return Number.isNaN(chanceOfPositive(prob).p) ? NaN : 0;
}

/**
 * −log θ − ((1 − θ)/θ) log(1 − θ), nats; closed form.
 * @example entropy({ prob: 0.5 })  // 1.3862943611198906
 */
export function entropy({ prob }: GeometricTheta): number {
  return waiting.entropyOf(chanceOfPositive(prob));
}

/**
 * KL(p ‖ q) = log(θₚ/θ_q) + ((1 − θₚ)/θₚ) log((1 − θₚ)/(1 − θ_q)), nats; closed form.
 * @example klDivergence({ prob: 0.5 }, { prob: 0.25 })  // 0.2876820724517809
 */
export function klDivergence(p: GeometricTheta, q: GeometricTheta): number {
  return waiting.divergence(chanceOfPositive(p.prob), chanceOfPositive(q.prob));
}

/**
 * ∂ log f/∂θ = 1/θ − y/(1 − θ); NaN outside the support.
 * @example score(3, { prob: 0.5 }, new Float64Array(1))[0]  // -4
 */
export function score(y: number, { prob }: GeometricTheta, out: Float64Array): Float64Array {
  const chance = chanceOfPositive(prob);
  // One fraction: its numerator is exact, while the difference of the two cancels near y = (1 − θ)/θ.
  out[0] = y === 0 ? 1 / chance.p : waiting.logitScore(y, chance) / chance.p / chance.q;
  return out;
}

/**
 * E[s²] = 1/(θ² (1 − θ)).
 * @example fisherInformation({ prob: 0.5 }, new Float64Array(1))[0]  // 8
 */
export function fisherInformation({ prob }: GeometricTheta, out: Float64Array): Float64Array {
  const { p, q } = chanceOfPositive(prob);
  out[0] = 1 / p / p / q;
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: ⌊log U/log(1 − θ)⌋ of a uniform U. */
export function sample(rng: Rng, { prob }: GeometricTheta): number {
  return waiting.countAt(rng.uniform(), chanceOfPositive(prob));
}

/**
 * Maximum likelihood: θ̂ = 1/(1 + ȳ). Without a failure it lies on the boundary, θ̂ = 1, and is reached there.
 *
 * @throws LoglikError for an empty sample, a target that is no count, an invalid weight
 * @example fit([2, 3, 4]).theta.prob  // 0.25
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<GeometricTheta> {
  const observations = checkFit("fit geometric", y, options, countingNumbers);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ prob }) => ({
      theta: { prob: prob! },
    }));
  }
  const failures = weightedSum(y, options.weights);
  const prob = observations / (observations + failures);
  const inside = failures > 0;
  const chance = { ...chanceOfPositive(prob), logQ: Math.log(failures / (observations + failures)) };
  return {
    theta: { prob },
    logLikelihood: observations * chance.logP + (inside ? failures * chance.logQ : 0),
    observations,
    converged: true,
    reason: inside ? "closed-form" : "boundary",
    message: inside
      ? "The maximum has a closed form: successes over trials, 1/(1 + mean)."
      : "Every count is 0, so the maximum lies on the boundary, prob = 1: no failure is allowed.",
    iterations: 0,
  };
}
