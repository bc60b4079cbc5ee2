import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { unboundedScale } from "../fit/unbounded-scale.js";
import { nonNegativeNumbers, positiveNumbers } from "../interval.js";
import { rootMeanSquare } from "../moments.js";
import type { Rng } from "../random/rng.js";
import { erf } from "../special/erfc.js";
import { erfcInverse, erfInverse } from "../special/error-function-inverse.js";
import { logNormalCdf, normalCdf } from "../special/normal-cdf.js";
import { normalQuantileLog } from "../special/normal-quantile.js";

/**
 * The half-normal distribution: |X| of a normal X with mean 0 and standard deviation σ = `scale`.
 *
 *   f(y; σ) = √(2/π) exp(−z²/2)/σ,   z = y/σ,   y ≥ 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 13
 */
export const name = "half-normal";
export const measure = "continuous";
export const paramNames = ["scale"] as const;

/** Name of the parameter. */
export type HalfNormalParam = (typeof paramNames)[number];
/** `{ scale }`. */
export type HalfNormalTheta = Theta<HalfNormalParam>;

export const paramSpecs: { readonly [P in HalfNormalParam]: ParamSpec } = {
  scale: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "standard deviation σ of the normal that was folded, in the unit of y",
  },
};

const HALF_LOG_TWO_OVER_PI = -0.22579135264472744;
const HALF_LOG_PI_OVER_TWO = 0.22579135264472744;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(scale: number): boolean {
  return scale > 0 && scale < Infinity;
}

/** The numbers from zero up. */
export function support(_theta: HalfNormalTheta): Interval {
  return nonNegativeNumbers;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: ½ log(2/π) − log σ − z²/2; −Infinity below 0.
 * @example logProb(1, { scale: 2 })  // -1.0439385332046727
 */
export function logProb(y: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  if (y < 0 && scale > 0) return -Infinity;
  const z = y / scale;
  return HALF_LOG_TWO_OVER_PI - Math.log(scale) - 0.5 * z * z;
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { scale: 2 }, new Float64Array(1))[0]  // -1.0439385332046727
 */
export function logProbInto(y: ArrayLike<number>, theta: HalfNormalTheta, out: Float64Array): Float64Array {
  checkParameters("halfNormal.logProbInto", paramSpecs, theta);
  checkOut("halfNormal.logProbInto", y.length, out);
  const { scale } = theta;
  const constant = HALF_LOG_TWO_OVER_PI - Math.log(scale);
  for (let i = 0; i < y.length; i++) {
    const z = y[i] / scale;
    out[i] = z < 0 ? -Infinity : constant - 0.5 * z * z;
  }
  return out;
}

/**
 * P(Y ≤ y) = erf(z/√2).
 * @example cdf(1, { scale: 2 })  // 0.38292492254802624
 */
export function cdf(y: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return y <= 0 ? 0 : erf((y / scale) * Math.SQRT1_2);
}

/**
 * P(Y > y) = 2Φ(−z), to full relative accuracy in the tail.
 * @example survival(1, { scale: 2 })  // 0.6170750774519738
 */
export function survival(y: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return y <= 0 ? 1 : 2 * normalCdf(-y / scale);
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { scale: 2 })  // -0.9599163336956222
 */
export function logCdf(y: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  if (y <= 0) return -Infinity;
  const z = y / scale;
  return z < 1 ? Math.log(erf(z * Math.SQRT1_2)) : Math.log1p(-2 * normalCdf(-z));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { scale: 2 })  // -0.48276458103367326
 */
export function logSurvival(y: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  if (y <= 0) return 0;
  const z = y / scale;
  return z < 0.5 ? Math.log1p(-erf(z * Math.SQRT1_2)) : Math.LN2 + logNormalCdf(-z);
}

/**
 * σ√2 erf⁻¹(p); NaN outside [0, 1].
 * @example quantile(0.25, { scale: 2 })  // 0.6372787279287504
 */
export function quantile(p: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return scale * Math.SQRT2 * erfInverse(p >= 0 ? p : NaN);
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { scale: 2 })  // 18.672089698468117
 */
export function inverseSurvival(q: number, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return scale * (q < 0.1 ? -normalQuantileLog(Math.log(q) - Math.LN2) : Math.SQRT2 * erfcInverse(q));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = σ √(2/π).
 * @example mean({ scale: 2 })  // 1.5957691216057308
 */
export function mean({ scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return scale * Math.sqrt(2 / Math.PI);
}

/**
 * Var Y = σ² (1 − 2/π).
 * @example variance({ scale: 2 })  // 1.4535209105296745
 */
export function variance({ scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return scale * scale * (1 - 2 / Math.PI);
}

/**
 * The density is highest at 0.
 * @example mode({ scale: 2 })  // 0
 */
export function mode({ scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return 0;
}

/**
 * ½ log(π/2) + ½ + log σ, nats.
 * @example entropy({ scale: 2 })  // 1.4189385332046727
 */
export function entropy({ scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return HALF_LOG_PI_OVER_TWO + 0.5 + Math.log(scale);
}

/**
 * KL(p ‖ q) = ½ (u − log(1 + u)) with u = σₚ²/σ_q² − 1, nats; closed form.
 * @example klDivergence({ scale: 2 }, { scale: 3 })  // 0.1276873303303866
 */
export function klDivergence(p: HalfNormalTheta, q: HalfNormalTheta): number {
  if (!inDomain(p.scale) || !inDomain(q.scale)) return NaN;
  const u = ((p.scale - q.scale) / q.scale) * ((p.scale + q.scale) / q.scale);
  return 0.5 * (u - Math.log1p(u));
}

/**
 * ∂ log f/∂σ = (z² − 1)/σ.
 * @example Array.from(score(1, { scale: 2 }, new Float64Array(1)))  // [-0.375]
 */
export function score(y: number, { scale }: HalfNormalTheta, out: Float64Array): Float64Array {
  if (!(y >= 0) || !inDomain(scale)) return out.fill(NaN);
  const z = y / scale;
  out[0] = (z - 1) * ((z + 1) / scale);
  return out;
}

/**
 * ∂y/∂σ at a fixed probability: y/σ.
 * @example Array.from(pathwise(1, { scale: 2 }, new Float64Array(1)))  // [0.5]
 */
export function pathwise(y: number, { scale }: HalfNormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(scale)) return out.fill(NaN);
  out[0] = y / scale;
  return out;
}

/**
 * E[s²] = 2/σ².
 * @example Array.from(fisherInformation({ scale: 2 }, new Float64Array(1)))  // [0.5]
 */
export function fisherInformation({ scale }: HalfNormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(scale)) return out.fill(NaN);
  out[0] = 2 / scale / scale;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { scale }: HalfNormalTheta): number {
  if (!inDomain(scale)) return NaN;
  return scale * Math.abs(rng.normal());
}

/**
 * Maximum likelihood: σ̂ = √(mean of y²). With zeros only the likelihood is unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.scale  // 2.6457513110645907
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<HalfNormalTheta> {
  const observations = checkFit("fit half-normal", y, options, nonNegativeNumbers);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ scale }) => ({
      theta: { scale: scale! },
    }));
  }
  const scale = rootMeanSquare(y, options.weights, observations);
  if (scale === 0) return unboundedScale({ scale }, observations);
  return {
    theta: { scale },
    // At the maximum Σ w z² = Σ w.
    logLikelihood: -observations * entropy({ scale }),
    observations,
    converged: true,
    reason: "closed-form",
    message: "The maximum has a closed form: the root mean square.",
    iterations: 0,
  };
}
