import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { type Completed, fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { nonNegativeNumbers, positiveNumbers } from "../interval.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { logGamma1p } from "../special/log-gamma.js";
import { log1mExp } from "../special/log1m-exp.js";
import { regularizedGammaLower } from "../special/regularized-gamma.js";

/**
 * The Weibull distribution with k = `shape` and λ = `scale`: lifetimes whose hazard grows (k > 1) or falls (k < 1) with age.
 *
 *   f(y; k, λ) = (k/λ) tᵏ⁻¹ exp(−tᵏ),   t = y/λ,   y ≥ 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 21
 */
export const name = "weibull";
export const measure = "continuous";
export const paramNames = ["shape", "scale"] as const;

/** Names of the parameters. */
export type WeibullParam = (typeof paramNames)[number];
/** `{ shape, scale }`. */
export type WeibullTheta = Theta<WeibullParam>;

export const paramSpecs: { readonly [P in WeibullParam]: ParamSpec } = {
  shape: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "shape k, a pure number" },
  scale: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "scale λ, in the unit of y" },
};

const EULER = 0.5772156649015329;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(shape: number, scale: number): boolean {
  return shape > 0 && shape < Infinity && scale > 0 && scale < Infinity;
}

/** The numbers from zero up. */
export function support(_theta: WeibullTheta): Interval {
  return nonNegativeNumbers;
}

