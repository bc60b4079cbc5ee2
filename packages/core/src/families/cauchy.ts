import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitLocationScale } from "../fit/fit-location-scale.js";
import { unboundedScale } from "../fit/unbounded-scale.js";
import { positiveNumbers, realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedMedian } from "../weighted-median.js";

/**
 * The Cauchy distribution with median `loc` and s = `scale`: Student-t with one degree of freedom, without a mean.
 *
 *   f(y; μ, s) = 1/(π s (1 + z²)),   z = (y − μ)/s
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 16
 */
export const name = "cauchy";
export const measure = "continuous";
export const paramNames = ["loc", "scale"] as const;

/** Names of the parameters. */
export type CauchyParam = (typeof paramNames)[number];
/** `{ loc, scale }`. */
export type CauchyTheta = Theta<CauchyParam>;

export const paramSpecs: { readonly [P in CauchyParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "median, in the unit of y" },
  scale: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "half the interquartile range s, in the unit of y",
  },
};

const LOG_PI = 1.1447298858494002;

/** log(1 + z²), also where z² overflows. */
function log1pSquare(z: number): number {
  return Math.abs(z) < 1e8 ? Math.log1p(z * z) : 2 * Math.log(Math.abs(z));
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, scale: number): boolean {
  return Math.abs(loc) < Infinity && scale > 0 && scale < Infinity;
}

/** Every real number. */
export function support(_theta: CauchyTheta): Interval {
  return realLine;
}

/** −cot πp, each half from the end it is near. */
function standardQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p < 0.25) return -1 / Math.tan(Math.PI * p);
  return p > 0.75 ? 1 / Math.tan(Math.PI * (1 - p)) : Math.tan(Math.PI * (p - 0.5));
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −log πs − log(1 + z²).
 * @example logProb(1, { loc: 0, scale: 2 })  // -2.061020617723555
 */
