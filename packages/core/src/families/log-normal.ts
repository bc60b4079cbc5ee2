import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers, realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { logNormalCdf, normalCdf } from "../special/normal-cdf.js";
import { normalQuantile, normalQuantileLog } from "../special/normal-quantile.js";
import * as normal from "./normal.js";

/**
 * The log-normal distribution: log Y is normal with mean μ = `mu` and standard deviation σ = `sigma`.
 *
 *   f(y; μ, σ) = exp(−z²/2)/(y σ √2π),   z = (log y − μ)/σ,   y > 0
 *
 * @see Johnson, Kotz & Balakrishnan (1994), ch. 14
 */
export const name = "log-normal";
export const measure = "continuous";
export const paramNames = ["mu", "sigma"] as const;

/** Names of the parameters. */
export type LogNormalParam = (typeof paramNames)[number];
/** `{ mu, sigma }`. */
export type LogNormalTheta = Theta<LogNormalParam>;

export const paramSpecs: { readonly [P in LogNormalParam]: ParamSpec } = {
  mu: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "mean μ of log y" },
  sigma: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "standard deviation σ of log y" },
};

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(mu: number, sigma: number): boolean {
  return Math.abs(mu) < Infinity && sigma > 0 && sigma < Infinity;
}

/** The numbers above zero. */
export function support(_theta: LogNormalTheta): Interval {
  return positiveNumbers;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −½ log 2π − log σ − log y − z²/2; −Infinity at and below 0.
 * @example logProb(1.5, { mu: 0, sigma: 2 })  // -2.038101066109428
 */
export function logProb(y: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  if (y <= 0 && sigma > 0) return -Infinity;
  const logY = Math.log(y);
  const z = (logY - mu) / sigma;
  return -HALF_LOG_TWO_PI - Math.log(sigma) - logY - 0.5 * z * z;
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1.5], { mu: 0, sigma: 2 }, new Float64Array(1))[0]  // -2.038101066109428
 */
export function logProbInto(y: ArrayLike<number>, theta: LogNormalTheta, out: Float64Array): Float64Array {
  checkParameters("logNormal.logProbInto", paramSpecs, theta);
  checkOut("logNormal.logProbInto", y.length, out);
  const { mu, sigma } = theta;
  const constant = -HALF_LOG_TWO_PI - Math.log(sigma);
  for (let i = 0; i < y.length; i++) {
    const logY = Math.log(y[i]);
    const z = (logY - mu) / sigma;
    out[i] = y[i] <= 0 ? -Infinity : constant - logY - 0.5 * z * z;
  }
  return out;
}

/**
 * P(Y ≤ y) = Φ(z).
 * @example cdf(1.5, { mu: 0, sigma: 2 })  // 0.5803279614760182
 */
export function cdf(y: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return y <= 0 ? 0 : normalCdf((Math.log(y) - mu) / sigma);
}

/**
 * P(Y > y) = Φ(−z).
 * @example survival(1.5, { mu: 0, sigma: 2 })  // 0.4196720385239818
 */
export function survival(y: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return y <= 0 ? 1 : normalCdf((mu - Math.log(y)) / sigma);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1.5, { mu: 0, sigma: 2 })  // -0.5441618844280272
 */
export function logCdf(y: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return y <= 0 ? -Infinity : logNormalCdf((Math.log(y) - mu) / sigma);
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1.5, { mu: 0, sigma: 2 })  // -0.8682817333923933
 */
export function logSurvival(y: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return y <= 0 ? 0 : logNormalCdf((mu - Math.log(y)) / sigma);
}

/**
 * exp(μ + σ Φ⁻¹(p)); NaN outside [0, 1].
 * @example quantile(0.25, { mu: 0, sigma: 2 })  // 0.2595049502650713
 */
export function quantile(p: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return Math.exp(mu + sigma * normalQuantile(p));
}

/**
 * The y with P(Y > y) = q: exp(μ − σ Φ⁻¹(q)).
 * @example inverseSurvival(1e-20, { mu: 0, sigma: 2 })  // 110959982.87065786
 */
