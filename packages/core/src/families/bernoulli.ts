import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { integersBetween, unitInterval } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { xLog1pY, xLogY } from "../special/x-log-y.js";

/**
 * The Bernoulli distribution: one trial that succeeds (y = 1) with probability θ = `prob`.
 *
 *   f(y; θ) = θʸ (1 − θ)¹⁻ʸ,   y ∈ {0, 1},   with 0⁰ = 1
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 3
 */
export const name = "bernoulli";
export const measure = "discrete";
export const paramNames = ["prob"] as const;

/** Name of the parameter. */
export type BernoulliParam = (typeof paramNames)[number];
/** `{ prob }`. */
export type BernoulliTheta = Theta<BernoulliParam>;

export const paramSpecs: { readonly [P in BernoulliParam]: ParamSpec } = {
  prob: { domain: unitInterval, shape: "scalar", kind: "real", link: "logit", doc: "probability that y = 1" },
};

const zeroOrOne = integersBetween(0, 1);

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(prob: number): boolean {
  return prob >= 0 && prob <= 1;
}

/** {0, 1}. */
export function support(_theta: BernoulliTheta): Interval {
  return zeroOrOne;
}

// ── Mass and distribution ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log θ at y = 1, log(1 − θ) at y = 0, −Infinity elsewhere.
 *
 * @example logProb(1, { prob: 0.2 })  // -1.6094379124341003
 * @example logProb(0, { prob: 0 })  // 0
 */
export function logProb(y: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (y === 1) return Math.log(prob);
  if (y === 0) return Math.log1p(-prob);
  return Number.isNaN(y) ? NaN : -Infinity;
}

/**
 * {@link logProb} of each y, with both logarithms computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example Array.from(logProbInto([0, 2], { prob: 0 }, new Float64Array(2)))  // [0, -Infinity]
 */
export function logProbInto(y: ArrayLike<number>, theta: BernoulliTheta, out: Float64Array): Float64Array {
  checkParameters("bernoulli.logProbInto", paramSpecs, theta);
  checkOut("bernoulli.logProbInto", y.length, out);
  const success = logProb(1, theta);
  const failure = logProb(0, theta);
  for (let i = 0; i < y.length; i++) {
    out[i] = y[i] === 1 ? success : y[i] === 0 ? failure : logProb(y[i], theta);
  }
  return out;
}

/**
 * P(Y ≤ y): 0 below 0, 1 − θ from 0, 1 from 1.
 * @example cdf(0, { prob: 0.25 })  // 0.75
 */
export function cdf(y: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (y >= 1) return 1;
  return y >= 0 ? 1 - prob : y < 0 ? 0 : NaN;
}

/**
 * P(Y > y).
 * @example survival(0, { prob: 0.25 })  // 0.25
 */
export function survival(y: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (y >= 1) return 0;
  return y >= 0 ? prob : y < 0 ? 1 : NaN;
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { prob: 0.25 })  // 0
 */
export function logCdf(y: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (y >= 1) return 0;
  return y >= 0 ? Math.log1p(-prob) : y < 0 ? -Infinity : NaN;
}

/**
 * log P(Y > y).
 * @example logSurvival(0, { prob: 1 })  // 0
 */
export function logSurvival(y: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (y >= 1) return -Infinity;
  return y >= 0 ? Math.log(prob) : y < 0 ? 0 : NaN;
}

/**
 * The smallest y with P(Y ≤ y) ≥ p.
 * @example quantile(0.9, { prob: 0.25 })  // 1
 */
export function quantile(p: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  return p <= 1 - prob ? 0 : 1;
}

/**
 * The smallest y with P(Y > y) ≤ q.
 * @example inverseSurvival(0.1, { prob: 0.25 })  // 1
 */
