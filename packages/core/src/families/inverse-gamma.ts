import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { digamma, digammaMinusLog } from "../special/digamma.js";
import { logGamma } from "../special/log-gamma.js";
import { logPoissonTerm } from "../special/regularized-gamma.js";
import { stirlingError } from "../special/stirling-error.js";
import * as gamma from "./gamma.js";

/**
 * The inverse gamma distribution with α = `shape` and β = `scale`: 1/Y is gamma with that shape and rate β.
 *
 *   f(y; α, β) = βᵅ y^{−α−1} e^{−β/y} / Γ(α),   y > 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 17
 */
export const name = "inverse-gamma";
export const measure = "continuous";
export const paramNames = ["shape", "scale"] as const;

/** Names of the parameters. */
export type InverseGammaParam = (typeof paramNames)[number];
/** `{ shape, scale }`. */
export type InverseGammaTheta = Theta<InverseGammaParam>;

export const paramSpecs: { readonly [P in InverseGammaParam]: ParamSpec } = {
  shape: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "shape α, a pure number" },
  scale: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "scale β, in the unit of y" },
};

const HALF_LOG_TWO_PI = 0.9189385332046727;
/** As for the gamma distribution: from here on the saddle-point form. */
const LARGE_SHAPE = 30;

/** 1/Y is a gamma variable of the same shape whose rate is this scale. */
function ofReciprocal({ shape, scale }: InverseGammaTheta): gamma.GammaTheta {
  return { shape, rate: scale };
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(shape: number, scale: number): boolean {
  return shape > 0 && shape < Infinity && scale > 0 && scale < Infinity;
}

/** The numbers above zero. */
export function support(_theta: InverseGammaTheta): Interval {
  return positiveNumbers;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: α log β − log Γ(α) − (α + 1) log y − β/y; −Infinity at and below 0.
 * @example logProb(1.5, { shape: 3, scale: 2 })  // -1.5688994046461004
 */
export function logProb(y: number, { shape, scale }: InverseGammaTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (y > 0) {
    if (shape > LARGE_SHAPE) return Math.log(shape / y) + logPoissonTerm(shape, scale / y);
    return shape * Math.log(scale) - logGamma(shape) - (shape + 1) * Math.log(y) - scale / y;
  }
  return Number.isNaN(y) || !(shape > 0 && scale > 0) ? NaN : -Infinity;
}

/**
 * {@link logProb} of each y, value by value.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1.5], { shape: 3, scale: 2 }, new Float64Array(1))[0]  // -1.5688994046461004
 */
export function logProbInto(y: ArrayLike<number>, theta: InverseGammaTheta, out: Float64Array): Float64Array {
  checkParameters("inverseGamma.logProbInto", paramSpecs, theta);
  checkOut("inverseGamma.logProbInto", y.length, out);
  for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
  return out;
}

/**
 * P(Y ≤ y) = Q(α, β/y).
 * @example cdf(1.5, { shape: 3, scale: 2 })  // 0.8493685561506751
 */
export function cdf(y: number, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return y <= 0 ? 0 : gamma.survival(1 / y, ofReciprocal(theta));
}

/**
 * P(Y > y) = P(α, β/y).
 * @example survival(1.5, { shape: 3, scale: 2 })  // 0.1506314438493249
 */
export function survival(y: number, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return y <= 0 ? 1 : gamma.cdf(1 / y, ofReciprocal(theta));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1.5, { shape: 3, scale: 2 })  // -0.16326208068307874
 */
export function logCdf(y: number, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return y <= 0 ? -Infinity : gamma.logSurvival(1 / y, ofReciprocal(theta));
}

/**
 * log P(Y > y).
 * @example logSurvival(1.5, { shape: 3, scale: 2 })  // -1.8929191949098816
 */
export function logSurvival(y: number, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return y <= 0 ? 0 : gamma.logCdf(1 / y, ofReciprocal(theta));
}

/**
 * The y with P(Y ≤ y) = p; NaN outside [0, 1].
 * @example quantile(0.25, { shape: 3, scale: 2 })  // 0.5101517572028695
 */
export function quantile(p: number, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return 1 / gamma.inverseSurvival(p, ofReciprocal(theta));
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { shape: 3, scale: 2 })  // 5108729.04929035
 */
export function inverseSurvival(q: number, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return 1 / gamma.quantile(q, ofReciprocal(theta));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = β/(α − 1); Infinity for α ≤ 1.
 * @example mean({ shape: 3, scale: 2 })  // 1
 */
export function mean({ shape, scale }: InverseGammaTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return shape > 1 ? scale / (shape - 1) : Infinity;
}

/**
 * Var Y = β²/((α − 1)² (α − 2)); Infinity for 1 < α ≤ 2, NaN for α ≤ 1.
 * @example variance({ shape: 3, scale: 2 })  // 1
 */
export function variance({ shape, scale }: InverseGammaTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (shape <= 1) return NaN;
  return shape > 2 ? (scale / (shape - 1)) ** 2 / (shape - 2) : Infinity;
}

/**
 * β/(α + 1).
 * @example mode({ shape: 3, scale: 2 })  // 0.5
 */
export function mode({ shape, scale }: InverseGammaTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return scale / (shape + 1);
}

/**
 * α + log β + log Γ(α) − (1 + α) ψ(α), nats; for a large shape without its terms α log α, which cancel.
 * @example entropy({ shape: 3, scale: 2 })  // 0.6951570207260227
 */
export function entropy({ shape, scale }: InverseGammaTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (shape < 12) return shape + Math.log(scale) + logGamma(shape) - (1 + shape) * digamma(shape);
  return (
    Math.log(scale) -
    1.5 * Math.log(shape) +
    HALF_LOG_TWO_PI +
    stirlingError(shape) -
    (1 + shape) * digammaMinusLog(shape)
  );
}

/**
 * That of the gamma distributions of 1/Y, which a change of variable leaves as it is, nats; closed form.
 * @example klDivergence({ shape: 3, scale: 2 }, { shape: 2, scale: 2 })  // 0.22963715453852174
 */
export function klDivergence(p: InverseGammaTheta, q: InverseGammaTheta): number {
  if (!inDomain(p.shape, p.scale) || !inDomain(q.shape, q.scale)) return NaN;
  return gamma.klDivergence(ofReciprocal(p), ofReciprocal(q));
}

/**
 * ∂ log f/∂α = log β − ψ(α) − log y and ∂ log f/∂β = α/β − 1/y.
 * @example Array.from(score(1.5, { shape: 3, scale: 2 }, new Float64Array(2)))  // [-0.6351022626466861, 0.8333333333333334]
 */
export function score(y: number, { shape, scale }: InverseGammaTheta, out: Float64Array): Float64Array {
  if (!(y >= 0) || !inDomain(shape, scale)) return out.fill(NaN);
  out[0] =
    shape < 12 ? Math.log(scale) - digamma(shape) - Math.log(y) : Math.log(scale / shape / y) - digammaMinusLog(shape);
  out[1] = (shape - scale / y) / scale;
  return out;
}

/**
 * E[s sᵀ] = [[ψ′(α), −1/β], [−1/β, α/β²]].
 * @example Array.from(fisherInformation({ shape: 3, scale: 2 }, new Float64Array(4)))  // [0.3949340668482264, -0.5, -0.5, 0.75]
 */
export function fisherInformation(theta: InverseGammaTheta, out: Float64Array): Float64Array {
  if (!inDomain(theta.shape, theta.scale)) return out.fill(NaN);
  gamma.fisherInformation(ofReciprocal(theta), out);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, theta: InverseGammaTheta): number {
  if (!inDomain(theta.shape, theta.scale)) return NaN;
  return 1 / gamma.sample(rng, ofReciprocal(theta));
}

/**
 * Maximum likelihood: the gamma fit of 1/y. Equal observations leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.shape  // 3.4012005878998464
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<InverseGammaTheta> {
  checkFit("fit inverse-gamma", y, options, positiveNumbers);
  const reciprocals = Float64Array.from(y, (value) => 1 / value);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ shape, scale: rate }) => {
      const fixed = { ...(shape !== undefined && { shape }), ...(rate !== undefined && { rate }) };
      const { theta, iterations } = gamma.fit(reciprocals, { ...options, fixed });
      return { theta: { shape: theta.shape, scale: theta.rate }, iterations };
    });
  }
  const { theta, logLikelihood, ...verdict } = gamma.fit(reciprocals, options);
  const logs = Float64Array.from(y, Math.log);
  return {
    ...verdict,
    theta: { shape: theta.shape, scale: theta.rate },
    // The density of y is that of 1/y over y².
    logLikelihood: logLikelihood - 2 * weightedSum(logs, options.weights),
  };
}
