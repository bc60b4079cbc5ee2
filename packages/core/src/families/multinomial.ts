import { checkFitOptions } from "../check-fit.js";
import { checkOut } from "../check-parameters.js";
import { checkWeights } from "../check-weights.js";
import { expectedLogPoisson } from "../discrete/binomial.js";
import { chanceOfShares } from "../discrete/chance.js";
import { checkEvent, countSum, countTotals, sumAfter, sumOfOthers } from "../discrete/count-vectors.js";
import type { FitOptions, FitResult, Interval, ParamSpec, VectorTheta } from "../family.js";
import { countingNumbers, integersBetween, unitInterval } from "../interval.js";
import * as softmax from "../links/softmax.js";
import { differenceOfProducts } from "../numeric/difference-of-products.js";
import { binomialDraw } from "../random/binomial-draw.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { logBinomialTerm } from "../special/binomial-term.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { logPoissonTerm } from "../special/regularized-gamma.js";

/**
 * The multinomial distribution: how often each of k classes comes up in n = `trials` independent trials with probabilities
 * p = `prob`. An observation is the vector of the k counts.
 *
 *   f(y; n, p) = n! Π pⱼ^yⱼ/yⱼ!,   Σ yⱼ = n
 *
 * As in `categorical`, p is divided by its sum, which makes the score a derivative along the simplex.
 *
 * @see Johnson, Kotz & Balakrishnan (1997), Discrete Multivariate Distributions, ch. 35
 */
export const name = "multinomial";
export const measure = "discrete";
export const paramNames = ["trials", "prob"] as const;

/** Name of a parameter. */
export type MultinomialParam = (typeof paramNames)[number];
/** `{ trials, prob }`: one integer, and k numbers that sum to one. */
export type MultinomialTheta = VectorTheta<MultinomialParam>;

export const paramSpecs: { readonly [P in MultinomialParam]: ParamSpec } = {
  trials: {
    domain: countingNumbers,
    shape: "vector",
    kind: "integer",
    link: "identity",
    doc: "number of trials n (one number)",
  },
  prob: { domain: unitInterval, shape: "simplex", kind: "real", link: "softmax", doc: "probability of each class" },
};

/** k, the number of classes. */
export function eventSize({ prob }: MultinomialTheta): number {
  return prob.length;
}

/** Each count lies in {0, …, n}; together they sum to n. */
export function support({ trials }: MultinomialTheta): Interval {
  return integersBetween(0, trials[0]);
}

/** The parameters with the probabilities of unnormalised log-probabilities. */
export function fromLogits(trials: number, logits: ArrayLike<number>): MultinomialTheta {
  return { trials: [trials], prob: softmax.inverse(logits, new Float64Array(logits.length)) };
}

// ── Mass ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log n! + Σ (yⱼ log pⱼ − log yⱼ!); −Infinity where the counts are none, or do not sum to n.
 *
 * Computed class by class as the binomial mass of yⱼ among the trials that are left: terms of one sign, in saddle-point form.
 *
 * @throws LoglikError `event-size` where y has another number of classes than p
 * @example logProb([1, 2, 2], { trials: [5], prob: [0.2, 0.3, 0.5] })  // -2.0024805005437076
 */
export function logProb(y: ArrayLike<number>, { trials, prob }: MultinomialTheta): number {
  checkEvent("multinomial.logProb", y, prob.length);
  let left = trials[0];
  for (let j = 0; j < y.length; j++) {
    if (Number.isNaN(y[j])) return NaN;
    if (!(y[j] >= 0 && Number.isInteger(y[j]))) return -Infinity;
    left -= y[j];
  }
  if (left !== 0) return -Infinity;
  left = trials[0];
  let rest = weightedSum(prob);
  let sum = 0;
  for (let j = 0; j < y.length - 1 && left > 0; j++) {
    const after = sumAfter(prob, j);
    if (prob[j] === 0 && y[j] > 0) return -Infinity;
    if (prob[j] === 0) continue;
    const d = differenceOfProducts(left - y[j], prob[j], y[j], after) / rest;
    sum += logBinomialTerm(y[j], left - y[j], chanceOfShares(prob[j], after), d);
    left -= y[j];
    rest = after;
  }
  return sum;
}

