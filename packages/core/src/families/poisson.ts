import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { integersBetween, positiveNumbers } from "../interval.js";
import { smallestInteger } from "../numeric/smallest-integer.js";
import { sumSmoothTerms } from "../numeric/sum-smooth-terms.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import { poissonDraw } from "../random/poisson-draw.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { besselRatioI1I0, logScaledBesselI0 } from "../special/bessel-i.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { normalQuantile } from "../special/normal-quantile.js";
import {
  logPoissonTerm,
  logRegularizedGammaLower,
  logRegularizedGammaUpper,
  regularizedGammaLower,
  regularizedGammaUpper,
} from "../special/regularized-gamma.js";

/**
 * The Poisson distribution with mean λ = `rate`: counts of independent rare events.
 *
 *   f(y; λ) = λʸ e^{−λ} / y!,   y = 0, 1, 2, …
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 4
 */
export const name = "poisson";
export const measure = "discrete";
export const paramNames = ["rate"] as const;

/** Name of the parameter. */
export type PoissonParam = (typeof paramNames)[number];
/** `{ rate }`. */
export type PoissonTheta = Theta<PoissonParam>;

export const paramSpecs: { readonly [P in PoissonParam]: ParamSpec } = {
  rate: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "expected count λ" },
};

const counts = integersBetween(0, Infinity);

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(rate: number): boolean {
  return rate > 0 && rate < Infinity;
}

/** {0, 1, 2, …}. */
export function support(_theta: PoissonTheta): Interval {
  return counts;
}

// ── Mass and distribution ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log f = y log λ − λ − log y!; −Infinity outside the support.
 *
 * Computed in the saddle-point form, y log(λ/y) + y − λ − δ(y) − ½ log 2πy, whose terms vanish around the mode.
 *
 * @example logProb(3, { rate: 2 })  // -1.712317927548219
 */
export function logProb(y: number, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  if (!(y >= 0 && rate > 0 && Number.isInteger(y))) return Number.isNaN(y) || !(rate > 0) ? NaN : -Infinity;
  return y === 0 ? -rate : logPoissonTerm(y, rate);
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { rate: 2 }, new Float64Array(1))[0]  // -1.712317927548219
 */
export function logProbInto(y: ArrayLike<number>, theta: PoissonTheta, out: Float64Array): Float64Array {
  checkParameters("poisson.logProbInto", paramSpecs, theta);
  checkOut("poisson.logProbInto", y.length, out);
  return tabulateCounts(y, (count) => logProb(count, theta), out);
}

/**
 * P(Y ≤ y) = Q(⌊y⌋ + 1, λ), the regularized upper incomplete gamma function.
 * @example cdf(1, { rate: 1 })  // 0.7357588823428847
 */
export function cdf(y: number, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return y < 0 ? 0 : regularizedGammaUpper(Math.floor(y) + 1, rate);
}

/**
 * P(Y > y) = P(⌊y⌋ + 1, λ), to full relative accuracy in the tail.
 * @example survival(1, { rate: 1 })  // 0.26424111765711533
 */
