import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitLocationScale } from "../fit/fit-location-scale.js";
import { unboundedScale } from "../fit/unbounded-scale.js";
import { positiveNumbers, realLine } from "../interval.js";
import { momentsOf } from "../moments.js";
import type { Rng } from "../random/rng.js";
import { logGamma1p } from "../special/log-gamma.js";
import { log1mExp } from "../special/log1m-exp.js";

/**
 * The Gumbel distribution of maxima with location μ = `loc` and s = `scale`: yearly highest water levels.
 *
 *   f(y; μ, s) = exp(−z − e⁻ᶻ)/s,   z = (y − μ)/s
 *
 * @see Johnson, Kotz & Balakrishnan (1995), ch. 22
 */
export const name = "gumbel";
export const measure = "continuous";
export const paramNames = ["loc", "scale"] as const;

/** Names of the parameters. */
export type GumbelParam = (typeof paramNames)[number];
/** `{ loc, scale }`. */
export type GumbelTheta = Theta<GumbelParam>;

export const paramSpecs: { readonly [P in GumbelParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "location μ, in the unit of y" },
  scale: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "scale s, in the unit of y" },
};

const EULER = 0.5772156649015329;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, scale: number): boolean {
  return Math.abs(loc) < Infinity && scale > 0 && scale < Infinity;
}