export function inverseSurvival(q: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return Math.exp(mu - sigma * (q < 0.1 ? normalQuantileLog(Math.log(q)) : normalQuantile(q)));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = exp(μ + σ²/2).
 * @example mean({ mu: 0, sigma: 2 })  // 7.38905609893065
 */
export function mean({ mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return Math.exp(mu + 0.5 * sigma * sigma);
}

/**
 * Var Y = (exp σ² − 1) exp(2μ + σ²).
 * @example variance({ mu: 0, sigma: 2 })  // 2926.359837008584
 */
export function variance({ mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return Math.expm1(sigma * sigma) * Math.exp(2 * mu + sigma * sigma);
}

/**
 * exp(μ − σ²).
 * @example mode({ mu: 0, sigma: 2 })  // 0.01831563888873418
 */
export function mode({ mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return Math.exp(mu - sigma * sigma);
}

/**
 * μ + ½ log(2πe) + log σ, nats.
 * @example entropy({ mu: 0, sigma: 2 })  // 2.112085713764618
 */
export function entropy({ mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return mu + HALF_LOG_TWO_PI + 0.5 + Math.log(sigma);
}

/**
 * That of the normal distributions of log y, which a change of variable leaves as it is, nats; closed form.
 * @example klDivergence({ mu: 0, sigma: 2 }, { mu: 1, sigma: 3 })  // 0.1832428858859422
 */
export function klDivergence(p: LogNormalTheta, q: LogNormalTheta): number {
  if (!inDomain(p.mu, p.sigma) || !inDomain(q.mu, q.sigma)) return NaN;
  return normal.klDivergence({ loc: p.mu, scale: p.sigma }, { loc: q.mu, scale: q.sigma });
}

/**
 * CRPS of the forecast after y came: y (2F(y) − 1) − 2 e^{μ + σ²/2} (Φ(ω − σ) − Φ(−σ/√2)), ω = (log y − μ)/σ.
 *
 * @see Baran & Lerch (2015), Log-normal distribution based ensemble model output statistics
 * @example crps(1, { mu: 0, sigma: 0.5 })  // 0.12079196206535216
 */
export function crps(y: number, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  const omega = y <= 0 ? -Infinity : (Math.log(y) - mu) / sigma;
  const partial = normalCdf(omega - sigma) - normalCdf(-sigma * Math.SQRT1_2);
  return y * (2 * normalCdf(omega) - 1) - 2 * Math.exp(mu + 0.5 * sigma * sigma) * partial;
}

/**
 * ∂ log f/∂μ = z/σ and ∂ log f/∂σ = (z² − 1)/σ.
 * @example Array.from(score(1.5, { mu: 0, sigma: 2 }, new Float64Array(2)))  // [0.1013662770270411, -0.47944975576335436]
 */
export function score(y: number, theta: LogNormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(theta.mu, theta.sigma)) return out.fill(NaN);
  return normal.score(Math.log(y), { loc: theta.mu, scale: theta.sigma }, out);
}

/**
 * ∂y/∂(μ, σ) at a fixed probability: (y, y z).
 * @example Array.from(pathwise(1, { mu: 0, sigma: 2 }, new Float64Array(2)))  // [1, 0]
 */
export function pathwise(y: number, { mu, sigma }: LogNormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(mu, sigma)) return out.fill(NaN);
  out[0] = y;
  out[1] = (y * (Math.log(y) - mu)) / sigma;
  return out;
}

/**
 * E[s sᵀ] = diag(1/σ², 2/σ²).
 * @example Array.from(fisherInformation({ mu: 0, sigma: 2 }, new Float64Array(4)))  // [0.25, 0, 0, 0.5]
 */
export function fisherInformation(theta: LogNormalTheta, out: Float64Array): Float64Array {
  if (!inDomain(theta.mu, theta.sigma)) return out.fill(NaN);
  return normal.fisherInformation({ loc: theta.mu, scale: theta.sigma }, out);
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { mu, sigma }: LogNormalTheta): number {
  if (!inDomain(mu, sigma)) return NaN;
  return Math.exp(mu + sigma * rng.normal());
}

/**
 * Maximum likelihood: μ̂ and σ̂ are the mean and the root mean squared deviation of log y. Equal observations leave it unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.mu  // 0.6931471805599453
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<LogNormalTheta> {
  checkFit("fit log-normal", y, options, positiveNumbers);
  const logs = Float64Array.from(y, Math.log);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ mu: loc, sigma: scale }) => {
      const fixed = { ...(loc !== undefined && { loc }), ...(scale !== undefined && { scale }) };
      const { theta } = normal.fit(logs, { ...options, fixed });
      return { theta: { mu: theta.loc, sigma: theta.scale } };
    });
  }
  const { theta, logLikelihood, ...verdict } = normal.fit(logs, options);
  return {
    ...verdict,
    theta: { mu: theta.loc, sigma: theta.scale },
    // The density of y is that of log y over y.
    logLikelihood: logLikelihood - weightedSum(logs, options.weights),
  };
}
