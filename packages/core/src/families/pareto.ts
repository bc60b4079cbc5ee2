import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { extent, weightedSum } from "../sample.js";
import { log1mExp } from "../special/log1m-exp.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";

/**
 * The Pareto distribution with tail exponent a = `shape` and smallest value m = `scale`: incomes, sizes of cities.
 *
 *   f(y; a, m) = a mᵃ / yᵃ⁺¹,   y ≥ m
 *
 * Not regular in m: the support depends on it.
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 20
 */
export const name = "pareto";
export const measure = "continuous";
export const paramNames = ["shape", "scale"] as const;

/** Names of the parameters. */
export type ParetoParam = (typeof paramNames)[number];
/** `{ shape, scale }`. */
export type ParetoTheta = Theta<ParetoParam>;

export const paramSpecs: { readonly [P in ParetoParam]: ParamSpec } = {
  shape: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "tail exponent a, a pure number" },
  scale: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "smallest possible value m, in the unit of y",
  },
};

/** log(y/m), by the small difference where y is near m. */
function logRatio(y: number, scale: number): number {
  return y < 2 * scale ? Math.log1p((y - scale) / scale) : Math.log(y / scale);
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(shape: number, scale: number): boolean {
  return shape > 0 && shape < Infinity && scale > 0 && scale < Infinity;
}

/** The numbers from scale up. */
export function support({ scale }: ParetoTheta): Interval {
  return { low: scale, high: Infinity, lowIncluded: true, highIncluded: false, integers: false };
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: log(a/m) − (a + 1) log(y/m); −Infinity below m.
 * @example logProb(2, { shape: 3, scale: 1 })  // -1.6739764335716716
 */
export function logProb(y: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (y < scale && shape > 0) return -Infinity;
  return Math.log(shape / scale) - (shape + 1) * logRatio(y, scale);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([2], { shape: 3, scale: 1 }, new Float64Array(1))[0]  // -1.6739764335716716
 */
export function logProbInto(y: ArrayLike<number>, theta: ParetoTheta, out: Float64Array): Float64Array {
  checkParameters("pareto.logProbInto", paramSpecs, theta);
  checkOut("pareto.logProbInto", y.length, out);
  const { shape, scale } = theta;
  const constant = Math.log(shape / scale);
  const power = shape + 1;
  for (let i = 0; i < y.length; i++) out[i] = y[i] < scale ? -Infinity : constant - power * logRatio(y[i], scale);
  return out;
}

/**
 * P(Y ≤ y) = 1 − (m/y)ᵃ.
 * @example cdf(2, { shape: 3, scale: 1 })  // 0.875
 */
export function cdf(y: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= scale ? 0 : -Math.expm1(-shape * logRatio(y, scale));
}

/**
 * P(Y > y) = (m/y)ᵃ.
 * @example survival(2, { shape: 3, scale: 1 })  // 0.12500000000000003
 */
export function survival(y: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= scale ? 1 : Math.exp(-shape * logRatio(y, scale));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(2, { shape: 3, scale: 1 })  // -0.13353139262452265
 */
export function logCdf(y: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= scale ? -Infinity : log1mExp(shape * logRatio(y, scale));
}

/**
 * log P(Y > y) = −a log(y/m).
 * @example logSurvival(2, { shape: 3, scale: 1 })  // -2.0794415416798357
 */
export function logSurvival(y: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= scale ? 0 : -shape * logRatio(y, scale);
}

/**
 * m (1 − p)^{−1/a}; NaN outside [0, 1].
 * @example quantile(0.25, { shape: 3, scale: 1 })  // 1.100642416298209
 */
export function quantile(p: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return p >= 0 && p <= 1 ? scale * Math.exp(-Math.log1p(-p) / shape) : NaN;
}

/**
 * The y with P(Y > y) = q: m q^{−1/a}.
 * @example inverseSurvival(1e-20, { shape: 3, scale: 1 })  // 4641588.833612777
 */
export function inverseSurvival(q: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return q >= 0 && q <= 1 ? scale * Math.exp(-Math.log(q) / shape) : NaN;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = a m/(a − 1); Infinity for a ≤ 1.
 * @example mean({ shape: 3, scale: 1 })  // 1.5
 */
export function mean({ shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return shape > 1 ? (shape / (shape - 1)) * scale : Infinity;
}

/**
 * Var Y = a m²/((a − 1)² (a − 2)); Infinity for 1 < a ≤ 2, NaN for a ≤ 1, where there is no finite mean.
 * @example variance({ shape: 3, scale: 1 })  // 0.75
 */
export function variance({ shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (shape <= 1) return NaN;
  return shape > 2 ? ((shape / (shape - 1)) * scale * scale) / (shape - 1) / (shape - 2) : Infinity;
}

/**
 * The density is highest at m.
 * @example mode({ shape: 3, scale: 1 })  // 1
 */
export function mode({ shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return scale;
}

/**
 * log(m/a) + 1 + 1/a, nats.
 * @example entropy({ shape: 3, scale: 1 })  // 0.23472104466522353
 */
export function entropy({ shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return Math.log(scale / shape) + 1 + 1 / shape;
}

/**
 * KL(p ‖ q) = a_q log(mₚ/m_q) + log(aₚ/a_q) + a_q/aₚ − 1; Infinity where m_q > mₚ, nats; closed form.
 * @example klDivergence({ shape: 3, scale: 1 }, { shape: 2, scale: 0.5 })  // 1.4584261358947217
 */
export function klDivergence(p: ParetoTheta, q: ParetoTheta): number {
  if (!inDomain(p.shape, p.scale) || !inDomain(q.shape, q.scale)) return NaN;
  if (q.scale > p.scale) return Infinity;
  return q.shape * logRatio(p.scale, q.scale) - log1pMinusX((q.shape - p.shape) / p.shape);
}

/**
 * CRPS of the forecast after y came: ∫ F² below y and ∫ (1 − F)² above it,
 *
 *   |y − m| + m/(2α − 1) − 2m (1 − (m/y)^{α − 1})/(α − 1) where y > m;   Infinity for α ≤ ½
 *
 * @example crps(2, { shape: 3, scale: 1 })  // 0.44999999999999996
 */
export function crps(y: number, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (shape <= 0.5) return Infinity;
  const logRatio = y > scale ? Math.log(y / scale) : 0;
  const excess = shape === 1 ? logRatio : -Math.expm1((1 - shape) * logRatio) / (shape - 1);
  return Math.abs(y - scale) + scale / (2 * shape - 1) - 2 * scale * excess;
}

/**
 * ∂ log f/∂a = 1/a − log(y/m) and ∂ log f/∂m = a/m, above m.
 * @example Array.from(score(2, { shape: 3, scale: 1 }, new Float64Array(2)))  // [-0.35981384722661197, 3]
 */
export function score(y: number, { shape, scale }: ParetoTheta, out: Float64Array): Float64Array {
  if (!(y >= scale) || !inDomain(shape, scale)) return out.fill(NaN);
  out[0] = 1 / shape - logRatio(y, scale);
  out[1] = shape / scale;
  return out;
}

/**
 * E[s sᵀ] = diag(1/a², a²/m²); the second is no bound on the variance of estimates, the family being irregular in m.
 * @example Array.from(fisherInformation({ shape: 3, scale: 1 }, new Float64Array(4)))  // [0.1111111111111111, 0, 0, 9]
 */
export function fisherInformation({ shape, scale }: ParetoTheta, out: Float64Array): Float64Array {
  if (!inDomain(shape, scale)) return out.fill(NaN);
  out[0] = 1 / shape / shape;
  out[1] = 0;
  out[2] = 0;
  out[3] = (shape / scale) ** 2;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { shape, scale }: ParetoTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return scale * Math.exp(-Math.log(rng.uniform()) / shape);
}

/**
 * Maximum likelihood: m̂ is the smallest observation, â one over the mean of log(y/m̂). Equal observations leave it unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.shape  // 1.4426950408889636
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<ParetoTheta> {
  const observations = checkFit("fit pareto", y, options, positiveNumbers);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, (known) => {
      const { scale = extent(y, options.weights).low } = known;
      const logs = Float64Array.from(y, (value) => logRatio(value, scale));
      const { shape = observations / weightedSum(logs, options.weights) } = known;
      return { theta: { shape, scale } };
    });
  }
  const scale = extent(y, options.weights).low;
  const logs = Float64Array.from(y, (value) => logRatio(value, scale));
  const shape = observations / weightedSum(logs, options.weights);
  const bounded = shape < Infinity;
  return {
    theta: { shape, scale },
    // At the maximum a Σ w log(y/m) = Σ w.
    logLikelihood: bounded ? -observations * entropy({ shape, scale }) : Infinity,
    observations,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: the smallest observation, and one over the mean log ratio to it."
      : "All observations are equal, so the likelihood grows without bound as the shape goes to infinity.",
    iterations: 0,
  };
}