export function survival(y: number, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return y < 0 ? 1 : regularizedGammaLower(Math.floor(y) + 1, rate);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(0, { rate: 1000 })  // -1000
 */
export function logCdf(y: number, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return y < 0 ? -Infinity : logRegularizedGammaUpper(Math.floor(y) + 1, rate);
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(-1, { rate: 1 })  // 0
 */
export function logSurvival(y: number, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return y < 0 ? 0 : logRegularizedGammaLower(Math.floor(y) + 1, rate);
}

/** The mean moved by z standard deviations: where the search for a quantile begins. */
function near(z: number, rate: number): number {
  return rate + Math.max(-1e300, Math.min(z, 1e300)) * Math.sqrt(rate);
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, Infinity at 1, NaN outside [0, 1].
 * @example quantile(0.5, { rate: 3.5 })  // 3
 */
export function quantile(p: number, theta: PoissonTheta): number {
  if (!inDomain(theta.rate)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 1) return Infinity;
  return smallestInteger((k) => cdf(k, theta) >= p, near(normalQuantile(p), theta.rate), 0, Infinity);
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { rate: 3.5 })  // 32
 */
export function inverseSurvival(q: number, theta: PoissonTheta): number {
  if (!inDomain(theta.rate)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  if (q === 0) return Infinity;
  return smallestInteger((k) => survival(k, theta) <= q, near(-normalQuantile(q), theta.rate), 0, Infinity);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = λ.
 * @example mean({ rate: 3.5 })  // 3.5
 */
export function mean({ rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return rate;
}

/**
 * Var Y = λ.
 * @example variance({ rate: 3.5 })  // 3.5
 */
export function variance({ rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return rate;
}

/**
 * ⌊λ⌋; at an integer λ, λ − 1 is as likely.
 * @example mode({ rate: 3.5 })  // 3
 */
export function mode({ rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return Math.floor(rate);
}

/**
 * −Σ f log f, nats, summed outwards from the mode; far from it by the integral that the sum then equals.
 * @example entropy({ rate: 1 })  // 1.3048422422562516
 */
export function entropy({ rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return sumSmoothTerms(
    (k) => {
      const logMass = k === 0 ? -rate : logPoissonTerm(k, rate);
      return -Math.exp(logMass) * logMass;
    },
    rate,
    0,
    Infinity,
  );
}

/**
 * KL(p ‖ q) = λₚ log(λₚ/λ_q) + λ_q − λₚ, nats; closed form.
 * @example klDivergence({ rate: 1 }, { rate: 2 })  // 0.3068528194400547
 */
export function klDivergence(p: PoissonTheta, q: PoissonTheta): number {
  if (!inDomain(p.rate) || !inDomain(q.rate)) return NaN;
  return -p.rate * log1pMinusX((q.rate - p.rate) / p.rate);
}

/**
 * CRPS of the forecast after y came: (y − λ) (2F(y) − 1) + 2λ f(⌊y⌋) − λ e^{−2λ} (I₀(2λ) + I₁(2λ)).
 *
 * @see Wei & Held (2014), Calibration tests for count data
 * @example crps(1, { rate: 2 })  // 0.49916504502038117
 */
export function crps(y: number, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  const count = Math.floor(y);
  const below = y < 0 ? 0 : regularizedGammaUpper(count + 1, rate);
  const mass = y < 0 ? 0 : Math.exp(logProb(count, { rate }));
  const halfSpread = rate * Math.exp(logScaledBesselI0(2 * rate)) * (1 + besselRatioI1I0(2 * rate));
  return (y - rate) * (2 * below - 1) + 2 * rate * mass - halfSpread;
}

/**
 * ∂ log f/∂λ = y/λ − 1.
 * @example score(3, { rate: 2 }, new Float64Array(1))[0]  // 0.5
 */
export function score(y: number, { rate }: PoissonTheta, out: Float64Array): Float64Array {
  if (!(y >= 0 && Number.isInteger(y)) || !inDomain(rate)) return out.fill(NaN);
  out[0] = (y - rate) / rate;
  return out;
}

/**
 * E[s²] = 1/λ.
 * @example fisherInformation({ rate: 4 }, new Float64Array(1))[0]  // 0.25
 */
export function fisherInformation({ rate }: PoissonTheta, out: Float64Array): Float64Array {
  if (!inDomain(rate)) return out.fill(NaN);
  out[0] = 1 / rate;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { rate }: PoissonTheta): number {
  if (!inDomain(rate)) return NaN;
  return poissonDraw(rng, rate);
}

/**
 * Maximum likelihood: λ̂ = ȳ. With zeros only it lies on the boundary, λ̂ = 0, where the log-likelihood reaches its bound 0.
 *
 * @throws LoglikError for an empty sample, a target that is no count, an invalid weight
 * @example fit([2, 3, 4]).theta.rate  // 3
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<PoissonTheta> {
  const observations = checkFit("fit poisson", y, options, counts);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ rate }) => ({
      theta: { rate: rate! },
    }));
  }
  const rate = weightedSum(y, options.weights) / observations;
  const inside = rate > 0;
  const logMass = inside ? logProbInto(y, { rate }, new Float64Array(y.length)) : new Float64Array(y.length);
  return {
    theta: { rate },
    logLikelihood: weightedSum(logMass, options.weights),
    observations,
    converged: true,
    reason: inside ? "closed-form" : "boundary",
    message: inside
      ? "The maximum has a closed form: the mean count."
      : "Every count is 0, so the maximum lies on the boundary, rate = 0: no other count is allowed.",
    iterations: 0,
  };
}
