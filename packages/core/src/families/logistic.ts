import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import { klByQuadrature } from "../divergence.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitLocationScale } from "../fit/fit-location-scale.js";
import { unboundedScale } from "../fit/unbounded-scale.js";
import { positiveNumbers, realLine } from "../interval.js";
import { momentsOf } from "../moments.js";
import type { Rng } from "../random/rng.js";
import { logit, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";

/**
 * The logistic distribution with location μ = `loc` and s = `scale`: the noise under which a threshold makes logistic regression.
 *
 *   f(y; μ, s) = e⁻ᶻ/(s (1 + e⁻ᶻ)²),   z = (y − μ)/s
 *
 * @see Johnson, Kotz & Balakrishnan (1995), ch. 23
 */
export const name = "logistic";
export const measure = "continuous";
export const paramNames = ["loc", "scale"] as const;

/** Names of the parameters. */
export type LogisticParam = (typeof paramNames)[number];
/** `{ loc, scale }`. */
export type LogisticTheta = Theta<LogisticParam>;

export const paramSpecs: { readonly [P in LogisticParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "location μ, in the unit of y" },
  scale: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "scale s, in the unit of y" },
};

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, scale: number): boolean {
  return Math.abs(loc) < Infinity && scale > 0 && scale < Infinity;
}

