import { checkFixed, checkOut, checkParameters } from "../check-parameters.js";
import * as trialCounts from "../discrete/binomial.js";
import { chanceOfLogit, imbalance } from "../discrete/chance.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { countingNumbers, integersBetween, realLine } from "../interval.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import { binomialDraw } from "../random/binomial-draw.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { logit as logOdds } from "../special/sigmoid.js";
import * as binomial from "./binomial.js";

/**
 * The binomial distribution by its log odds η = `logit` = log θ/(1 − θ): successes among n = `trials` independent trials.
 *
 *   f(y; n, η) = C(n, y) exp(y η − n log(1 + exp η)),   y = 0, 1, …, n
 *
 * The log odds carry what no probability in float64 can: logit 40 gives log P(0) = −40 n, while θ itself rounds to 1.
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 3
 */
export const name = "binomial-logit";
export const measure = "discrete";
export const paramNames = ["trials", "logit"] as const;

/** Name of a parameter. */
export type BinomialLogitParam = (typeof paramNames)[number];
/** `{ trials, logit }`. */
export type BinomialLogitTheta = Theta<BinomialLogitParam>;

export const paramSpecs: { readonly [P in BinomialLogitParam]: ParamSpec } = {
  trials: { domain: countingNumbers, shape: "scalar", kind: "integer", link: "identity", doc: "number of trials n" },
  logit: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "log odds of a success, in nats" },
};

/** {0, 1, …, n}. */
export function support({ trials }: BinomialLogitTheta): Interval {
  return integersBetween(0, trials);
}

