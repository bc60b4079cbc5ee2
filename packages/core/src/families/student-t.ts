import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import { klByQuadrature } from "../divergence.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitLocationScale } from "../fit/fit-location-scale.js";
import { unboundedScale } from "../fit/unbounded-scale.js";
import { positiveNumbers, realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { standardGamma } from "../random/standard-gamma.js";
import { integrateCrps } from "../scoring/integrate-crps.js";
import { digamma, digammaMinusLog } from "../special/digamma.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { logBeta, logRegularizedBetaLower, regularizedBetaLower } from "../special/regularized-beta.js";
import { regularizedBetaInverse } from "../special/regularized-beta-inverse.js";
import { stirlingError } from "../special/stirling-error.js";
import { trigamma } from "../special/trigamma.js";
import { weightedMedian } from "../weighted-median.js";

/**
 * Student's t distribution with ν = `df` degrees of freedom, location μ = `loc` and s = `scale`: the likelihood behind robust
 * losses. ν = 1 is the Cauchy distribution, ν → ∞ the normal.
 *
 *   f(y; ν, μ, s) = Γ((ν + 1)/2) / (Γ(ν/2) √(νπ) s) · (1 + z²/ν)^{−(ν+1)/2},   z = (y − μ)/s
 *
 * @see Johnson, Kotz & Balakrishnan (1995), ch. 28
 */
export const name = "student-t";
export const measure = "continuous";
export const paramNames = ["df", "loc", "scale"] as const;

/** Names of the parameters. */
export type StudentTParam = (typeof paramNames)[number];
/** `{ df, loc, scale }`. */
export type StudentTTheta = Theta<StudentTParam>;

export const paramSpecs: { readonly [P in StudentTParam]: ParamSpec } = {
  df: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "degrees of freedom ν" },
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "location μ, in the unit of y" },
  scale: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "scale s, in the unit of y" },
};

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * r(ν) = log Γ((ν + 1)/2) − log Γ(ν/2) − ½ log(ν/2), which goes to 0 like −1/4ν: the distance of the normalising constant from
 * the normal one, by Stirling's errors, for the log-gammas themselves would leave nothing of it.
 *
 * @param logDf log ν, where the caller has it: from it the value is finite even where ν underflows
 * @example gammaRatio(1)  // -0.2257913526447274
 */
export function gammaRatio(df: number, logDf: number = Math.log(df)): number {
  // Γ(½)/Γ(h) is √π h for small h.
  if (logDf < -600) return 0.5 * (Math.log(Math.PI) + logDf - Math.LN2);
  if (df === Infinity) return 0;
  const half = 0.5 * df;
  return half * log1pMinusX(0.5 / half) + stirlingError(half + 0.5) - stirlingError(half);
}

/**
 * ψ((ν + 1)/2) − ψ(ν/2), about 1/ν for large ν.
 *
 * @example digammaStep(2)  // 0.6137056388801093
 */
export function digammaStep(df: number): number {
  const half = 0.5 * df;
  if (half < 12) return digamma(half + 0.5) - digamma(half);
  return Math.log1p(0.5 / half) + digammaMinusLog(half + 0.5) - digammaMinusLog(half);
}

/** log(1 + z²/ν), also where z² overflows. */
function logTail(z: number, df: number): number {
  return Math.abs(z) < 1e150 ? Math.log1p((z * z) / df) : 2 * Math.log(Math.abs(z)) - Math.log(df);
}

/** x = ν/(ν + z²) and y = 1 − x, each accurate: P(|T| > |z|) = Iₓ(ν/2, ½). */
function betaArguments(z: number, df: number): { readonly x: number; readonly y: number } {
  const ratio = Math.abs(z) / Math.sqrt(df);
  if (ratio < 1) return { x: 1 / (1 + ratio * ratio), y: (ratio * ratio) / (1 + ratio * ratio) };
  const inverse = 1 / ratio;
  return { x: (inverse * inverse) / (1 + inverse * inverse), y: 1 / (1 + inverse * inverse) };
}

/** P(T > |z|). */
function upperTail(z: number, df: number): number {
  const { x, y } = betaArguments(z, df);
  return 0.5 * regularizedBetaLower(0.5 * df, 0.5, x, y);
}