/** Every real number. */
export function support(_theta: LogisticTheta): Interval {
  return realLine;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −log s − |z| − 2 log(1 + e^{−|z|}).
 * @example logProb(1, { loc: 0, scale: 2 })  // -2.1413011489201588
 */
export function logProb(y: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = Math.abs((y - loc) / scale);
  return -Math.log(scale) - z - 2 * Math.log1p(Math.exp(-z));
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { loc: 0, scale: 2 }, new Float64Array(1))[0]  // -2.1413011489201588
 */
export function logProbInto(y: ArrayLike<number>, theta: LogisticTheta, out: Float64Array): Float64Array {
  checkParameters("logistic.logProbInto", paramSpecs, theta);
  checkOut("logistic.logProbInto", y.length, out);
  const { loc, scale } = theta;
  const constant = -Math.log(scale);
  for (let i = 0; i < y.length; i++) {
    const z = Math.abs((y[i] - loc) / scale);
    out[i] = constant - z - 2 * Math.log1p(Math.exp(-z));
  }
  return out;
}

/**
 * P(Y ≤ y) = 1/(1 + e⁻ᶻ).
 * @example cdf(1, { loc: 0, scale: 2 })  // 0.6224593312018546
 */
export function cdf(y: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return sigmoid((y - loc) / scale);
}

/**
 * P(Y > y) = 1/(1 + eᶻ).
 * @example survival(1, { loc: 0, scale: 2 })  // 0.37754066879814546
 */
export function survival(y: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return sigmoid((loc - y) / scale);
}

/**
 * log P(Y ≤ y) = −log(1 + e⁻ᶻ).
 * @example logCdf(1, { loc: 0, scale: 2 })  // -0.4740769841801067
 */
export function logCdf(y: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return -softplus((loc - y) / scale);
}

/**
 * log P(Y > y) = −log(1 + eᶻ).
 * @example logSurvival(1, { loc: 0, scale: 2 })  // -0.9740769841801067
 */
export function logSurvival(y: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return -softplus((y - loc) / scale);
}

/**
 * μ + s log(p/(1 − p)); ∓Infinity at 0 and 1, NaN outside [0, 1].
 * @example quantile(0.25, { loc: 0, scale: 2 })  // -2.1972245773362196
 */
export function quantile(p: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + scale * logit(p);
}

/**
 * The y with P(Y > y) = q: μ − s log(q/(1 − q)).
 * @example inverseSurvival(1e-20, { loc: 0, scale: 2 })  // 92.10340371976183
 */
export function inverseSurvival(q: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc - scale * logit(q);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ.
 * @example mean({ loc: 0, scale: 2 })  // 0
 */
export function mean({ loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * Var Y = π² s²/3.
 * @example variance({ loc: 0, scale: 2 })  // 13.159472534785811
 */
export function variance({ loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return (Math.PI * Math.PI * scale * scale) / 3;
}

/**
 * The density is highest at μ.
 * @example mode({ loc: 0, scale: 2 })  // 0
 */
export function mode({ loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * 2 + log s, nats.
 * @example entropy({ loc: 0, scale: 2 })  // 2.6931471805599454
 */
export function entropy({ loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return 2 + Math.log(scale);
}

/**
 * KL(p ‖ q) in nats, by quadrature over the quantiles of p (good to 1e-10): it has no closed form.
 * @example klDivergence({ loc: 0, scale: 2 }, { loc: 1, scale: 3 })  // 0.1225570768030291
 */
export function klDivergence(p: LogisticTheta, q: LogisticTheta): number {
  if (!inDomain(p.loc, p.scale) || !inDomain(q.loc, q.scale)) return NaN;
  return klByQuadrature({ logProb, quantile, inverseSurvival }, p, q);
}

/**
 * CRPS of the forecast after y came: s (|z| + 2 log(1 + e^{−|z|}) − 1), z = (y − μ)/s.
 *
 * @see Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules
 * @example crps(1, { loc: 0, scale: 2 })  // 0.8963079367204267
 */
export function crps(y: number, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = Math.abs((y - loc) / scale);
  return scale * (z + 2 * Math.log1p(Math.exp(-z)) - 1);
}

/**
 * ∂ log f/∂μ = tanh(z/2)/s and ∂ log f/∂s = (z tanh(z/2) − 1)/s.
 * @example Array.from(score(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [0.12245933120185457, -0.4387703343990727]
 */
export function score(y: number, { loc, scale }: LogisticTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const z = (y - loc) / scale;
  const t = Math.tanh(0.5 * z);
  out[0] = t / scale;
  out[1] = (z * t - 1) / scale;
  return out;
}

/**
 * ∂y/∂(μ, scale) at a fixed probability: (1, z).
 * @example Array.from(pathwise(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [1, 0.5]
 */
export function pathwise(y: number, { loc, scale }: LogisticTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1;
  out[1] = (y - loc) / scale;
  return out;
}

/**
 * E[s sᵀ] = diag(1/3s², (π² + 3)/9s²).
 * @example Array.from(fisherInformation({ loc: 0, scale: 2 }, new Float64Array(4)))  // [0.08333333333333333, 0, 0, 0.35748901114137105]
 */
export function fisherInformation({ loc, scale }: LogisticTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1 / (3 * scale * scale);
  out[1] = 0;
  out[2] = 0;
  out[3] = (Math.PI * Math.PI + 3) / (9 * scale * scale);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { loc, scale }: LogisticTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc + scale * logit(rng.uniform());
}

/**
 * Maximum likelihood by Newton from the moments, s = √3 sd/π. Equal observations leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.loc  // 2.234327241328068
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<LogisticTheta> {
  const observations = checkFit("fit logistic", y, options, realLine);
  const { mean: average, deviation } = momentsOf(y, options.weights, observations);
  if (deviation === 0) return unboundedScale({ loc: average, scale: 0 }, observations);
  const start = { loc: average, scale: (deviation * Math.sqrt(3)) / Math.PI };
  const family = { paramNames, paramSpecs, logProb, logProbInto, score, sumInto };
  return fitLocationScale({ family, y, weights: options.weights, observations, start }, options);
}

/** Σ w log f and Σ w ∂ log f/∂θ: e^{−|z|} gives both the density and tanh(z/2). */
function sumInto(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  { loc, scale }: LogisticTheta,
  score: Float64Array,
): number {
  let [total, count, ofLoc, ofScale] = [0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (weight === 0) continue;
    const z = (y[i] - loc) / scale;
    const size = Math.abs(z);
    const tail = Math.exp(-size);
    const slope = (1 - tail) / (1 + tail);
    count += weight;
    total -= weight * (size + 2 * Math.log1p(tail));
    ofLoc += z < 0 ? -weight * slope : weight * slope;
    ofScale += weight * (size * slope - 1);
  }
  score[0] = ofLoc / scale;
  score[1] = ofScale / scale;
  return total - count * Math.log(scale);
}
