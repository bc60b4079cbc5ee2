import { checkFit } from "../check-fit.js";
import { checkFixed, checkOut, checkParameters, requireFixed } from "../check-parameters.js";
import * as trialCounts from "../discrete/binomial.js";
import { chanceOfProb, imbalance } from "../discrete/chance.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { countingNumbers, integersBetween, unitInterval } from "../interval.js";
import { tabulateCounts } from "../numeric/tabulate-counts.js";
import { binomialDraw } from "../random/binomial-draw.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";

/**
 * The binomial distribution: successes among n = `trials` independent trials that each succeed with probability θ = `prob`.
 *
 *   f(y; n, θ) = C(n, y) θʸ (1 − θ)ⁿ⁻ʸ,   y = 0, 1, …, n
 *
 * @see Johnson, Kemp & Kotz (2005), ch. 3
 */
export const name = "binomial";
export const measure = "discrete";
export const paramNames = ["trials", "prob"] as const;

/** Name of a parameter. */
export type BinomialParam = (typeof paramNames)[number];
/** `{ trials, prob }`. */
export type BinomialTheta = Theta<BinomialParam>;

export const paramSpecs: { readonly [P in BinomialParam]: ParamSpec } = {
  trials: { domain: countingNumbers, shape: "scalar", kind: "integer", link: "identity", doc: "number of trials n" },
  prob: { domain: unitInterval, shape: "scalar", kind: "real", link: "logit", doc: "probability of a success" },
};

/** {0, 1, …, n}. */
export function support({ trials }: BinomialTheta): Interval {
  return integersBetween(0, trials);
}

