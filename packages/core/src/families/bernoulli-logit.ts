import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { integersBetween, realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { logit as logOdds, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import * as bernoulli from "./bernoulli.js";

/**
 * The Bernoulli distribution by its log odds η = `logit` = log θ/(1 − θ).
 *
 *   log f(y; η) = y η − log(1 + exp η),   y ∈ {0, 1}
 *
 * The natural parameter carries what no probability in float64 can: logit 40 gives log P(0) = −40, while θ itself rounds
 * to 1 and log(1 − θ) to −Infinity.
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 3
 */
export const name = "bernoulli-logit";
export const measure = "discrete";
export const paramNames = ["logit"] as const;

/** Name of the parameter. */
export type BernoulliLogitParam = (typeof paramNames)[number];
/** `{ logit }`. */
export type BernoulliLogitTheta = Theta<BernoulliLogitParam>;

export const paramSpecs: { readonly [P in BernoulliLogitParam]: ParamSpec } = {
  logit: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "log odds of y = 1, in nats" },
};

const zeroOrOne = integersBetween(0, 1);

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(logit: number): boolean {
  return Math.abs(logit) < Infinity;
}

/** {0, 1}. */
export function support(_theta: BernoulliLogitTheta): Interval {
  return zeroOrOne;
}

// ── Mass and distribution ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: −log(1 + e⁻ᶯ) at y = 1, −log(1 + eᶯ) at y = 0, −Infinity elsewhere.
 *
 * @example logProb(0, { logit: 40 })  // -40
 */
export function logProb(y: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (y === 1) return -softplus(-logit);
  if (y === 0) return -softplus(logit);
  return Number.isNaN(y) ? NaN : -Infinity;
}

/**
 * {@link logProb} of each y, with both logarithms computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example Array.from(logProbInto([0, 1], { logit: 0 }, new Float64Array(2)))  // [-0.6931471805599453, -0.6931471805599453]
 */
export function logProbInto(y: ArrayLike<number>, theta: BernoulliLogitTheta, out: Float64Array): Float64Array {
  checkParameters("bernoulliLogit.logProbInto", paramSpecs, theta);
  checkOut("bernoulliLogit.logProbInto", y.length, out);
  const success = logProb(1, theta);
  const failure = logProb(0, theta);
  for (let i = 0; i < y.length; i++) {
    out[i] = y[i] === 1 ? success : y[i] === 0 ? failure : logProb(y[i], theta);
  }
  return out;
}

/**
 * P(Y ≤ y).
 * @example cdf(0, { logit: 0 })  // 0.5
 */
export function cdf(y: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (y >= 1) return 1;
  return y >= 0 ? sigmoid(-logit) : y < 0 ? 0 : NaN;
}

/**
 * P(Y > y).
 * @example survival(0, { logit: 0 })  // 0.5
 */
export function survival(y: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (y >= 1) return 0;
  return y >= 0 ? sigmoid(logit) : y < 0 ? 1 : NaN;
}

/**
 * log P(Y ≤ y).
 * @example logCdf(0, { logit: 90 })  // -90
 */
export function logCdf(y: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (y >= 1) return 0;
  return y >= 0 ? -softplus(logit) : y < 0 ? -Infinity : NaN;
}

/**
 * log P(Y > y).
 * @example logSurvival(0, { logit: -90 })  // -90
 */
export function logSurvival(y: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (y >= 1) return -Infinity;
  return y >= 0 ? -softplus(-logit) : y < 0 ? 0 : NaN;
}

/**
 * The smallest y with P(Y ≤ y) ≥ p.
 * @example quantile(0.9, { logit: 0 })  // 1
 */
export function quantile(p: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  return p <= sigmoid(-logit) ? 0 : 1;
}

/**
 * The smallest y with P(Y > y) ≤ q.
 * @example inverseSurvival(0.1, { logit: 0 })  // 1
 */
export function inverseSurvival(q: number, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return q >= sigmoid(logit) ? 0 : 1;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = σ(η) = 1/(1 + e⁻ᶯ).
 * @example mean({ logit: 0 })  // 0.5
 */
export function mean({ logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  return sigmoid(logit);
}

/**
 * Var Y = σ(η) σ(−η).
 * @example variance({ logit: 0 })  // 0.25
 */
export function variance({ logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  return sigmoid(logit) * sigmoid(-logit);
}

/**
 * The likelier outcome; 0 where both are equally likely.
 * @example mode({ logit: 3 })  // 1
 */
export function mode({ logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  return logit > 0 ? 1 : 0;
}

/**
 * log(1 + e^−|η|) + |η| σ(−|η|), nats. The entropy is even in η, and in −|η| nothing cancels.
 * @example entropy({ logit: 0 })  // 0.6931471805599453
 */
export function entropy({ logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  const size = Math.abs(logit);
  return size === Infinity ? 0 : softplus(-size) + size * sigmoid(-size);
}

/**
 * KL(p ‖ q) = σ(a) log σ(a)/σ(b) + σ(−a) log σ(−a)/σ(−b) at a = logit of p and b = logit of q, nats.
 * @example klDivergence({ logit: 1 }, { logit: 1 })  // 0
 */
export function klDivergence(p: BernoulliLogitTheta, q: BernoulliLogitTheta): number {
  if (!inDomain(p.logit) || !inDomain(q.logit)) return NaN;
  const success = sigmoid(p.logit) * (softplus(-q.logit) - softplus(-p.logit));
  return success + sigmoid(-p.logit) * (softplus(q.logit) - softplus(p.logit));
}

/**
 * ∂ log f/∂η = y − σ(η): the residual; NaN outside the support.
 * @example score(1, { logit: 0 }, new Float64Array(1))[0]  // 0.5
 */
export function score(y: number, { logit }: BernoulliLogitTheta, out: Float64Array): Float64Array {
  if (!inDomain(logit)) return out.fill(NaN);
  // 1 − σ(η) as σ(−η): the difference would be 0 from η = 37 on.
  out[0] = y === 1 ? sigmoid(-logit) : y === 0 ? -sigmoid(logit) : NaN;
  return out;
}

/**
 * E[s²] = σ(η) σ(−η), the variance of y.
 * @example fisherInformation({ logit: 0 }, new Float64Array(1))[0]  // 0.25
 */
export function fisherInformation(theta: BernoulliLogitTheta, out: Float64Array): Float64Array {
  if (!inDomain(theta.logit)) return out.fill(NaN);
  out[0] = variance(theta);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw: 1 where a uniform falls below σ(η). */
export function sample(rng: Rng, { logit }: BernoulliLogitTheta): number {
  if (!inDomain(logit)) return NaN;
  return rng.uniform() < sigmoid(logit) ? 1 : 0;
}

/**
 * Maximum likelihood: η̂ = logit of the share of successes. With one outcome only no finite maximum exists: η̂ = ∓Infinity,
 * reason `boundary`.
 *
 * @throws LoglikError for an empty sample, a target other than 0 or 1, an invalid weight
 * @example fit([0, 1, 1, 1]).theta.logit  // 1.0986122886681098
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<BernoulliLogitTheta> {
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ logit }) => ({
      theta: { logit: logit! },
    }));
  }
  const result = bernoulli.fit(y, options);
  const logit = logOdds(result.theta.prob);
  const inside = Number.isFinite(logit);
  return {
    ...result,
    theta: { logit },
    converged: inside,
    message: inside
      ? "The maximum has a closed form: the log odds of the share of ones."
      : `Every observation is ${result.theta.prob}, so the likelihood grows for ever towards logit = ${logit}.`,
  };
}
