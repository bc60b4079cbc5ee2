import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import { chanceOfPositive } from "../discrete/chance.js";
import * as waiting from "../discrete/geometric.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { integersBetween, unitInterval } from "../interval.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import type { Rng } from "../random/rng.js";
import * as geometric from "./geometric.js";

/**
 * The geometric distribution, counted in trials: the number of independent trials up to and including the first success,
 * each with probability θ = `prob`. One more than the failures that `geometric` counts.
 *
 *   f(y; θ) = θ (1 − θ)ʸ⁻¹,   y = 1, 2, 3, …
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 5
 */
export const name = "geometric-trials";
export const measure = "discrete";
export const paramNames = ["prob"] as const;

/** Name of the parameter. */
export type GeometricTrialsParam = (typeof paramNames)[number];
/** `{ prob }`. */
export type GeometricTrialsTheta = Theta<GeometricTrialsParam>;

/** 0 < θ ≤ 1: without a chance of success there is no first one. */
const positiveProbability: Interval = { ...unitInterval, lowIncluded: false };
const counts = integersBetween(1, Infinity);

export const paramSpecs: { readonly [P in GeometricTrialsParam]: ParamSpec } = {
  prob: { domain: positiveProbability, shape: "scalar", kind: "real", link: "logit", doc: "probability of a success" },
};

/** {1, 2, 3, …}. */
export function support(_theta: GeometricTrialsTheta): Interval {
  return counts;
}

/** The parameter with the given mean number of trials: θ = 1/mean. */
export function fromMean(mean: number): GeometricTrialsTheta {
  return { prob: 1 / mean };
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log θ + (y − 1) log(1 − θ); −Infinity outside the support.
 * @example logProb(3, { prob: 0.5 })  // -2.0794415416798357
 */
export function logProb(y: number, { prob }: GeometricTrialsTheta): number {
  return waiting.logMass(y - 1, chanceOfPositive(prob));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { prob: 0.5 }, new Float64Array(1))[0]  // -2.0794415416798357
 */
export function logProbInto(y: ArrayLike<number>, theta: GeometricTrialsTheta, out: Float64Array): Float64Array {
  checkParameters("geometricTrials.logProbInto", paramSpecs, theta);
  checkOut("geometricTrials.logProbInto", y.length, out);
  const chance = chanceOfPositive(theta.prob);
  return tabulateCounts(y, (count) => waiting.logMass(count - 1, chance), out);
}

/**
 * P(Y ≤ y) = 1 − (1 − θ)^⌊y⌋.
 * @example cdf(1, { prob: 0.5 })  // 0.5
 */
export function cdf(y: number, { prob }: GeometricTrialsTheta): number {
  return waiting.lowerTail(y - 1, chanceOfPositive(prob));
}

/**
 * P(Y > y) = (1 − θ)^⌊y⌋.
 * @example survival(1, { prob: 0.5 })  // 0.5
 */
export function survival(y: number, { prob }: GeometricTrialsTheta): number {
  return waiting.upperTail(y - 1, chanceOfPositive(prob));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { prob: 0.5 })  // -0.6931471805599453
 */
export function logCdf(y: number, { prob }: GeometricTrialsTheta): number {
  return waiting.logLowerTail(y - 1, chanceOfPositive(prob));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { prob: 0.5 })  // -1386.2943611198905
 */
export function logSurvival(y: number, { prob }: GeometricTrialsTheta): number {
  return waiting.logUpperTail(y - 1, chanceOfPositive(prob));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 1 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.9, { prob: 0.25 })  // 9
 */
export function quantile(p: number, { prob }: GeometricTrialsTheta): number {
  return waiting.lowerQuantile(p, chanceOfPositive(prob)) + 1;
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { prob: 0.25 })  // 161
 */
export function inverseSurvival(q: number, { prob }: GeometricTrialsTheta): number {
  return waiting.upperQuantile(q, chanceOfPositive(prob)) + 1;
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = 1/θ.
 * @example mean({ prob: 0.25 })  // 4
 */
export function mean({ prob }: GeometricTrialsTheta): number {
  return 1 / chanceOfPositive(prob).p;
}

/**
 * Var Y = (1 − θ)/θ².
 * @example variance({ prob: 0.25 })  // 12
 */
export function variance({ prob }: GeometricTrialsTheta): number {
  const { p, q } = chanceOfPositive(prob);
  return q / p / p;
}

/**
 * 1, whatever the parameter.
 * @example mode({ prob: 0.25 })  // 1
 */
export function mode({ prob }: GeometricTrialsTheta): number {
  return Number.isNaN(chanceOfPositive(prob).p) ? NaN : 1;
}

/**
 * −log θ − ((1 − θ)/θ) log(1 − θ), nats; closed form.
 * @example entropy({ prob: 0.5 })  // 1.3862943611198906
 */
export function entropy({ prob }: GeometricTrialsTheta): number {
  return waiting.entropyOf(chanceOfPositive(prob));
}

/**
 * KL(p ‖ q) = log(θₚ/θ_q) + ((1 − θₚ)/θₚ) log((1 − θₚ)/(1 − θ_q)), nats; closed form.
 * @example klDivergence({ prob: 0.5 }, { prob: 0.25 })  // 0.2876820724517809
 */
export function klDivergence(p: GeometricTrialsTheta, q: GeometricTrialsTheta): number {
  return waiting.divergence(chanceOfPositive(p.prob), chanceOfPositive(q.prob));
}

/**
 * ∂ log f/∂θ = 1/θ − (y − 1)/(1 − θ); NaN outside the support.
 * @example score(3, { prob: 0.5 }, new Float64Array(1))[0]  // -2
 */
export function score(y: number, { prob }: GeometricTrialsTheta, out: Float64Array): Float64Array {
  const chance = chanceOfPositive(prob);
  // One fraction: its numerator is exact, while the difference of the two cancels near y = 1/θ.
  out[0] = y === 1 ? 1 / chance.p : waiting.logitScore(y - 1, chance) / chance.p / chance.q;
  return out;
}

/**
 * E[s²] = 1/(θ² (1 − θ)).
 * @example fisherInformation({ prob: 0.5 }, new Float64Array(1))[0]  // 8
 */
export function fisherInformation({ prob }: GeometricTrialsTheta, out: Float64Array): Float64Array {
  const { p, q } = chanceOfPositive(prob);
  out[0] = 1 / p / p / q;
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: ⌊log U/log(1 − θ)⌋ + 1 of a uniform U. */
export function sample(rng: Rng, { prob }: GeometricTrialsTheta): number {
  return waiting.countAt(rng.uniform(), chanceOfPositive(prob)) + 1;
}

/**
 * Maximum likelihood: θ̂ = 1/ȳ. Where every first trial succeeded it lies on the boundary, θ̂ = 1, and is reached there.
 *
 * @throws LoglikError for an empty sample, a target that is no positive count, an invalid weight
 * @example fit([2, 3, 4]).theta.prob  // 0.3333333333333333
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<GeometricTrialsTheta> {
  checkFit("fit geometric-trials", y, options, counts);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ prob }) => ({
      theta: { prob: prob! },
    }));
  }
  const result = geometric.fit(
    Float64Array.from(y, (trials) => trials - 1),
    options,
  );
  return {
    ...result,
    message:
      result.reason === "boundary"
        ? "Every first trial succeeded, so the maximum lies on the boundary, prob = 1: no failure is allowed."
        : "The maximum has a closed form: one over the mean.",
  };
}