/** The parameters with the given mean in [0, trials]. */
export function fromMean(mean: number, trials: number): BinomialTheta {
  return { trials, prob: mean / trials };
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log C(n, y) + y log θ + (n − y) log(1 − θ); −Infinity outside the support.
 *
 * Computed in the saddle-point form, whose terms vanish around the mode.
 *
 * @example logProb(2, { trials: 4, prob: 0.5 })  // -0.9808292530117262
 * @example logProb(0, { trials: 4, prob: 1e-300 })  // -4e-300
 */
export function logProb(y: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.logMassOfCount(y, trials, chanceOfProb(prob));
}

/**
 * {@link logProb} of each y; each distinct count is computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([2], { trials: 4, prob: 0.5 }, new Float64Array(1))[0]  // -0.9808292530117262
 */
export function logProbInto(y: ArrayLike<number>, theta: BinomialTheta, out: Float64Array): Float64Array {
  checkParameters("binomial.logProbInto", paramSpecs, theta);
  checkOut("binomial.logProbInto", y.length, out);
  const chance = chanceOfProb(theta.prob);
  return tabulateCounts(y, (count) => trialCounts.logMassOfCount(count, theta.trials, chance), out);
}

/**
 * P(Y ≤ y) = I₁₋θ(n − y, y + 1), the regularized incomplete beta function.
 * @example cdf(1, { trials: 4, prob: 0.5 })  // 0.31250000000000006
 */
export function cdf(y: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.lowerTail(y, trials, chanceOfProb(prob));
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(3, { trials: 4, prob: 0.5 })  // 0.06249999999999998
 */
export function survival(y: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.upperTail(y, trials, chanceOfProb(prob));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(0, { trials: 4000, prob: 0.5 })  // -2772.588722239781
 */
export function logCdf(y: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.logLowerTail(y, trials, chanceOfProb(prob));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(3999, { trials: 4000, prob: 0.5 })  // -2772.588722239781
 */
export function logSurvival(y: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.logUpperTail(y, trials, chanceOfProb(prob));
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; 0 at p = 0, n at 1, NaN outside [0, 1].
 * @example quantile(0.5, { trials: 10, prob: 0.25 })  // 2
 */
export function quantile(p: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.lowerQuantile(p, trials, chanceOfProb(prob));
}

/**
 * The smallest y with P(Y > y) ≤ q: the quantile of the upper tail, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { trials: 100, prob: 0.25 })  // 69
 */
export function inverseSurvival(q: number, { trials, prob }: BinomialTheta): number {
  return trialCounts.upperQuantile(q, trials, chanceOfProb(prob));
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = n θ.
 * @example mean({ trials: 4, prob: 0.5 })  // 2
 */
export function mean({ trials, prob }: BinomialTheta): number {
  return trialCounts.meanOf(trials, chanceOfProb(prob));
}

/**
 * Var Y = n θ (1 − θ).
 * @example variance({ trials: 4, prob: 0.5 })  // 1
 */
export function variance({ trials, prob }: BinomialTheta): number {
  return trialCounts.varianceOf(trials, chanceOfProb(prob));
}

/**
 * ⌊(n + 1) θ⌋, at most n; at an integer (n + 1) θ the count below is as likely.
 * @example mode({ trials: 10, prob: 0.25 })  // 2
 */
export function mode({ trials, prob }: BinomialTheta): number {
  return trialCounts.likeliestCount(trials, chanceOfProb(prob));
}

/**
 * −Σ f log f, nats, by summation; of many trials by the integral that the sum then equals.
 * @example entropy({ trials: 1, prob: 0.5 })  // 0.6931471805599453
 */
export function entropy({ trials, prob }: BinomialTheta): number {
  return trialCounts.entropyOf(trials, chanceOfProb(prob));
}

/**
 * KL(p ‖ q), nats. For equal n closed: n (θₚ log(θₚ/θ_q) + (1 − θₚ) log((1 − θₚ)/(1 − θ_q))). Infinity where p has more trials; by
 * summation where q has.
 *
 * @example klDivergence({ trials: 4, prob: 0.5 }, { trials: 4, prob: 0.25 })  // 0.5753641449035618
 */
export function klDivergence(p: BinomialTheta, q: BinomialTheta): number {
  return trialCounts.divergence(p.trials, chanceOfProb(p.prob), q.trials, chanceOfProb(q.prob));
}

/**
 * ∂ log f/∂θ = (y − n θ)/(θ (1 − θ)); NaN outside the support, and for the integer n.
 * @example score(3, { trials: 4, prob: 0.5 }, new Float64Array(2))[1]  // 4
 */
export function score(y: number, { trials, prob }: BinomialTheta, out: Float64Array): Float64Array {
  const chance = chanceOfProb(prob);
  const inside = trialCounts.isValid(trials, chance) && y >= 0 && y <= trials && Number.isInteger(y);
  out[0] = NaN;
  if (!inside) out[1] = NaN;
  else if (y === 0) out[1] = -trials / chance.q;
  else out[1] = y === trials ? trials / chance.p : imbalance(y, trials - y, chance) / chance.p / chance.q;
  return out;
}

/**
 * E[s²] = n/(θ (1 − θ)); NaN for the integer n.
 * @example fisherInformation({ trials: 4, prob: 0.5 }, new Float64Array(4))[3]  // 16
 */
export function fisherInformation({ trials, prob }: BinomialTheta, out: Float64Array): Float64Array {
  out.fill(NaN, 0, 3);
  const chance = chanceOfProb(prob);
  out[3] = trialCounts.isValid(trials, chance) ? trials / chance.p / chance.q : NaN;
  return out;
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { trials, prob }: BinomialTheta): number {
  return binomialDraw(rng, trials, chanceOfProb(prob));
}

/**
 * Maximum likelihood of the probability for known trials, `fixed: { trials }`: θ̂ = Σwy/(n Σw), the share of successes. Where
 * every trial ended alike it lies on the boundary, 0 or 1, and is reached there.
 *
 * @throws LoglikError for unknown trials, an empty sample, a target that is no count up to n, an invalid weight
 * @example fit([3, 3], { fixed: { trials: 4 } }).theta.prob  // 0.75
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<BinomialTheta> {
  checkFixed("fit binomial", paramSpecs, options.fixed);
  const trials = requireFixed("fit binomial", "trials", options.fixed);
  const observations = checkFit("fit binomial", y, options, integersBetween(0, trials));
  const share = trials === 0 ? NaN : weightedSum(y, options.weights) / (trials * observations);
  const prob = options.fixed?.prob ?? (trials === 0 ? 0.5 : share);
  const inside = prob > 0 && prob < 1;
  const logMass = logProbInto(y, { trials, prob }, new Float64Array(y.length));
  return {
    theta: { trials, prob },
    logLikelihood: weightedSum(logMass, options.weights),
    observations,
    converged: trials > 0,
    reason: trials === 0 ? "flat" : inside ? "closed-form" : "boundary",
    message:
      trials === 0
        ? "Without trials every probability is as likely. Pass a positive number of trials."
        : inside
          ? "The maximum has a closed form: the share of successes."
          : `Every trial ended alike, so the maximum lies on the boundary, prob = ${prob}: no other outcome is allowed.`,
    iterations: 0,
  };
}