export function inverseSurvival(q: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return q >= prob ? 0 : 1;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = θ.
 * @example mean({ prob: 0.25 })  // 0.25
 */
export function mean({ prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  return prob;
}

/**
 * Var Y = θ(1 − θ).
 * @example variance({ prob: 0.25 })  // 0.1875
 */
export function variance({ prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  return prob * (1 - prob);
}

/**
 * The likelier outcome; 0 where both are equally likely.
 * @example mode({ prob: 0.75 })  // 1
 */
export function mode({ prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  return prob > 0.5 ? 1 : 0;
}

/**
 * −θ log θ − (1 − θ) log(1 − θ), nats; at most log 2.
 * @example entropy({ prob: 0.5 })  // 0.6931471805599453
 */
export function entropy({ prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  return -xLogY(prob, prob) - xLog1pY(1 - prob, -prob);
}

/**
 * KL(p ‖ q) = p log(p/q) + (1 − p) log((1 − p)/(1 − q)), nats; Infinity where q excludes what p allows.
 *
 * As −p log(1 + (q − p)/p) − …: the differences are exact for nearly equal probabilities, the quotients are not.
 *
 * @example klDivergence({ prob: 0.5 }, { prob: 0.25 })  // 0.14384103622589045
 */
export function klDivergence(p: BernoulliTheta, q: BernoulliTheta): number {
  if (!inDomain(p.prob) || !inDomain(q.prob)) return NaN;
  const difference = q.prob - p.prob;
  const term = (share: number, change: number) => (share === 0 ? 0 : -share * Math.log1p(change / share));
  return term(p.prob, difference) + term(1 - p.prob, -difference);
}

/**
 * CRPS of the forecast after y came, for 0 or 1 Brier's (y − p)².
 * @example crps(1, { prob: 0.75 })  // 0.0625
 */
export function crps(y: number, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  const inside = Math.min(1, Math.max(0, y));
  return Math.abs(y - inside) + inside * (1 - prob) ** 2 + (1 - inside) * prob * prob;
}

/**
 * ∂ log f/∂θ = 1/θ at y = 1, −1/(1 − θ) at y = 0; NaN elsewhere.
 * @example score(1, { prob: 0.25 }, new Float64Array(1))[0]  // 4
 */
export function score(y: number, { prob }: BernoulliTheta, out: Float64Array): Float64Array {
  if (!inDomain(prob)) return out.fill(NaN);
  out[0] = y === 1 ? 1 / prob : y === 0 ? -1 / (1 - prob) : NaN;
  return out;
}

/**
 * E[s²] = 1/(θ(1 − θ)).
 * @example fisherInformation({ prob: 0.5 }, new Float64Array(1))[0]  // 4
 */
export function fisherInformation({ prob }: BernoulliTheta, out: Float64Array): Float64Array {
  if (!inDomain(prob)) return out.fill(NaN);
  out[0] = 1 / (prob * (1 - prob));
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw: 1 where a uniform falls below θ. */
export function sample(rng: Rng, { prob }: BernoulliTheta): number {
  if (!inDomain(prob)) return NaN;
  return rng.uniform() < prob ? 1 : 0;
}

/**
 * Maximum likelihood: θ̂ = Σwy/Σw, the share of successes. With one outcome only it lies on the boundary, 0 or 1, and is
 * reached there (log-likelihood 0).
 *
 * @throws LoglikError for an empty sample, a target other than 0 or 1, an invalid weight
 * @example fit([0, 0, 0, 1, 0]).theta.prob  // 0.2
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<BernoulliTheta> {
  const observations = checkFit("fit bernoulli", y, options, zeroOrOne);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ prob }) => ({
      theta: { prob: prob! },
    }));
  }
  const successes = weightedSum(y, options.weights);
  const prob = successes / observations;
  const inside = prob > 0 && prob < 1;
  return {
    theta: { prob },
    logLikelihood: xLogY(successes, prob) + xLog1pY(observations - successes, -prob),
    observations,
    converged: true,
    reason: inside ? "closed-form" : "boundary",
    message: inside
      ? "The maximum has a closed form: the share of ones."
      : `Every observation is ${prob}, so the maximum lies on the boundary, prob = ${prob}: no other outcome is allowed.`,
    iterations: 0,
  };
}