/**
 * {@link logProb} of each y.
 *
 * @throws LoglikError `event-size`, `out-length`
 * @example logProbInto([[1, 0]], { trials: [1], prob: [0.5, 0.5] }, new Float64Array(1))[0]  // -0.6931471805599453
 */
export function logProbInto(y: ArrayLike<ArrayLike<number>>, theta: MultinomialTheta, out: Float64Array): Float64Array {
  checkOut("multinomial.logProbInto", y.length, out);
  for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
  return out;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = n p.
 * @example Array.from(mean({ trials: [4], prob: [0.25, 0.75] }))  // [1, 3]
 */
export function mean({ trials, prob }: MultinomialTheta): Float64Array {
  const total = weightedSum(prob);
  return Float64Array.from(prob, (p) => (trials[0] * p) / total);
}

/**
 * Covariances n (diag p − p pᵀ), k × k.
 * @example Array.from(variance({ trials: [4], prob: [0.25, 0.75] }))  // [0.75, -0.75, -0.75, 0.75]
 */
export function variance({ trials, prob }: MultinomialTheta): Float64Array {
  const k = prob.length;
  const total = weightedSum(prob);
  const share = Float64Array.from(prob, (p) => p / total);
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) out[i * k + j] = -trials[0] * share[i] * share[j];
    out[i * k + i] = trials[0] * share[i] * sumOfOthers(share, i);
  }
  return out;
}

/**
 * The likeliest counts; the first of several. Each is over n pⱼ − 1, and the trials left after that go one by one to the class
 * with the largest pⱼ/(yⱼ + 1).
 *
 * @see Finucan (1964), The mode of a multinomial distribution
 * @example Array.from(mode({ trials: [5], prob: [0.2, 0.3, 0.5] }))  // [1, 1, 3]
 */
export function mode({ trials, prob }: MultinomialTheta): Float64Array {
  const total = weightedSum(prob);
  const counts = Float64Array.from(prob, (p) => Math.max(0, Math.ceil((trials[0] * p) / total - 1)));
  for (let left = trials[0] - weightedSum(counts); left > 0; left--) {
    let best = 0;
    for (let j = 1; j < counts.length; j++) {
      if (prob[j] / (counts[j] + 1) > prob[best] / (counts[best] + 1)) best = j;
    }
    counts[best]++;
  }
  return counts;
}

/**
 * −Σ f log f, nats: log π(n; n) − Σⱼ E log π(Yⱼ; n pⱼ) with the Poisson masses π(y; λ), for the multinomial is a Poisson sample
 * given its sum. Each expectation is a sum over one binomial count.
 * @example entropy({ trials: [1], prob: [0.5, 0.5] })  // 0.6931471805599453
 */
export function entropy({ trials, prob }: MultinomialTheta): number {
  const n = trials[0];
  if (n === 0) return 0;
  const terms = Float64Array.from(prob, (p, j) => -expectedLogPoisson(n, chanceOfShares(p, sumOfOthers(prob, j))));
  return logPoissonTerm(n, n) + weightedSum(terms);
}

/**
 * KL(p ‖ q) = n Σ pⱼ log(pⱼ/qⱼ), nats, closed; Infinity where q has another number of trials, or excludes a class of p.
 * @example klDivergence({ trials: [4], prob: [0.5, 0.5] }, { trials: [4], prob: [0.25, 0.75] })  // 0.5753641449035618
 */
export function klDivergence(p: MultinomialTheta, q: MultinomialTheta): number {
  if (p.trials[0] !== q.trials[0]) return Infinity;
  const totals = { p: weightedSum(p.prob), q: weightedSum(q.prob) };
  // −a ℓ((b − a)/a) with ℓ(x) = log(1 + x) − x ≤ 0: the x sum to zero, and no term cancels another.
  const terms = Float64Array.from(p.prob, (value, j) => {
    const a = value / totals.p;
    const b = q.prob[j] / totals.q;
    return a === 0 ? b : -a * log1pMinusX((b - a) / a);
  });
  return p.trials[0] * weightedSum(terms);
}