/** Every real number. */
export function support(_theta: GumbelTheta): Interval {
  return realLine;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −log s − z − e⁻ᶻ.
 * @example logProb(1, { loc: 0, scale: 2 })  // -1.7996778402725788
 */
export function logProb(y: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z === -Infinity ? -Infinity : -Math.log(scale) - z - Math.exp(-z);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { loc: 0, scale: 2 }, new Float64Array(1))[0]  // -1.7996778402725788
 */
export function logProbInto(y: ArrayLike<number>, theta: GumbelTheta, out: Float64Array): Float64Array {
  checkParameters("gumbel.logProbInto", paramSpecs, theta);
  checkOut("gumbel.logProbInto", y.length, out);
  const { loc, scale } = theta;
  const constant = -Math.log(scale);
  for (let i = 0; i < y.length; i++) {
    const z = (y[i] - loc) / scale;
    out[i] = z === -Infinity ? -Infinity : constant - z - Math.exp(-z);
  }
  return out;
}

/**
 * P(Y ≤ y) = exp(−e⁻ᶻ).
 * @example cdf(1, { loc: 0, scale: 2 })  // 0.545239211892605
 */
export function cdf(y: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return Math.exp(-Math.exp((loc - y) / scale));
}

/**
 * P(Y > y) = 1 − exp(−e⁻ᶻ), to full relative accuracy in the tail.
 * @example survival(1, { loc: 0, scale: 2 })  // 0.45476078810739495
 */
export function survival(y: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return -Math.expm1(-Math.exp((loc - y) / scale));
}

/**
 * log P(Y ≤ y) = −e⁻ᶻ.
 * @example logCdf(1, { loc: 0, scale: 2 })  // -0.6065306597126334
 */
export function logCdf(y: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return -Math.exp((loc - y) / scale);
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { loc: 0, scale: 2 })  // -0.7879837387044486
 */
export function logSurvival(y: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  // Far out 1 − exp(−e⁻ᶻ) is e⁻ᶻ itself.
  return z > 40 ? -z : log1mExp(Math.exp(-z));
}

/**
 * μ − s log(−log p); ∓Infinity at 0 and 1, NaN outside [0, 1].
 * @example quantile(0.25, { loc: 0, scale: 2 })  // -0.6532685199565619
 */
export function quantile(p: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc - scale * Math.log(-Math.log(p));
}

/**
 * The y with P(Y > y) = q: μ − s log(−log(1 − q)).
 * @example inverseSurvival(1e-20, { loc: 0, scale: 2 })  // 92.10340371976183
 */
export function inverseSurvival(q: number, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc - scale * Math.log(-Math.log1p(-q));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ + γ s, γ = 0.5772… Euler’s constant.
 * @example mean({ loc: 0, scale: 2 })  // 1.1544313298030657
 */
export function mean({ loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + EULER * scale;
}

/**
 * Var Y = π² s²/6.
 * @example variance({ loc: 0, scale: 2 })  // 6.579736267392906
 */
export function variance({ loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return (Math.PI * Math.PI * scale * scale) / 6;
}

/**
 * The density is highest at μ.
 * @example mode({ loc: 0, scale: 2 })  // 0
 */
export function mode({ loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * 1 + γ + log s, nats.
 * @example entropy({ loc: 0, scale: 2 })  // 2.270362845461478
 */
export function entropy({ loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return 1 + EULER + Math.log(scale);
}

/**
 * KL(p ‖ q) = log(s_q/sₚ) + γ(r − 1) + exp((μ_q − μₚ)/s_q) Γ(1 + r) − 1 + (μₚ − μ_q)/s_q with r = sₚ/s_q, nats; closed form.
 * @example klDivergence({ loc: 0, scale: 2 }, { loc: 1, scale: 3 })  // 0.13960910067129156
 */
export function klDivergence(p: GumbelTheta, q: GumbelTheta): number {
  if (!inDomain(p.loc, p.scale) || !inDomain(q.loc, q.scale)) return NaN;
  const ratio = p.scale / q.scale;
  const shift = (p.loc - q.loc) / q.scale;
  return -Math.log(ratio) + EULER * (ratio - 1) + Math.expm1(logGamma1p(ratio) - shift) + shift;
}

/**
 * ∂ log f/∂μ = (1 − e⁻ᶻ)/s and ∂ log f/∂s = (z (1 − e⁻ᶻ) − 1)/s.
 * @example Array.from(score(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [0.1967346701436833, -0.40163266492815836]
 */
export function score(y: number, { loc, scale }: GumbelTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const z = (y - loc) / scale;
  const excess = -Math.expm1(-z);
  out[0] = excess / scale;
  out[1] = (z * excess - 1) / scale;
  return out;
}

/**
 * ∂y/∂(μ, scale) at a fixed probability: (1, z).
 * @example Array.from(pathwise(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [1, 0.5]
 */
export function pathwise(y: number, { loc, scale }: GumbelTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1;
  out[1] = (y - loc) / scale;
  return out;
}

/**
 * E[s sᵀ] = [[1, γ − 1], [γ − 1, π²/6 + (1 − γ)²]]/s².
 * @example Array.from(fisherInformation({ loc: 0, scale: 2 }, new Float64Array(4)))  // [0.25, -0.10569608377461678, -0.10569608377461678, 0.4559201652132198]
 */
export function fisherInformation({ loc, scale }: GumbelTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const precision = 1 / scale / scale;
  out[0] = precision;
  out[1] = (EULER - 1) * precision;
  out[2] = out[1];
  out[3] = (Math.PI ** 2 / 6 + (1 - EULER) ** 2) * precision;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { loc, scale }: GumbelTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc - scale * Math.log(-Math.log(rng.uniform()));
}

/**
 * Maximum likelihood by Newton from the moments, s = √6 sd/π. Equal observations leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.loc  // 1.741099424228666
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<GumbelTheta> {
  const observations = checkFit("fit gumbel", y, options, realLine);
  const { mean: average, deviation } = momentsOf(y, options.weights, observations);
  if (deviation === 0) return unboundedScale({ loc: average, scale: 0 }, observations);
  const scale = (deviation * Math.sqrt(6)) / Math.PI;
  const family = { paramNames, paramSpecs, logProb, logProbInto, score, sumInto };
  const start = { loc: average - EULER * scale, scale };
  return fitLocationScale({ family, y, weights: options.weights, observations, start }, options);
}

/** Σ w log f and Σ w ∂ log f/∂θ from one exponential a row. */
function sumInto(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  { loc, scale }: GumbelTheta,
  score: Float64Array,
): number {
  let [total, count, ofLoc, ofScale] = [0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (weight === 0) continue;
    const z = (y[i] - loc) / scale;
    const excess = -Math.expm1(-z);
    count += weight;
    total += weight * (excess - 1 - z);
    ofLoc += weight * excess;
    ofScale += weight * (z * excess - 1);
  }
  score[0] = ofLoc / scale;
  score[1] = ofScale / scale;
  return total - count * Math.log(scale);
}
