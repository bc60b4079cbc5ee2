import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers } from "../interval.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { erfcx } from "../special/erfc.js";
import { erfcxDrop } from "../special/erfcx-drop.js";
import { scaledExponentialIntegral } from "../special/exponential-integral.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { normalQuantileLog } from "../special/normal-quantile.js";

/**
 * The inverse Gaussian (Wald) distribution with mean μ = `mean` and shape λ = `shape`: the time at which a random walk with
 * a drift first reaches a given distance. Reaction times, repair times, claims whose variance grows with the cube of the mean.
 *
 *   f(y; μ, λ) = √(λ/(2πy³)) e^{−a²/2},   a = √(λ/y) (y − μ)/μ,   y > 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 15
 */
export const name = "inverse-gaussian";
export const measure = "continuous";
export const paramNames = ["mean", "shape"] as const;

/** Names of the parameters. */
export type InverseGaussianParam = (typeof paramNames)[number];
/** `{ mean, shape }`. */
export type InverseGaussianTheta = Theta<InverseGaussianParam>;

export const paramSpecs: { readonly [P in InverseGaussianParam]: ParamSpec } = {
  mean: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "mean μ, in the unit of y" },
  shape: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "shape λ, in the unit of y" },
};

const HALF_LOG_TWO_PI = 0.9189385332046727;
const SQRT_TWO_PI = 2.5066282746310002;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(mean: number, shape: number): boolean {
  return mean > 0 && mean < Infinity && shape > 0 && shape < Infinity;
}

/** √(λ/y), from two roots: λ/y may overflow where its root does not. */
function rootRatio(y: number, shape: number): number {
  return Math.sqrt(shape) / Math.sqrt(y);
}

/** a = √(λ/y) (y/μ − 1), whose square is a χ² variable with one degree of freedom. */
function standardized(y: number, { mean, shape }: InverseGaussianTheta): number {
  return y === Infinity ? Infinity : rootRatio(y, shape) * ((y - mean) / mean);
}

/** b = √(λ/y) (y/μ + 1): b² = a² + 4λ/μ. */
function reflected(y: number, { mean, shape }: InverseGaussianTheta): number {
  return y === Infinity ? Infinity : rootRatio(y, shape) * (y / mean + 1);
}

/** The numbers above zero. */
export function support(_theta: InverseGaussianTheta): Interval {
  return positiveNumbers;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: ½ log λ − ½ log 2π − 3/2 log y − a²/2; −Infinity at and below 0.
 * @example logProb(1.5, { mean: 2, shape: 3 })  // -1.0403300510328646
 */
export function logProb(y: number, theta: InverseGaussianTheta): number {
  const { mean, shape } = theta;
  if (!inDomain(mean, shape) || Number.isNaN(y)) return NaN;
  if (y <= 0) return -Infinity;
  const a = standardized(y, theta);
  return 0.5 * Math.log(shape) - HALF_LOG_TWO_PI - 1.5 * Math.log(y) - 0.5 * a * a;
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1.5], { mean: 2, shape: 3 }, new Float64Array(1))[0]  // -1.0403300510328646
 */
export function logProbInto(y: ArrayLike<number>, theta: InverseGaussianTheta, out: Float64Array): Float64Array {
  checkParameters("inverseGaussian.logProbInto", paramSpecs, theta);
  checkOut("inverseGaussian.logProbInto", y.length, out);
  const constant = 0.5 * Math.log(theta.shape) - HALF_LOG_TWO_PI;
  for (let i = 0; i < y.length; i++) {
    const a = y[i] > 0 ? standardized(y[i], theta) : 0;
    out[i] = y[i] <= 0 ? -Infinity : constant - 1.5 * Math.log(y[i]) - 0.5 * a * a;
  }
  return out;
}

/**
 * log P(Y ≤ y) and log P(Y > y) of a y inside the support.
 *
 * The textbook's Φ(a) + e^{2λ/μ} Φ(−b) overflows and cancels. With b² = a² + 4λ/μ the exponentials merge:
 *
 *   P(Y ≤ y) = ½ e^{−a²/2} (erfcx(−a/√2) + erfcx(b/√2)),   P(Y > y) = ½ e^{−a²/2} (erfcx(a/√2) − erfcx(b/√2))
 *
 * The first is a sum of positive terms and serves below the median, the second above it; each other tail is the rest.
 */
function logTails(y: number, theta: InverseGaussianTheta): { readonly lower: number; readonly upper: number } {
  const a = standardized(y, theta);
  const decay = -0.5 * a * a - Math.LN2;
  if (a === Infinity) return { lower: 0, upper: -Infinity };
  if (a === -Infinity) return { lower: -Infinity, upper: 0 };
  if (a < 0) {
    const lower = decay + Math.log(erfcx(-a * Math.SQRT1_2) + erfcx(reflected(y, theta) * Math.SQRT1_2));
    if (lower < -Math.LN2) return { lower, upper: Math.log1p(-Math.exp(lower)) };
  }
  const upper = decay + Math.log(erfcxDrop(a * Math.SQRT1_2, Math.SQRT2 * rootRatio(y, theta.shape)));
  return { lower: Math.log1p(-Math.exp(upper)), upper };
}