/** log of lim |z|^ν P(T > |z|): the constant of the tail's leading power. */
function logTailConstant(df: number): number {
  return gammaRatio(df) - HALF_LOG_TWO_PI + 0.5 * (df - 1) * Math.log(df);
}

/** log P(T > |z|); beyond the range of x by the leading power of the tail. */
function logUpperTail(z: number, df: number): number {
  const { x, y } = betaArguments(z, df);
  if (x > 1e-290) return logRegularizedBetaLower(0.5 * df, 0.5, x, y) - Math.LN2;
  return logTailConstant(df) - df * Math.log(Math.abs(z));
}

/** The z ≤ 0 with P(T < z) = p ≤ ½. */
function lowerQuantile(p: number, df: number): number {
  const { x, y } = regularizedBetaInverse(0.5 * df, 0.5, Math.log(2 * p), Math.log1p(-2 * p));
  if (x > 1e-290) return -Math.sqrt(df) * Math.sqrt(y / x);
  return p === 0 ? -Infinity : -Math.exp((logTailConstant(df) - Math.log(p)) / df);
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(df: number, loc: number, scale: number): boolean {
  return df > 0 && df < Infinity && Math.abs(loc) < Infinity && scale > 0 && scale < Infinity;
}

/** Every real number. */
export function support(_theta: StudentTTheta): Interval {
  return realLine;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −½ log 2π + r(ν) − log s − ½ (ν + 1) log(1 + z²/ν), where r(ν) → 0 is the log ratio of gammas less its limit.
 * @example logProb(1, { df: 3, loc: 0, scale: 2 })  // -1.8541214455305277
 */
export function logProb(y: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  return gammaRatio(df) - HALF_LOG_TWO_PI - Math.log(scale) - 0.5 * (df + 1) * logTail((y - loc) / scale, df);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { df: 3, loc: 0, scale: 2 }, new Float64Array(1))[0]  // -1.8541214455305277
 */
export function logProbInto(y: ArrayLike<number>, theta: StudentTTheta, out: Float64Array): Float64Array {
  checkParameters("studentT.logProbInto", paramSpecs, theta);
  checkOut("studentT.logProbInto", y.length, out);
  const { df, loc, scale } = theta;
  const constant = gammaRatio(df) - HALF_LOG_TWO_PI - Math.log(scale);
  const power = 0.5 * (df + 1);
  for (let i = 0; i < y.length; i++) {
    const z = (y[i] - loc) / scale;
    const w = (z * z) / df;
    out[i] = constant - power * (w < 1e290 ? Math.log1p(w) : logTail(z, df));
  }
  return out;
}

/**
 * P(Y ≤ y), by the regularized incomplete beta function.
 * @example cdf(1, { df: 3, loc: 0, scale: 2 })  // 0.6742760175759246
 */
export function cdf(y: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z < 0 ? upperTail(z, df) : 1 - upperTail(z, df);
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { df: 3, loc: 0, scale: 2 })  // 0.32572398242407546
 */
export function survival(y: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z > 0 ? upperTail(z, df) : 1 - upperTail(z, df);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { df: 3, loc: 0, scale: 2 })  // -0.39411573027492397
 */
export function logCdf(y: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z < 0 ? logUpperTail(z, df) : Math.log1p(-upperTail(z, df));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { df: 3, loc: 0, scale: 2 })  // -1.1217049359318678
 */
export function logSurvival(y: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  const z = (y - loc) / scale;
  return z > 0 ? logUpperTail(z, df) : Math.log1p(-upperTail(z, df));
}

/**
 * The y with P(Y ≤ y) = p; ∓Infinity at 0 and 1, NaN outside [0, 1].
 * @example quantile(0.25, { df: 3, loc: 0, scale: 2 })  // -1.5297846568086912
 */
export function quantile(p: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  return loc + scale * (p <= 0.5 ? lowerQuantile(p, df) : -lowerQuantile(1 - p, df));
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { df: 3, loc: 0, scale: 2 })  // 9590551.44093795
 */
export function inverseSurvival(q: number, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return loc - scale * (q <= 0.5 ? lowerQuantile(q, df) : -lowerQuantile(1 - q, df));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ; NaN for ν ≤ 1, where the integral diverges on both sides.
 * @example mean({ df: 3, loc: 0, scale: 2 })  // 0
 */
export function mean({ df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  return df > 1 ? loc : NaN;
}

/**
 * Var Y = s² ν/(ν − 2); Infinity for 1 < ν ≤ 2, NaN for ν ≤ 1.
 * @example variance({ df: 3, loc: 0, scale: 2 })  // 12
 */
export function variance({ df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  if (df <= 1) return NaN;
  return df > 2 ? scale * scale * (df / (df - 2)) : Infinity;
}

/**
 * The density is highest at μ.
 * @example mode({ df: 3, loc: 0, scale: 2 })  // 0
 */
export function mode({ df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  return loc;
}

/**
 * ½ (ν + 1)(ψ((ν + 1)/2) − ψ(ν/2)) + ½ log 2π − r(ν) + log s, nats.
 * @example entropy({ df: 3, loc: 0, scale: 2 })  // 2.4666247524232356
 */
export function entropy({ df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  return 0.5 * (df + 1) * digammaStep(df) + HALF_LOG_TWO_PI - gammaRatio(df) + Math.log(scale);
}

/**
 * KL(p ‖ q) in nats, by quadrature over the quantiles of p (good to 1e-10): it has no closed form.
 * @example klDivergence({ df: 3, loc: 0, scale: 2 }, { df: 4, loc: 1, scale: 2 })  // 0.09128902855844481
 */
export function klDivergence(p: StudentTTheta, q: StudentTTheta): number {
  if (!inDomain(p.df, p.loc, p.scale) || !inDomain(q.df, q.loc, q.scale)) return NaN;
  return klByQuadrature({ logProb, quantile, inverseSurvival }, p, q);
}

/**
 * CRPS of the forecast after y came, in units of s:
 *
 *   z (2F(z) − 1) + (2/(ν − 1)) (f(z) (ν + z²) − √ν B(½, ν − ½)/B(½, ν/2)²),   z = (y − μ)/s;   Infinity for ν ≤ ½
 *
 * Within 0.01 of ν = 1, where the two terms cancel, by integration of the distribution function.
 *
 * @see Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules
 * @example crps(1, { df: 3, loc: 0, scale: 2 })  // 0.7302412704438593
 */
export function crps(y: number, theta: StudentTTheta): number {
  if (!inDomain(theta.df, theta.loc, theta.scale)) return NaN;
  const { df, loc, scale } = theta;
  if (df <= 0.5) return Infinity;
  if (Math.abs(df - 1) < 0.01) return integrateCrps({ measure, support, cdf, survival, quantile }, theta, y);
  const z = (y - loc) / scale;
  const density = Math.exp(gammaRatio(df) - HALF_LOG_TWO_PI - 0.5 * (df - 1) * logTail(z, df)) * df;
  const spread = Math.exp(0.5 * Math.log(df) + logBeta(0.5, df - 0.5) - 2 * logBeta(0.5, 0.5 * df));
  return scale * (Math.abs(z) * (1 - 2 * upperTail(z, df)) + (2 / (df - 1)) * (density - spread));
}

/**
 * With w = z²/ν: ∂ log f/∂ν = ½ (ψ((ν + 1)/2) − ψ(ν/2) − 1/ν − log(1 + w) + (1 + 1/ν) w/(1 + w)), ∂ log f/∂μ = (ν + 1)/ν · z/((1 + w) s),
 * ∂ log f/∂s = (z² − 1)/((1 + w) s).
 * @example Array.from(score(1, { df: 3, loc: 0, scale: 2 }, new Float64Array(3)))  // [0.03774121133856158, 0.3076923076923077, -0.34615384615384615]
 */
export function score(y: number, { df, loc, scale }: StudentTTheta, out: Float64Array): Float64Array {
  if (!inDomain(df, loc, scale)) return out.fill(NaN);
  const z = (y - loc) / scale;
  // w/(1 + w) and z/(1 + w) from the smaller of z²/ν and ν/z².
  const { x, y: share } = betaArguments(z, df);
  out[0] = 0.5 * (digammaStep(df) - 1 / df - logTail(z, df) + (1 + 1 / df) * share);
  out[1] = ((1 + 1 / df) * (Math.abs(z) < 1e150 ? z * x : df / z)) / scale;
  out[2] = (df * share - x) / scale;
  return out;
}

/**
 * E[s sᵀ]: with (ν, μ, s), I₁₁ = ¼ (ψ′(ν/2) − ψ′((ν + 1)/2)) − (ν + 5)/(2ν(ν + 1)(ν + 3)), I₂₂ = (ν + 1)/((ν + 3)s²),
 * I₃₃ = 2ν/((ν + 3)s²), I₁₃ = −2/((ν + 1)(ν + 3)s), the others 0.
 *
 * I₁₁ falls like 7/2ν⁴ while its parts fall like 1/2ν²: from ν = 100 its asymptotic series is used.
 * @example Array.from(fisherInformation({ df: 3, loc: 0, scale: 2 }, new Float64Array(9)))  // [0.01691147786855768, 0, -0.041666666666666664, 0, 0.16666666666666666, 0, -0.041666666666666664, 0, 0.25]
 */
export function fisherInformation({ df, loc, scale }: StudentTTheta, out: Float64Array): Float64Array {
  if (!inDomain(df, loc, scale)) return out.fill(NaN);
  out.fill(0);
  out[0] = dfInformation(df);
  out[2] = -2 / ((df + 1) * (df + 3) * scale);
  out[4] = (df + 1) / (df + 3) / scale / scale;
  out[6] = out[2];
  out[8] = (2 * df) / (df + 3) / scale / scale;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { df, loc, scale }: StudentTTheta): number {
  if (!inDomain(df, loc, scale)) return NaN;
  return loc + scale * rng.normal() * Math.sqrt((0.5 * df) / standardGamma(rng, 0.5 * df));
}

/**
 * Maximum likelihood by Newton from the median, the median absolute deviation and ν = 5; `fixed: { df }` keeps ν. Data with lighter
 * tails than any t distribution send ν to infinity (`boundary`, the normal limit).
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4, 3, 9]).theta.df  // 1.77704076922328…
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<StudentTTheta> {
  const { weights } = options;
  const observations = checkFit("fit student-t", y, options, realLine);
  const loc = weightedMedian(y, weights);
  const deviations = Float64Array.from(y, (value) => Math.abs(value - loc));
  const scale = 1.2 * weightedMedian(deviations, weights);
  if (scale === 0) return unboundedScale({ df: NaN, loc, scale }, observations);
  const family = { paramNames, paramSpecs, logProb, logProbInto, score, sumInto };
  const limits = { df: { high: "the normal distribution" } };
  return fitLocationScale({ family, y, weights, observations, start: { df: 5, loc, scale }, limits }, options);
}

function dfInformation(df: number): number {
  if (df < 100) {
    const trigammas = trigamma(0.5 * df) - trigamma(0.5 * df + 0.5);
    return 0.25 * trigammas - (df + 5) / (2 * df * (df + 1) * (df + 3));
  }
  const square = df * df;
  const series = (-1 + (3 - 17 / square) / square) / (2 * square * square * df);
  return (7 * df + 3) / (2 * square * df * (df + 1) * (df + 3)) + series;
}

/** Σ w log f and Σ w ∂ log f/∂θ: what depends on ν alone is computed once, which takes most of the time of a single row. */
function sumInto(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  theta: StudentTTheta,
  score: Float64Array,
): number {
  const { df, loc, scale } = theta;
  let [logs, count, bends, ofLoc, shares] = [0, 0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (weight === 0) continue;
    const z = (y[i] - loc) / scale;
    const w = (z * z) / df;
    const far = !(w < 1e290);
    const log = far ? logTail(z, df) : Math.log1p(w);
    const rest = far ? 0 : 1 / (1 + w);
    const share = far ? 1 : w * rest;
    count += weight;
    logs += weight * log;
    // Together: for large ν they agree in most of their digits.
    bends += weight * (share - log);
    shares += weight * share;
    ofLoc += weight * (far ? df / z : z * rest);
  }
  score[0] = 0.5 * (count * (digammaStep(df) - 1 / df) + bends + shares / df);
  score[1] = ((1 + 1 / df) * ofLoc) / scale;
  score[2] = ((df + 1) * shares - count) / scale;
  return count * (gammaRatio(df) - HALF_LOG_TWO_PI - Math.log(scale)) - 0.5 * (df + 1) * logs;
}