function atEdgeOrOutside(y: number, shape: number, scale: number): number {
  if (Number.isNaN(y) || !(shape > 0 && scale > 0)) return NaN;
  if (y < 0 || y === Infinity) return -Infinity;
  return shape < 1 ? Infinity : shape === 1 ? -Math.log(scale) : -Infinity;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: log(k/λ) + (k − 1) log t − tᵏ; −Infinity below 0. At y = 0: Infinity if k < 1, −log λ if k = 1,
 * −Infinity if k > 1.
 * @example logProb(2, { shape: 2, scale: 3 })  // -1.2553746606607734
 */
export function logProb(y: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  if (y > 0 && y < Infinity) {
    const logT = Math.log(y / scale);
    return Math.log(shape / scale) + (shape - 1) * logT - Math.exp(shape * logT);
  }
  return atEdgeOrOutside(y, shape, scale);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([2], { shape: 2, scale: 3 }, new Float64Array(1))[0]  // -1.2553746606607734
 */
export function logProbInto(y: ArrayLike<number>, theta: WeibullTheta, out: Float64Array): Float64Array {
  checkParameters("weibull.logProbInto", paramSpecs, theta);
  checkOut("weibull.logProbInto", y.length, out);
  const { shape, scale } = theta;
  const constant = Math.log(shape / scale);
  for (let i = 0; i < y.length; i++) {
    if (!(y[i] > 0 && y[i] < Infinity)) {
      out[i] = atEdgeOrOutside(y[i], shape, scale);
      continue;
    }
    const logT = Math.log(y[i] / scale);
    out[i] = constant + (shape - 1) * logT - Math.exp(shape * logT);
  }
  return out;
}

/**
 * P(Y ≤ y) = 1 − exp(−tᵏ).
 * @example cdf(2, { shape: 2, scale: 3 })  // 0.3588196115700454
 */
export function cdf(y: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= 0 ? 0 : -Math.expm1(-((y / scale) ** shape));
}

/**
 * P(Y > y) = exp(−tᵏ).
 * @example survival(2, { shape: 2, scale: 3 })  // 0.6411803884299546
 */
export function survival(y: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= 0 ? 1 : Math.exp(-((y / scale) ** shape));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(2, { shape: 2, scale: 3 })  // -1.024935491511842
 */
export function logCdf(y: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= 0 ? -Infinity : log1mExp((y / scale) ** shape);
}

/**
 * log P(Y > y) = −tᵏ.
 * @example logSurvival(2, { shape: 2, scale: 3 })  // -0.4444444444444444
 */
export function logSurvival(y: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return y <= 0 ? 0 : -((y / scale) ** shape);
}

/**
 * λ (−log(1 − p))^{1/k}; NaN outside [0, 1].
 * @example quantile(0.25, { shape: 2, scale: 3 })  // 1.6090800639079548
 */
export function quantile(p: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return p >= 0 && p <= 1 ? scale * Math.abs(Math.log1p(-p)) ** (1 / shape) : NaN;
}

/**
 * The y with P(Y > y) = q: λ (−log q)^{1/k}.
 * @example inverseSurvival(1e-20, { shape: 2, scale: 3 })  // 20.358421273245334
 */
export function inverseSurvival(q: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return q >= 0 && q <= 1 ? scale * Math.abs(Math.log(q)) ** (1 / shape) : NaN;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = λ Γ(1 + 1/k).
 * @example mean({ shape: 2, scale: 3 })  // 2.658680776358274
 */
export function mean({ shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return scale * Math.exp(logGamma1p(1 / shape));
}

/**
 * Var Y = λ² (Γ(1 + 2/k) − Γ(1 + 1/k)²), through the ratio of the two: they nearly cancel for a large k.
 * @example variance({ shape: 2, scale: 3 })  // 1.9314165294229648
 */
export function variance({ shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  const half = logGamma1p(1 / shape);
  return scale * scale * Math.exp(2 * half) * Math.expm1(logGamma1p(2 / shape) - 2 * half);
}

/**
 * λ ((k − 1)/k)^{1/k}, or 0 where k ≤ 1.
 * @example mode({ shape: 2, scale: 3 })  // 2.121320343559643
 */
export function mode({ shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return shape > 1 ? scale * ((shape - 1) / shape) ** (1 / shape) : 0;
}

/**
 * γ (1 − 1/k) + log(λ/k) + 1, nats.
 * @example entropy({ shape: 2, scale: 3 })  // 1.6940729405589308
 */
export function entropy({ shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return EULER * (1 - 1 / shape) + Math.log(scale / shape) + 1;
}

/**
 * KL(p ‖ q) = log(kₚ/k_q) + k_q log(λ_q/λₚ) + γ(k_q/kₚ − 1) + (λₚ/λ_q)^{k_q} Γ(1 + k_q/kₚ) − 1, nats; closed form.
 * @example klDivergence({ shape: 2, scale: 3 }, { shape: 1.5, scale: 2 })  // 0.22360616843369774
 */
export function klDivergence(p: WeibullTheta, q: WeibullTheta): number {
  if (!inDomain(p.shape, p.scale) || !inDomain(q.shape, q.scale)) return NaN;
  const ratio = q.shape / p.shape;
  const logScales = q.shape * Math.log(q.scale / p.scale);
  return -Math.log(ratio) + logScales + EULER * (ratio - 1) + Math.expm1(logGamma1p(ratio) - logScales);
}

/**
 * CRPS of the forecast after y came: y (2F(y) − 1) + E Y (2^{−1/k} − 2P(1 + 1/k, (y/λ)ᵏ)), P the regularised incomplete gamma.
 *
 * From E|Y − y| and half of E|Y − Y′| = 2 E Y (1 − 2^{−1/k}).
 *
 * @example crps(1, { shape: 2, scale: 3 })  // 0.9516400793031334
 */
export function crps(y: number, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  const power = y <= 0 ? 0 : (y / scale) ** shape;
  const average = scale * Math.exp(logGamma1p(1 / shape));
  const share = regularizedGammaLower(1 + 1 / shape, power);
  return -y * (1 + 2 * Math.expm1(-power)) + average * (2 ** (-1 / shape) - 2 * share);
}

/**
 * ∂ log f/∂k = 1/k − (tᵏ − 1) log t and ∂ log f/∂λ = (tᵏ − 1) k/λ.
 * @example Array.from(score(2, { shape: 2, scale: 3 }, new Float64Array(2)))  // [0.2747416066065753, -0.37037037037037035]
 */
export function score(y: number, { shape, scale }: WeibullTheta, out: Float64Array): Float64Array {
  if (!(y >= 0) || !inDomain(shape, scale)) return out.fill(NaN);
  const logT = Math.log(y / scale);
  const excess = Math.expm1(shape * logT);
  out[0] = 1 / shape - logT * excess;
  out[1] = (shape / scale) * excess;
  return out;
}

/**
 * ∂y/∂(k, λ) at a fixed probability: (−y log t/k, y/λ).
 * @example Array.from(pathwise(1, { shape: 2, scale: 2 }, new Float64Array(2)))  // [0.34657359027997264, 0.5]
 */
export function pathwise(y: number, { shape, scale }: WeibullTheta, out: Float64Array): Float64Array {
  if (!inDomain(shape, scale)) return out.fill(NaN);
  out[0] = (-y * Math.log(y / scale)) / shape;
  out[1] = y / scale;
  return out;
}

/**
 * E[s sᵀ] = [[(π²/6 + (1 − γ)²)/k², −(1 − γ)/λ], [−(1 − γ)/λ, k²/λ²]].
 * @example Array.from(fisherInformation({ shape: 2, scale: 3 }, new Float64Array(4)))  // [0.4559201652132198, -0.14092811169948904, -0.14092811169948904, 0.4444444444444444]
 */
export function fisherInformation({ shape, scale }: WeibullTheta, out: Float64Array): Float64Array {
  if (!inDomain(shape, scale)) return out.fill(NaN);
  out[0] = (Math.PI ** 2 / 6 + (1 - EULER) ** 2) / shape / shape;
  out[1] = -(1 - EULER) / scale;
  out[2] = out[1];
  out[3] = (shape / scale) ** 2;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { shape, scale }: WeibullTheta): number {
  if (!inDomain(shape, scale)) return NaN;
  return scale * (-Math.log(rng.uniform())) ** (1 / shape);
}

/**
 * Maximum likelihood: k̂ solves 1/k = Σw yᵏ log y/Σw yᵏ − mean(log y) by Newton on the profile, and λ̂ᵏ is the mean of yᵏ. Equal
 * observations, or a 0 among them, leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.shape  // 2.0124980439347793
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<WeibullTheta> {
  const { weights } = options;
  const observations = checkFit("fit weibull", y, options, nonNegativeNumbers);
  const logs = Float64Array.from(y, Math.log);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ shape, scale }) => {
      if (shape === undefined) return shapeAtScale(logs, scale!, weights, observations);
      const powers = logs.map((value) => Math.exp(shape * value));
      return { theta: { shape, scale: scale ?? (weightedSum(powers, weights) / observations) ** (1 / shape) } };
    });
  }
  const top = logs.reduce((highest, value, i) => (weights?.[i] === 0 ? highest : Math.max(highest, value)), -Infinity);
  const below = logs.map((value) => value - top);
  const average = weightedSum(below, weights) / observations;
  if (!(average < 0 && average > -Infinity)) return unboundedFit(Math.exp(top), average === 0, observations);
  // Moments of log y under the weights w yᵏ, relative to the largest observation so that nothing overflows.
  const moments = (shape: number) => {
    let [mass, first, second] = [0, 0, 0];
    for (let i = 0; i < below.length; i++) {
      const tilted = (weights?.[i] ?? 1) * Math.exp(shape * below[i]);
      mass += tilted;
      first += tilted * below[i];
      second += tilted * below[i] * below[i];
    }
    return { mass, mean: first / mass, variance: second / mass - (first / mass) ** 2 };
  };
  let iterations = 0;
  const logShape = solveMonotone(
    (t) => {
      iterations++;
      return moments(Math.exp(t)).mean - average - Math.exp(-t);
    },
    (t) => Math.exp(t) * moments(Math.exp(t)).variance + Math.exp(-t),
    -Math.log(-average),
    -Infinity,
    Infinity,
  );
  const shape = Math.exp(logShape);
  const theta = { shape, scale: Math.exp(top + Math.log(moments(shape).mass / observations) / shape) };
  return {
    theta,
    logLikelihood: weightedSum(logProbInto(y, theta, new Float64Array(y.length)), weights),
    observations,
    converged: true,
    reason: "converged",
    message: "Newton's method on the profile likelihood of the shape converged; the scale follows in closed form.",
    iterations,
  };
}

/** The k that solves 1/k + mean(log t) = mean(tᵏ log t) with t = y/λ, by Newton's method in log k. */
function shapeAtScale(
  logs: Float64Array,
  scale: number,
  weights: ArrayLike<number> | undefined,
  observations: number,
): Completed<WeibullParam> {
  const logT = logs.map((value) => value - Math.log(scale));
  const average = weightedSum(logT, weights) / observations;
  const spread = logT.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0);
  if (spread === 0) return { theta: { shape: Infinity, scale } };
  if (average === -Infinity) return { theta: { shape: 0, scale } };
  let iterations = 0;
  const meanOf = (f: (value: number) => number) => weightedSum(logT.map(f), weights) / observations;
  const logShape = solveMonotone(
    (t) => {
      iterations++;
      const shape = Math.exp(t);
      return meanOf((value) => value * Math.exp(shape * value)) - average - 1 / shape;
    },
    (t) => {
      const shape = Math.exp(t);
      return 1 / shape + shape * meanOf((value) => value * value * Math.exp(shape * value));
    },
    -Math.log(spread),
    -Infinity,
    Infinity,
  );
  return { theta: { shape: Math.exp(logShape), scale }, iterations };
}

function unboundedFit(value: number, equal: boolean, observations: number): FitResult<WeibullTheta> {
  return {
    theta: equal ? { shape: Infinity, scale: value } : { shape: 0, scale: 0 },
    logLikelihood: Infinity,
    observations,
    converged: false,
    reason: "unbounded",
    message: equal
      ? "All observations are equal, so the likelihood grows without bound as the shape goes to infinity. Fix the shape instead."
      : "An observation is 0, where the density is infinite for every shape below 1: the likelihood has no upper bound.",
    iterations: 0,
  };
}