/** The parameters of the same law given by its probability. */
export function fromProb({ trials, prob }: Theta<"trials" | "prob">): BinomialLogitTheta {
  return { trials, logit: logOdds(prob) };
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log C(n, y) + y log σ(η) + (n − y) log σ(−η); −Infinity outside the support.
 *
 * Computed in the saddle-point form, whose terms vanish around the mode.
 *
 * @example logProb(2, { trials: 4, logit: 0 })  // -0.9808292530117262
 * @example logProb(0, { trials: 4, logit: 40 })  // -160
 */
export function logProb(y: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.logMassOfCount(y, trials, chanceOfLogit(logit));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([2], { trials: 4, logit: 0 }, new Float64Array(1))[0]  // -0.9808292530117262
 */
export function logProbInto(y: ArrayLike<number>, theta: BinomialLogitTheta, out: Float64Array): Float64Array {
  checkParameters("binomialLogit.logProbInto", paramSpecs, theta);
  checkOut("binomialLogit.logProbInto", y.length, out);
  const chance = chanceOfLogit(theta.logit);
  return tabulateCounts(y, (count) => trialCounts.logMassOfCount(count, theta.trials, chance), out);
}

/**
 * P(Y ≤ y) = I₁₋θ(n − y, y + 1), the regularized incomplete beta function.
 * @example cdf(1, { trials: 4, logit: 0 })  // 0.31250000000000006
 */
export function cdf(y: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.lowerTail(y, trials, chanceOfLogit(logit));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(3, { trials: 4, logit: 0 })  // 0.06249999999999998
 */
export function survival(y: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.upperTail(y, trials, chanceOfLogit(logit));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(0, { trials: 4000, logit: 0 })  // -2772.588722239781
 */
export function logCdf(y: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.logLowerTail(y, trials, chanceOfLogit(logit));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(3999, { trials: 4000, logit: 0 })  // -2772.588722239781
 */
export function logSurvival(y: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.logUpperTail(y, trials, chanceOfLogit(logit));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, n at 1, NaN outside [0, 1].
 * @example quantile(0.5, { trials: 10, logit: -1 })  // 3
 */
export function quantile(p: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.lowerQuantile(p, trials, chanceOfLogit(logit));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { trials: 100, logit: -1 })  // 71
 */
export function inverseSurvival(q: number, { trials, logit }: BinomialLogitTheta): number {
  return trialCounts.upperQuantile(q, trials, chanceOfLogit(logit));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = n σ(η).
 * @example mean({ trials: 4, logit: 0 })  // 2
 */
export function mean({ trials, logit }: BinomialLogitTheta): number {
  return trialCounts.meanOf(trials, chanceOfLogit(logit));
}

/**
 * Var Y = n σ(η) σ(−η).
 * @example variance({ trials: 4, logit: 0 })  // 1
 */
export function variance({ trials, logit }: BinomialLogitTheta): number {
  return trialCounts.varianceOf(trials, chanceOfLogit(logit));
}

/**
 * ⌊(n + 1) θ⌋, at most n; at an integer (n + 1) θ the count below is as likely.
 * @example mode({ trials: 10, logit: -1 })  // 2
 */
export function mode({ trials, logit }: BinomialLogitTheta): number {
  return trialCounts.likeliestCount(trials, chanceOfLogit(logit));
}

/**
 * −Σ f log f, nats, by summation; of many trials by the integral that the sum then equals.
 * @example entropy({ trials: 1, logit: 0 })  // 0.6931471805599453
 */
export function entropy({ trials, logit }: BinomialLogitTheta): number {
  return trialCounts.entropyOf(trials, chanceOfLogit(logit));
}

/**
 * KL(p ‖ q), nats. For equal n closed: n (θₚ log(θₚ/θ_q) + (1 − θₚ) log((1 − θₚ)/(1 − θ_q))). Infinity where p has more trials; by
 * summation where q has.
 *
 * @example klDivergence({ trials: 4, logit: 0 }, { trials: 4, logit: -1 })  // 0.4804580278331102
 */
export function klDivergence(p: BinomialLogitTheta, q: BinomialLogitTheta): number {
  return trialCounts.divergence(p.trials, chanceOfLogit(p.logit), q.trials, chanceOfLogit(q.logit));
}

/**
 * ∂ log f/∂η = y − n σ(η), the residual; NaN outside the support, and for the integer n.
 * @example score(3, { trials: 4, logit: 0 }, new Float64Array(2))[1]  // 1
 */
export function score(y: number, { trials, logit }: BinomialLogitTheta, out: Float64Array): Float64Array {
  const chance = chanceOfLogit(logit);
  const inside = trialCounts.isValid(trials, chance) && y >= 0 && y <= trials && Number.isInteger(y);
  out[0] = NaN;
  // y − n σ(η) = y (1 − σ) − (n − y) σ, each part from the one of the two that is small.
  out[1] = inside ? imbalance(y, trials - y, chance) : NaN;
  return out;
}

/**
 * E[s²] = n σ(η) σ(−η); NaN for the integer n.
 * @example fisherInformation({ trials: 4, logit: 0 }, new Float64Array(4))[3]  // 1
 */
export function fisherInformation({ trials, logit }: BinomialLogitTheta, out: Float64Array): Float64Array {
  out.fill(NaN, 0, 3);
  out[3] = trialCounts.varianceOf(trials, chanceOfLogit(logit));
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { trials, logit }: BinomialLogitTheta): number {
  return binomialDraw(rng, trials, chanceOfLogit(logit));
}

/**
 * Maximum likelihood of the log odds for known trials, `fixed: { trials }`: η̂ = logit of the share of successes. With one
 * outcome only no finite maximum exists: η̂ = ∓Infinity, reason `boundary`.
 *
 * @throws LoglikError for unknown trials, an empty sample, a target that is no count up to n, an invalid weight
 * @example fit([3, 3], { fixed: { trials: 4 } }).theta.logit  // 1.0986122886681096
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<BinomialLogitTheta> {
  const { logit, ...fixed } = options.fixed ?? {};
  if (logit !== undefined) checkFixed("fit binomial-logit", paramSpecs, { logit });
  const known = logit === undefined ? fixed : { ...fixed, prob: chanceOfLogit(logit).p };
  const result = binomial.fit(y, { ...options, fixed: known });
  const { trials, prob } = result.theta;
  if (logit !== undefined) {
    const theta = { trials, logit };
    const logMass = logProbInto(y, theta, new Float64Array(y.length));
    return { ...result, theta, logLikelihood: weightedSum(logMass, options.weights) };
  }
  const eta = logOdds(prob);
  const inside = Number.isFinite(eta);
  return {
    ...result,
    theta: { trials, logit: eta },
    converged: inside,
    message: inside
      ? "The maximum has a closed form: the log odds of the share of successes."
      : `Every trial ended alike, so the likelihood grows for ever towards logit = ${eta}.`,
  };
}