/**
 * NaN for the integer n, then ∂ log f/∂pⱼ = yⱼ/pⱼ − n/Σp; NaN outside the support.
 * @throws LoglikError `event-size`
 * @example Array.from(score([3, 1], { trials: [4], prob: [0.5, 0.5] }, new Float64Array(3)))  // [NaN, 2, -2]
 */
export function score(y: ArrayLike<number>, theta: MultinomialTheta, out: Float64Array): Float64Array {
  const { trials, prob } = theta;
  checkEvent("multinomial.score", y, prob.length);
  const total = weightedSum(prob);
  const inside = countSum(y) === trials[0];
  out[0] = NaN;
  for (let j = 0; j < prob.length; j++) {
    if (!inside) out[1 + j] = NaN;
    else if (y[j] === 0) out[1 + j] = -trials[0] / total;
    else out[1 + j] = differenceOfProducts(y[j], total, trials[0], prob[j]) / prob[j] / total;
  }
  return out;
}

/**
 * E[s sᵀ] = n (diag(1/pⱼ) − 1 1ᵀ) on the simplex, with a row and column of NaN for the integer n before it.
 * @example fisherInformation({ trials: [4], prob: [0.5, 0.5] }, new Float64Array(9))[4]  // 4
 */
export function fisherInformation({ trials, prob }: MultinomialTheta, out: Float64Array): Float64Array {
  const size = prob.length + 1;
  const total = weightedSum(prob);
  out.fill(NaN, 0, size * size);
  for (let i = 1; i < size; i++) {
    for (let j = 1; j < size; j++) out[i * size + j] = -trials[0] / (total * total);
    out[i * size + i] = (trials[0] * sumOfOthers(prob, i - 1)) / prob[i - 1] / (total * total);
  }
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw: class by class, binomial among the trials that are left. */
export function sample(rng: Rng, { trials, prob }: MultinomialTheta): Float64Array {
  const out = new Float64Array(prob.length);
  let left = trials[0];
  for (let j = 0; j < prob.length - 1; j++) {
    const after = sumAfter(prob, j);
    out[j] = after > 0 ? binomialDraw(rng, left, chanceOfShares(prob[j], after)) : left;
    left -= out[j];
  }
  out[prob.length - 1] = left;
  return out;
}

/**
 * Maximum likelihood: p̂ⱼ = share of class j in all trials. Every observation must have the same number of trials, n. A class
 * that was not seen gets probability 0, on the boundary.
 *
 * @throws LoglikError for an empty sample, counts that are none or of another sum or number, an invalid weight
 * @example Array.from(fit([[3, 1], [2, 2]]).theta.prob)  // [0.625, 0.375]
 */
export function fit(y: ArrayLike<ArrayLike<number>>, options: FitOptions = {}): FitResult<MultinomialTheta> {
  checkFitOptions("fit multinomial", options, ["weights", "maxIterations", "tolerance"]);
  const { trials, totals } = countTotals(y, options.weights);
  const observations = checkWeights("fit multinomial", options.weights, y.length);
  const prob = totals.map((count) => (trials === 0 ? 1 / totals.length : count / (observations * trials)));
  const theta = { trials: Float64Array.of(trials), prob };
  const unseen = totals.indexOf(0);
  const logMass = logProbInto(y, theta, new Float64Array(y.length));
  return {
    theta,
    logLikelihood: weightedSum(logMass, options.weights),
    observations,
    converged: trials > 0,
    reason: trials === 0 ? "flat" : unseen < 0 ? "closed-form" : "boundary",
    message:
      trials === 0
        ? "Without trials every probability is as likely. Pass counts that sum to a positive number."
        : unseen < 0
          ? "The maximum has a closed form: the share of each class in all trials."
          : `Class ${unseen} was never observed, so the maximum lies on the boundary: its probability is 0.`,
    iterations: 0,
  };
}
