import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers, realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { weightedMedian } from "../weighted-median.js";

/**
 * The Laplace (double exponential) distribution with location μ = `loc` and b = `scale`: the likelihood behind L1 loss.
 *
 *   f(y; μ, b) = exp(−|z|)/2b,   z = (y − μ)/b
 *
 * @see Johnson, Kotz & Balakrishnan (1995), ch. 24
 */
export const name = "laplace";
export const measure = "continuous";
export const paramNames = ["loc", "scale"] as const;

/** Names of the parameters. */
export type LaplaceParam = (typeof paramNames)[number];
/** `{ loc, scale }`. */
export type LaplaceTheta = Theta<LaplaceParam>;

export const paramSpecs: { readonly [P in LaplaceParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "location μ, in the unit of y" },
  scale: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "mean absolute deviation b, in the unit of y",
  },
};

/** log 2p for p ≤ ½, relatively accurate through its zero at ½. */
function logTwice(p: number): number {
  return p > 0.25 ? Math.log1p(2 * p - 1) : Math.log(2 * p);
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, scale: number): boolean {
  return Math.abs(loc) < Infinity && scale > 0 && scale < Infinity;
}

/** Every real number. */
export function support(_theta: LaplaceTheta): Interval {
  return realLine;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −log 2b − |z|.
 * @example logProb(1, { loc: 0, scale: 2 })  // -1.8862943611198906
 */
export function logProb(y: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return -Math.log(2 * scale) - Math.abs((y - loc) / scale);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { loc: 0, scale: 2 }, new Float64Array(1))[0]  // -1.8862943611198906
 */
export function logProbInto(y: ArrayLike<number>, theta: LaplaceTheta, out: Float64Array): Float64Array {
  checkParameters("laplace.logProbInto", paramSpecs, theta);
  checkOut("laplace.logProbInto", y.length, out);
  const { loc, scale } = theta;
  const constant = -Math.log(2 * scale);
  for (let i = 0; i < y.length; i++) out[i] = constant - Math.abs((y[i] - loc) / scale);
  return out;
}

/**
 * P(Y ≤ y): ½ eᶻ below μ, 1 − ½ e⁻ᶻ above.
 * @example cdf(1, { loc: 0, scale: 2 })  // 0.6967346701436833
 */
export function cdf(y: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z < 0 ? 0.5 * Math.exp(z) : 1 - 0.5 * Math.exp(-z);
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { loc: 0, scale: 2 })  // 0.3032653298563167
 */
export function survival(y: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z > 0 ? 0.5 * Math.exp(-z) : 1 - 0.5 * Math.exp(z);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { loc: 0, scale: 2 })  // -0.3613506148087591
 */
export function logCdf(y: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z < 0 ? z - Math.LN2 : Math.log1p(-0.5 * Math.exp(-z));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { loc: 0, scale: 2 })  // -1.1931471805599454
 */
export function logSurvival(y: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z > 0 ? -z - Math.LN2 : Math.log1p(-0.5 * Math.exp(z));
}

/**
 * The y with P(Y ≤ y) = p; ∓Infinity at 0 and 1, NaN outside [0, 1].
 * @example quantile(0.25, { loc: 0, scale: 2 })  // -1.3862943611198906
 */
export function quantile(p: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  // 2p − 1 is exact around the median.
  return loc + scale * (p < 0.5 ? logTwice(p) : -logTwice(1 - p));
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { loc: 0, scale: 2 })  // 90.71710935864193
 */
export function inverseSurvival(q: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return loc + scale * (q < 0.5 ? -logTwice(q) : logTwice(1 - q));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ.
 * @example mean({ loc: 0, scale: 2 })  // 0
 */
export function mean({ loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * Var Y = 2b².
 * @example variance({ loc: 0, scale: 2 })  // 8
 */
export function variance({ loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return 2 * scale * scale;
}

/**
 * The density is highest at μ.
 * @example mode({ loc: 0, scale: 2 })  // 0
 */
export function mode({ loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return loc;
}

/**
 * 1 + log 2b, nats.
 * @example entropy({ loc: 0, scale: 2 })  // 2.386294361119891
 */
export function entropy({ loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  return 1 + Math.log(2 * scale);
}

/**
 * KL(p ‖ q) = log(b_q/bₚ) + (bₚ e^{−δ} + |μₚ − μ_q|)/b_q − 1 with δ = |μₚ − μ_q|/bₚ, nats; closed form.
 * @example klDivergence({ loc: 0, scale: 2 }, { loc: 1, scale: 2 })  // 0.10653065971263342
 */
export function klDivergence(p: LaplaceTheta, q: LaplaceTheta): number {
  if (!inDomain(p.loc, p.scale) || !inDomain(q.loc, q.scale)) return NaN;
  const excess = (p.scale - q.scale) / q.scale;
  const distance = Math.abs(p.loc - q.loc) / p.scale;
  return -log1pMinusX(excess) + (1 + excess) * (Math.expm1(-distance) + distance);
}

/**
 * CRPS of the forecast after y came: b (|z| + e^{−|z|} − ¾), z = (y − μ)/b.
 *
 * @see Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules
 * @example crps(1, { loc: 0, scale: 2 })  // 0.7130613194252668
 */
export function crps(y: number, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const z = Math.abs((y - loc) / scale);
  return scale * (z + Math.exp(-z) - 0.75);
}

/**
 * ∂ log f/∂μ = sign(z)/b, 0 at the kink z = 0; ∂ log f/∂b = (|z| − 1)/b.
 * @example Array.from(score(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [0.5, -0.25]
 */
export function score(y: number, { loc, scale }: LaplaceTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  const z = (y - loc) / scale;
  out[0] = Math.sign(z) / scale;
  out[1] = (Math.abs(z) - 1) / scale;
  return out;
}

/**
 * ∂y/∂(μ, scale) at a fixed probability: (1, z).
 * @example Array.from(pathwise(1, { loc: 0, scale: 2 }, new Float64Array(2)))  // [1, 0.5]
 */
export function pathwise(y: number, { loc, scale }: LaplaceTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1;
  out[1] = (y - loc) / scale;
  return out;
}

/**
 * E[s sᵀ] = diag(1/b², 1/b²).
 * @example Array.from(fisherInformation({ loc: 0, scale: 2 }, new Float64Array(4)))  // [0.25, 0, 0, 0.25]
 */
export function fisherInformation({ loc, scale }: LaplaceTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale)) return out.fill(NaN);
  out[0] = 1 / scale / scale;
  out[1] = 0;
  out[2] = 0;
  out[3] = out[0];
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { loc, scale }: LaplaceTheta): number {
  if (!inDomain(loc, scale)) return NaN;
  const u = rng.uniform() - 0.5;
  return loc - scale * Math.sign(u) * Math.log1p(-2 * Math.abs(u));
}

/**
 * Maximum likelihood: μ̂ is the (weighted) median, the midpoint where a whole interval is as good; b̂ the mean absolute deviation
 * from it. Where at least the median interval is all one value and nothing differs from it, the likelihood is unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.loc  // 2
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<LaplaceTheta> {
  const observations = checkFit("fit laplace", y, options, realLine);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, (known) => {
      const { loc = weightedMedian(y, options.weights) } = known;
      const deviations = Float64Array.from(y, (value) => Math.abs(value - loc));
      const { scale = weightedSum(deviations, options.weights) / observations } = known;
      return { theta: { loc, scale } };
    });
  }
  const loc = weightedMedian(y, options.weights);
  const deviations = Float64Array.from(y, (value) => Math.abs(value - loc));
  const scale = weightedSum(deviations, options.weights) / observations;
  const bounded = scale > 0;
  return {
    theta: { loc, scale },
    // At the maximum Σ w |z| = Σ w.
    logLikelihood: bounded ? -observations * (Math.log(2 * scale) + 1) : Infinity,
    observations,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: the median and the mean absolute deviation from it."
      : "All observations are equal, so the likelihood grows without bound as scale goes to 0. Fix the scale instead.",
    iterations: 0,
  };
}
