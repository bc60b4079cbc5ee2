import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { nonNegativeNumbers, positiveNumbers } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { log1mExp } from "../special/log1m-exp.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";

/**
 * The exponential distribution with λ = `rate` (1/mean): the waiting time for an event that does not age.
 *
 *   f(y; λ) = λ e^{−λy},   y ≥ 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 19
 */
export const name = "exponential";
export const measure = "continuous";
export const paramNames = ["rate"] as const;

/** Name of the parameter. */
export type ExponentialParam = (typeof paramNames)[number];
/** `{ rate }`. */
export type ExponentialTheta = Theta<ExponentialParam>;

export const paramSpecs: { readonly [P in ExponentialParam]: ParamSpec } = {
  rate: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "rate λ, 1 over the unit of y" },
};

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(rate: number): boolean {
  return rate > 0 && rate < Infinity;
}

/** The numbers from zero up. */
export function support(_theta: ExponentialTheta): Interval {
  return nonNegativeNumbers;
}

/** The parameter with the given mean: rate = 1/mean. */
export function fromMean(mean: number): ExponentialTheta {
  return { rate: 1 / mean };
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: log λ − λy; −Infinity below 0.
 * @example logProb(1, { rate: 2 })  // -1.3068528194400546
 */
export function logProb(y: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return y < 0 && rate > 0 ? -Infinity : Math.log(rate) - rate * y;
}

/**
 * {@link logProb} of each y.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { rate: 2 }, new Float64Array(1))[0]  // -1.3068528194400546
 */
export function logProbInto(y: ArrayLike<number>, theta: ExponentialTheta, out: Float64Array): Float64Array {
  checkParameters("exponential.logProbInto", paramSpecs, theta);
  checkOut("exponential.logProbInto", y.length, out);
  const constant = Math.log(theta.rate);
  for (let i = 0; i < y.length; i++) out[i] = y[i] < 0 ? -Infinity : constant - theta.rate * y[i];
  return out;
}

/**
 * P(Y ≤ y) = 1 − e^{−λy}.
 * @example cdf(1, { rate: 2 })  // 0.8646647167633873
 */
export function cdf(y: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return y <= 0 ? 0 : -Math.expm1(-rate * y);
}

/**
 * P(Y > y) = e^{−λy}.
 * @example survival(1, { rate: 2 })  // 0.1353352832366127
 */
export function survival(y: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return y <= 0 ? 1 : Math.exp(-rate * y);
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1e-20, { rate: 2 })  // -45.35855467932097
 */
export function logCdf(y: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return y <= 0 ? -Infinity : log1mExp(rate * y);
}

/**
 * log P(Y > y) = −λy.
 * @example logSurvival(1000, { rate: 2 })  // -2000
 */
export function logSurvival(y: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return y <= 0 ? 0 : -rate * y;
}

/**
 * The y with P(Y ≤ y) = p, −log(1 − p)/λ; NaN outside [0, 1].
 * @example quantile(0.5, { rate: 2 })  // 0.34657359027997264
 */
export function quantile(p: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return p >= 0 && p <= 1 ? Math.abs(Math.log1p(-p)) / rate : NaN;
}

/**
 * The y with P(Y > y) = q, −log q/λ; NaN outside [0, 1].
 * @example inverseSurvival(1e-100, { rate: 1 })  // 230.25850929940458
 */
export function inverseSurvival(q: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return q >= 0 && q <= 1 ? Math.abs(Math.log(q)) / rate : NaN;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = 1/λ.
 * @example mean({ rate: 2 })  // 0.5
 */
export function mean({ rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return 1 / rate;
}

/**
 * Var Y = 1/λ².
 * @example variance({ rate: 2 })  // 0.25
 */
export function variance({ rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return 1 / rate / rate;
}

/**
 * The density is highest at 0.
 * @example mode({ rate: 2 })  // 0
 */
export function mode({ rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return 0;
}

/**
 * 1 − log λ, nats.
 * @example entropy({ rate: 2 })  // 0.3068528194400547
 */
export function entropy({ rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return 1 - Math.log(rate);
}

/**
 * KL(p ‖ q) = log(λₚ/λ_q) + λ_q/λₚ − 1, nats; closed form.
 * @example klDivergence({ rate: 1 }, { rate: 2 })  // 0.3068528194400547
 */
export function klDivergence(p: ExponentialTheta, q: ExponentialTheta): number {
  if (!inDomain(p.rate) || !inDomain(q.rate)) return NaN;
  return -log1pMinusX((q.rate - p.rate) / p.rate);
}

/**
 * CRPS of the forecast after y came: |y| − 2F(y)/λ + 1/2λ.
 *
 * @see Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules
 * @example crps(1, { rate: 2 })  // 0.3853352832366127
 */
export function crps(y: number, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  const below = y <= 0 ? 0 : -Math.expm1(-rate * y);
  return Math.abs(y) + (0.5 - 2 * below) / rate;
}

/**
 * ∂ log f/∂λ = 1/λ − y.
 * @example score(1, { rate: 2 }, new Float64Array(1))[0]  // -0.5
 */
export function score(y: number, { rate }: ExponentialTheta, out: Float64Array): Float64Array {
  if (!(y >= 0) || !inDomain(rate)) return out.fill(NaN);
  out[0] = 1 / rate - y;
  return out;
}

/**
 * ∂y/∂λ at a fixed probability: −y/λ.
 * @example Array.from(pathwise(1, { rate: 2 }, new Float64Array(1)))  // [-0.5]
 */
export function pathwise(y: number, { rate }: ExponentialTheta, out: Float64Array): Float64Array {
  if (!inDomain(rate)) return out.fill(NaN);
  out[0] = -y / rate;
  return out;
}

/**
 * E[s²] = 1/λ².
 * @example fisherInformation({ rate: 2 }, new Float64Array(1))[0]  // 0.25
 */
export function fisherInformation({ rate }: ExponentialTheta, out: Float64Array): Float64Array {
  if (!inDomain(rate)) return out.fill(NaN);
  out[0] = 1 / rate / rate;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { rate }: ExponentialTheta): number {
  if (!inDomain(rate)) return NaN;
  return -Math.log(rng.uniform()) / rate;
}

/**
 * Maximum likelihood: λ̂ = 1/ȳ. With zeros only the likelihood is unbounded (`unbounded`).
 *
 * @throws LoglikError for an empty sample, a target that is negative or not finite, an invalid weight
 * @example fit([1, 2, 3]).theta.rate  // 0.5
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<ExponentialTheta> {
  const observations = checkFit("fit exponential", y, options, nonNegativeNumbers);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ rate }) => ({
      theta: { rate: rate! },
    }));
  }
  const rate = observations / weightedSum(y, options.weights);
  const bounded = rate < Infinity;
  return {
    theta: { rate },
    // At the maximum λ Σ w y = Σ w.
    logLikelihood: bounded ? observations * (Math.log(rate) - 1) : Infinity,
    observations,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: one over the mean."
      : "All observations are 0, so the likelihood grows without bound as the rate goes to infinity. Check the unit of y.",
    iterations: 0,
  };
}
