import { checkOut, checkParameters } from "../check-parameters.js";
import { chanceOfLogit } from "../discrete/chance.js";
import * as waiting from "../discrete/geometric.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { countingNumbers, realLine } from "../interval.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import * as geometric from "./geometric.js";

/**
 * The geometric distribution by its log odds η = `logit` = log θ/(1 − θ): failures before the first success.
 *
 *   log f(y; η) = log σ(η) + y log σ(−η),   y = 0, 1, 2, …
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 5
 */
export const name = "geometric-logit";
export const measure = "discrete";
export const paramNames = ["logit"] as const;

/** Name of the parameter. */
export type GeometricLogitParam = (typeof paramNames)[number];
/** `{ logit }`. */
export type GeometricLogitTheta = Theta<GeometricLogitParam>;

export const paramSpecs: { readonly [P in GeometricLogitParam]: ParamSpec } = {
  logit: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "log odds of a success, in nats" },
};

/** {0, 1, 2, …}. */
export function support(_theta: GeometricLogitTheta): Interval {
  return countingNumbers;
}

/** The parameter with the given mean number of failures: η = −log mean. */
export function fromMean(mean: number): GeometricLogitTheta {
  return { logit: -Math.log(mean) };
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log σ(η) + y log σ(−η); −Infinity outside the support.
 * @example logProb(3, { logit: 0 })  // -2.772588722239781
 */
export function logProb(y: number, { logit }: GeometricLogitTheta): number {
  return waiting.logMass(y, chanceOfLogit(logit));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { logit: 0 }, new Float64Array(1))[0]  // -2.772588722239781
 */
export function logProbInto(y: ArrayLike<number>, theta: GeometricLogitTheta, out: Float64Array): Float64Array {
  checkParameters("geometricLogit.logProbInto", paramSpecs, theta);
  checkOut("geometricLogit.logProbInto", y.length, out);
  const chance = chanceOfLogit(theta.logit);
  return tabulateCounts(y, (count) => waiting.logMass(count, chance), out);
}

/**
 * P(Y ≤ y) = 1 − σ(−η)^(⌊y⌋ + 1).
 * @example cdf(1, { logit: 0 })  // 0.75
 */
export function cdf(y: number, { logit }: GeometricLogitTheta): number {
  return waiting.lowerTail(y, chanceOfLogit(logit));
}

/**
 * P(Y > y) = σ(−η)^(⌊y⌋ + 1).
 * @example survival(1, { logit: 0 })  // 0.25
 */
export function survival(y: number, { logit }: GeometricLogitTheta): number {
  return waiting.upperTail(y, chanceOfLogit(logit));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { logit: 0 })  // -0.2876820724517809
 */
export function logCdf(y: number, { logit }: GeometricLogitTheta): number {
  return waiting.logLowerTail(y, chanceOfLogit(logit));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(2000, { logit: 0 })  // -1386.9875083004506
 */
export function logSurvival(y: number, { logit }: GeometricLogitTheta): number {
  return waiting.logUpperTail(y, chanceOfLogit(logit));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.9, { logit: -1 })  // 7
 */
export function quantile(p: number, { logit }: GeometricLogitTheta): number {
  return waiting.lowerQuantile(p, chanceOfLogit(logit));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { logit: -1 })  // 147
 */
export function inverseSurvival(q: number, { logit }: GeometricLogitTheta): number {
  return waiting.upperQuantile(q, chanceOfLogit(logit));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = e⁻ᶯ.
 * @example mean({ logit: -1 })  // 2.718281828459045
 */
export function mean({ logit }: GeometricLogitTheta): number {
  return Number.isFinite(logit) ? Math.exp(-logit) : NaN;
}

/**
 * Var Y = e⁻ᶯ/σ(η).
 * @example variance({ logit: -1 })  // 10.107337927389695
 */
export function variance({ logit }: GeometricLogitTheta): number {
  return Math.exp(-logit) / chanceOfLogit(logit).p;
}

/**
 * 0, whatever the parameter.
 * @example mode({ logit: -1 })  // 0
 */
export function mode({ logit }: GeometricLogitTheta): number {
  return Number.isFinite(logit) ? 0 : NaN;
}

/**
 * −log θ − ((1 − θ)/θ) log(1 − θ), nats; closed form.
 * @example entropy({ logit: 0 })  // 1.3862943611198906
 */
export function entropy({ logit }: GeometricLogitTheta): number {
  return waiting.entropyOf(chanceOfLogit(logit));
}

/**
 * KL(p ‖ q) = log(θₚ/θ_q) + ((1 − θₚ)/θₚ) log((1 − θₚ)/(1 − θ_q)), nats; closed form.
 * @example klDivergence({ logit: 0 }, { logit: -1 })  // 0.2402290139165551
 */
export function klDivergence(p: GeometricLogitTheta, q: GeometricLogitTheta): number {
  return waiting.divergence(chanceOfLogit(p.logit), chanceOfLogit(q.logit));
}

/**
 * ∂ log f/∂η = σ(−η) − y σ(η); NaN outside the support.
 * @example score(3, { logit: 0 }, new Float64Array(1))[0]  // -1
 */
export function score(y: number, { logit }: GeometricLogitTheta, out: Float64Array): Float64Array {
  out[0] = waiting.logitScore(y, chanceOfLogit(logit));
  return out;
}

/**
 * E[s²] = σ(−η).
 * @example fisherInformation({ logit: 0 }, new Float64Array(1))[0]  // 0.5
 */
export function fisherInformation({ logit }: GeometricLogitTheta, out: Float64Array): Float64Array {
  out[0] = chanceOfLogit(logit).q;
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: ⌊log U/log(1 − θ)⌋ of a uniform U. */
export function sample(rng: Rng, { logit }: GeometricLogitTheta): number {
  return waiting.countAt(rng.uniform(), chanceOfLogit(logit));
}

/**
 * Maximum likelihood: η̂ = −log ȳ. Without a failure no finite maximum exists: η̂ = Infinity, reason `boundary`.
 *
 * @throws LoglikError for an empty sample, a target that is no count, an invalid weight
 * @example fit([2, 3, 4]).theta.logit  // -1.0986122886681096
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<GeometricLogitTheta> {
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ logit }) => ({
      theta: { logit: logit! },
    }));
  }
  const result = geometric.fit(y, options);
  const logit = 0 - Math.log(weightedSum(y, options.weights) / result.observations);
  const inside = Number.isFinite(logit);
  return {
    ...result,
    theta: { logit },
    converged: inside,
    message: inside
      ? "The maximum has a closed form: minus the logarithm of the mean."
      : "Every count is 0, so the likelihood grows for ever towards logit = Infinity.",
  };
}