/**
 * P(Y ≤ y) = Φ(a) + e^{2λ/μ} Φ(−b), b = √(λ/y) (y + μ)/μ.
 * @example cdf(1.5, { mean: 2, shape: 3 })  // 0.4956901248416294
 */
export function cdf(y: number, theta: InverseGaussianTheta): number {
  return Math.exp(logCdf(y, theta));
}

/**
 * P(Y > y) = Φ(−a) − e^{2λ/μ} Φ(−b), to full relative accuracy in the tail.
 * @example survival(1.5, { mean: 2, shape: 3 })  // 0.5043098751583706
 */
export function survival(y: number, theta: InverseGaussianTheta): number {
  return Math.exp(logSurvival(y, theta));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1.5, { mean: 2, shape: 3 })  // -0.7018042957969173
 */
export function logCdf(y: number, theta: InverseGaussianTheta): number {
  if (!inDomain(theta.mean, theta.shape)) return NaN;
  return y <= 0 ? -Infinity : logTails(y, theta).lower;
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1.5, { mean: 2, shape: 3 })  // -0.6845643681788851
 */
export function logSurvival(y: number, theta: InverseGaussianTheta): number {
  if (!inDomain(theta.mean, theta.shape)) return NaN;
  return y <= 0 ? 0 : logTails(y, theta).upper;
}

/**
 * The y with P(Y ≤ y) = p, by Newton; 0 and Infinity at 0 and 1, NaN outside [0, 1].
 * @example quantile(0.25, { mean: 2, shape: 3 })  // 0.9222895777740263
 */
export function quantile(p: number, theta: InverseGaussianTheta): number {
  return atLogTails(Math.log(p), Math.log1p(-p), theta);
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { mean: 2, shape: 3 })  // 109.52069762741667
 */
export function inverseSurvival(q: number, theta: InverseGaussianTheta): number {
  return atLogTails(Math.log1p(-q), Math.log(q), theta);
}