export function logProb(y: number, { loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return -LOG_PI - Math.log(scale) - log1pSquare((y - loc) / scale);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { loc: 0, scale: 2 }, new Float64Array(1))[0]  // -2.061020617723555
 */
export function logProbInto(y: ArrayLike<number>, theta: CauchyTheta, out: Float64Array): Float64Array {
  checkParameters("cauchy.logProbInto", paramSpecs, theta);
  checkOut("cauchy.logProbInto", y.length, out);
  const { loc, scale } = theta;
  const constant = -LOG_PI - Math.log(scale);
  for (let i = 0; i < y.length; i++) out[i] = constant - log1pSquare((y[i] - loc) / scale);
  return out;
}

/**
 * P(Y ≤ y) = atan2(1, −z)/π, relatively accurate in the lower tail.
 * @example cdf(1, { loc: 0, scale: 2 })  // 0.6475836176504333
 */
export function cdf(y: number, { loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return Math.atan2(1, (loc - y) / scale) / Math.PI;
}

/**
 * P(Y > y) = atan2(1, z)/π, relatively accurate in the upper tail.
 * @example survival(1, { loc: 0, scale: 2 })  // 0.35241638234956674
 */
export function survival(y: number, { loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return Math.atan2(1, (y - loc) / scale) / Math.PI;
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { loc: 0, scale: 2 })  // -0.43450735451772826
 */
export function logCdf(y: number, theta: CauchyTheta): number {
  if (!inDomain(theta.loc, theta.scale)) return NaN;
  return y < theta.loc ? Math.log(cdf(y, theta)) : Math.log1p(-survival(y, theta));
}

/**
 * log P(Y > y).
 * @example logSurvival(1, { loc: 0, scale: 2 })  // -1.0429418980620317
 */
export function logSurvival(y: number, theta: CauchyTheta): number {
  if (!inDomain(theta.loc, theta.scale)) return NaN;
  return y > theta.loc ? Math.log(survival(y, theta)) : Math.log1p(-cdf(y, theta));
}

/**
 * μ − s cot πp; ∓Infinity at 0 and 1, NaN outside [0, 1].
 * @example quantile(0.25, { loc: 0, scale: 2 })  // -1.9999999999999998
 */
export function quantile(p: number, { loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + scale * standardQuantile(p);
}

/**
 * The y with P(Y > y) = q: μ + s cot πq, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { loc: 0, scale: 2 })  // 63661977236758140000
 */
export function inverseSurvival(q: number, { loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc - scale * standardQuantile(q);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * NaN: the integral of |y| f diverges on both sides.
 * @example mean({ loc: 0, scale: 2 })  // NaN
 */
export function mean(_theta: CauchyTheta): number {
  return NaN;
}

/**
 * NaN: there is no mean to vary about.
 * @example variance({ loc: 0, scale: 2 })  // NaN
 */
export function variance(_theta: CauchyTheta): number {
  return NaN;
}

/**
 * The density is highest at the median.
 * @example mode({ loc: 0, scale: 2 })  // 0
 */
export function mode({ loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * log 4πs, nats.
 * @example entropy({ loc: 0, scale: 2 })  // 3.224171427529236
 */
export function entropy({ loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return Math.log(4 * Math.PI * scale);
}

/**
 * KL(p ‖ q) = log(((sₚ + s_q)² + (μₚ − μ_q)²)/(4 sₚ s_q)), nats; closed form, symmetric.
 * @see Chyzak & Nielsen (2019), A closed-form formula for the Kullback–Leibler divergence between Cauchy distributions
 * @example klDivergence({ loc: 0, scale: 2 }, { loc: 1, scale: 3 })  // 0.08004270767353643
 */
export function klDivergence(p: CauchyTheta, q: CauchyTheta): number {
  if (!inDomain(p.loc, p.scale) || !inDomain(q.loc, q.scale)) return NaN;
  return Math.log1p(((p.scale - q.scale) ** 2 + (p.loc - q.loc) ** 2) / (4 * p.scale * q.scale));
}

/**
 * ∂ log f/∂μ = 2z/(s (1 + z²)) and ∂ log f/∂s = (z² − 1)/(s (1 + z²)).
 * @example Array.from(score(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [0.4, -0.3]
 */
export function score(y: number, { loc, scale }: CauchyTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const z = (y - loc) / scale;
  // In 1/z where z² would overflow.
  const inverse = 1 / z;
  out[0] = (Math.abs(z) < 1 ? (2 * z) / (1 + z * z) : (2 * inverse) / (1 + inverse * inverse)) / scale;
  out[1] =
    (Math.abs(z) < 1 ? ((z - 1) * (z + 1)) / (1 + z * z) : ((1 - inverse) * (1 + inverse)) / (1 + inverse * inverse)) /
    scale;
  return out;
}

/**
 * ∂y/∂(μ, scale) at a fixed probability: (1, z).
 * @example Array.from(pathwise(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [1, 0.5]
 */
export function pathwise(y: number, { loc, scale }: CauchyTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1;
  out[1] = (y - loc) / scale;
  return out;
}

/**
 * E[s sᵀ] = diag(1/2s², 1/2s²).
 * @example Array.from(fisherInformation({ loc: 0, scale: 2 }, new Float64Array(4)))  // [0.125, 0, 0, 0.125]
 */
export function fisherInformation({ loc, scale }: CauchyTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 0.5 / scale / scale;
  out[1] = 0;
  out[2] = 0;
  out[3] = out[0];
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { loc, scale }: CauchyTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + scale * standardQuantile(rng.uniform());
}

/**
 * Maximum likelihood by Newton from the median and the median absolute deviation. For at least 5 distinct values the maximum is
 * unique; where half the weight or more lies on one value the likelihood is unbounded.
 *
 * @see Copas (1975), On the unimodality of the likelihood for the Cauchy distribution
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4, 7, 8]).theta.loc  // 3.7713168521771796
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<CauchyTheta> {
  const observations = checkFit("fit cauchy", y, options, realLine);
  const loc = weightedMedian(y, options.weights);
  const deviations = Float64Array.from(y, (value) => Math.abs(value - loc));
  const scale = weightedMedian(deviations, options.weights);
  if (scale === 0) return unboundedScale({ loc, scale }, observations);
  const family = { paramNames, paramSpecs, logProb, logProbInto, score, sumInto };
  return fitLocationScale({ family, y, weights: options.weights, observations, start: { loc, scale } }, options);
}

/** Σ w log f and Σ w ∂ log f/∂θ, the constants outside the loop. */
function sumInto(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  { loc, scale }: CauchyTheta,
  score: Float64Array,
): number {
  let [total, count, ofLoc, ofScale] = [0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (weight === 0) continue;
    const z = (y[i] - loc) / scale;
    // In 1/z where z² would overflow; as in `score`.
    const inside = Math.abs(z) < 1;
    const small = inside ? z : 1 / z;
    const share = 1 / (1 + small * small);
    count += weight;
    total -= weight * log1pSquare(z);
    ofLoc += 2 * weight * small * share;
    ofScale += (inside ? -weight : weight) * (1 - small) * (1 + small) * share;
  }
  score[0] = ofLoc / scale;
  score[1] = ofScale / scale;
  return total - count * (LOG_PI + Math.log(scale));
}