/** The y whose smaller tail is the given one. Newton on log tail against log y, from the log-normal of the same moments. */
function atLogTails(lower: number, upper: number, theta: InverseGaussianTheta): number {
  const { mean, shape } = theta;
  if (!inDomain(mean, shape) || Number.isNaN(lower) || Number.isNaN(upper)) return NaN;
  if (lower === -Infinity) return 0;
  if (upper === -Infinity) return Infinity;
  const side = lower <= upper ? "lower" : "upper";
  const sign = side === "lower" ? 1 : -1;
  const target = Math.min(lower, upper);
  const spread = Math.log1p(mean / shape);
  const logY = solveMonotone(
    (t) => logTails(Math.exp(t), theta)[side] - target,
    (t) => sign * Math.exp(logProb(Math.exp(t), theta) + t - logTails(Math.exp(t), theta)[side]),
    Math.log(mean) - 0.5 * spread + sign * Math.sqrt(spread) * normalQuantileLog(target),
    -Infinity,
    Infinity,
  );
  return Math.exp(logY);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ.
 * @example mean({ mean: 2, shape: 3 })  // 2
 */
export function mean(theta: InverseGaussianTheta): number {
  return inDomain(theta.mean, theta.shape) ? theta.mean : NaN;
}

/**
 * Var Y = μ³/λ.
 * @example variance({ mean: 2, shape: 3 })  // 2.6666666666666665
 */
export function variance(theta: InverseGaussianTheta): number {
  return inDomain(theta.mean, theta.shape) ? (theta.mean / theta.shape) * theta.mean * theta.mean : NaN;
}

/**
 * μ (√(1 + r²) − r) with r = 3μ/2λ, written as μ/(√(1 + r²) + r), which does not cancel.
 * @example mode({ mean: 2, shape: 3 })  // 0.8284271247461901
 */
export function mode(theta: InverseGaussianTheta): number {
  if (!inDomain(theta.mean, theta.shape)) return NaN;
  const r = (1.5 * theta.mean) / theta.shape;
  return theta.mean / (Math.hypot(1, r) + r);
}

/**
 * ½ log(2πe/λ) + 3/2 E log Y with E log Y = log μ − e^{2λ/μ} E₁(2λ/μ), nats.
 * @example entropy({ mean: 2, shape: 3 })  // 1.516227549327558
 */
export function entropy({ mean, shape }: InverseGaussianTheta): number {
  if (!inDomain(mean, shape)) return NaN;
  const meanLog = Math.log(mean) - scaledExponentialIntegral((2 * shape) / mean);
  return HALF_LOG_TWO_PI + 0.5 - 0.5 * Math.log(shape) + 1.5 * meanLog;
}

/**
 * KL(p ‖ q) = ½ (r − 1 − log r) + λ_q (μₚ/μ_q − 1)²/2μₚ with r = λ_q/λₚ, nats; closed form.
 * @example klDivergence({ mean: 2, shape: 3 }, { mean: 1, shape: 2 })  // 0.5360658873874156
 */
export function klDivergence(p: InverseGaussianTheta, q: InverseGaussianTheta): number {
  if (!inDomain(p.mean, p.shape) || !inDomain(q.mean, q.shape)) return NaN;
  const distance = (p.mean - q.mean) / q.mean;
  return -0.5 * log1pMinusX((q.shape - p.shape) / p.shape) + 0.5 * (q.shape / p.mean) * distance * distance;
}

/**
 * ∂ log f/∂μ = λ (y − μ)/μ³ and ∂ log f/∂λ = (1 − a²)/2λ; NaN outside the support.
 * @example Array.from(score(1.5, { mean: 2, shape: 3 }, new Float64Array(2)))  // [-0.1875, 0.14583333333333334]
 */
export function score(y: number, theta: InverseGaussianTheta, out: Float64Array): Float64Array {
  const { mean, shape } = theta;
  if (!inDomain(mean, shape) || !(y > 0)) return out.fill(NaN);
  const a = standardized(y, theta);
  out[0] = ((shape / mean) * ((y - mean) / mean)) / mean;
  out[1] = (0.5 * (1 - a * a)) / shape;
  return out;
}

/**
 * ∂y/∂(μ, λ) at a fixed probability: (λ g/μ², y/λ − g/μ) with g = √(2πy³/λ) erfcx(b/√2).
 * @example Array.from(pathwise(1.5, { mean: 2, shape: 3 }, new Float64Array(2)))  // [0.5682376517192096, 0.12117489885386024]
 */
export function pathwise(y: number, theta: InverseGaussianTheta, out: Float64Array): Float64Array {
  const { mean, shape } = theta;
  if (!inDomain(mean, shape)) return out.fill(NaN);
  const g = ((SQRT_TWO_PI * y) / rootRatio(y, shape)) * erfcx(reflected(y, theta) * Math.SQRT1_2);
  out[0] = ((shape / mean) * g) / mean;
  out[1] = y / shape - g / mean;
  return out;
}

/**
 * E[s sᵀ] = diag(λ/μ³, 1/2λ²): what is learned of the one says nothing of the other.
 * @example Array.from(fisherInformation({ mean: 2, shape: 3 }, new Float64Array(4)))  // [0.375, 0, 0, 0.05555555555555555]
 */
export function fisherInformation({ mean, shape }: InverseGaussianTheta, out: Float64Array): Float64Array {
  if (!inDomain(mean, shape)) return out.fill(NaN);
  out[0] = shape / mean / mean / mean;
  out[1] = 0;
  out[2] = 0;
  out[3] = 0.5 / shape / shape;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/**
 * One draw: of the two y with a² equal to the square of a normal draw, y₁ y₂ = μ², the smaller with probability μ/(μ + y₁).
 *
 * @see Michael, Schucany & Haas (1976), Generating random variates using transformations with multiple roots
 */
export function sample(rng: Rng, { mean, shape }: InverseGaussianTheta): number {
  if (!inDomain(mean, shape)) return NaN;
  const z = rng.normal();
  const r = 0.5 * (mean / shape) * z * z;
  // The smaller root 1 + r − √(r² + 2r) of the ratio y/μ, without its cancellation.
  const ratio = 1 / (1 + r + Math.sqrt(r * (r + 2)));
  return rng.uniform() * (1 + ratio) <= 1 ? mean * ratio : mean / ratio;
}

/** Mean of (y − m)²/(m² y), one over the best shape for the mean m; no difference of reciprocals, which would cancel. */
function reciprocalShape(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  observations: number,
  m: number,
): number {
  const terms = Float64Array.from(y, (value) => ((value - m) / m / value) * ((value - m) / m));
  return weightedSum(terms, weights) / observations;
}

/**
 * Maximum likelihood: μ̂ is the average and 1/λ̂ the mean of 1/y − 1/μ̂. Equal observations leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.shape  // 6.461538461538462
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<InverseGaussianTheta> {
  const { weights } = options;
  const observations = checkFit("fit inverse-gaussian", y, options, positiveNumbers);
  const average = weightedSum(y, weights) / observations;
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, (known) => {
      const { mean = average } = known;
      const { shape = 1 / reciprocalShape(y, weights, observations, mean) } = known;
      return { theta: { mean, shape } };
    });
  }
  const shape = 1 / reciprocalShape(y, weights, observations, average);
  const bounded = shape < Infinity;
  return {
    theta: { mean: average, shape },
    // At the maximum Σ w a² = Σ w.
    logLikelihood: bounded
      ? observations * (0.5 * Math.log(shape) - HALF_LOG_TWO_PI - 0.5) - 1.5 * weightedSum(logs(y), weights)
      : Infinity,
    observations,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: the mean and the mean excess of 1/y."
      : "All observations are equal, so the likelihood grows without bound as shape goes to Infinity. Fix the shape instead.",
    iterations: 0,
  };
}

function logs(y: ArrayLike<number>): Float64Array {
  return Float64Array.from(y, Math.log);
}
