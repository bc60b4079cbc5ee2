import { CLASS_OPTIONS, checkFit } from "../check-fit.js";
import type { FitOptions, FitResult, Interval, ParamSpec, VectorTheta } from "../family.js";
import { integersBetween, unitInterval } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { xLogY } from "../special/x-log-y.js";

/**
 * The categorical distribution: one of k classes, numbered from 0, with probabilities p = `prob`.
 *
 *   f(y; p) = p_y / Σⱼ pⱼ,   y ∈ {0, …, k − 1}
 *
 * The division changes nothing on the simplex. Off it, it makes the score a derivative along the simplex, so that
 * E[score] = 0 as for every family, although the k components of `prob` hold only k − 1 free numbers.
 *
 * @see Agresti (2013), Categorical Data Analysis, section 1.2
 */
export const name = "categorical";
export const measure = "discrete";
export const paramNames = ["prob"] as const;

/** Name of the parameter. */
export type CategoricalParam = (typeof paramNames)[number];
/** `{ prob }`, k numbers that sum to one. */
export type CategoricalTheta = VectorTheta<CategoricalParam>;

export const paramSpecs: { readonly [P in CategoricalParam]: ParamSpec } = {
  prob: { domain: unitInterval, shape: "simplex", kind: "real", link: "softmax", doc: "probability of each class" },
};

/** One class index. */
export function eventSize(_theta: CategoricalTheta): number {
  return 1;
}

/** {0, …, k − 1}. */
export function support({ prob }: CategoricalTheta): Interval {
  return integersBetween(0, prob.length - 1);
}

/**
 * Log-mass in nats: log p_y, −Infinity for what is not a class index.
 *
 * @example logProb(1, { prob: [0.25, 0.75] })  // -0.2876820724517809
 */
export function logProb(y: number, { prob }: CategoricalTheta): number {
  if (Number.isInteger(y) && y >= 0 && y < prob.length) return Math.log(prob[y] / weightedSum(prob));
  return Number.isNaN(y) ? NaN : -Infinity;
}

/**
 * {@link logProb} of each y, with the logarithms computed once a class.
 * @example Array.from(logProbInto([1], { prob: [0, 1] }, new Float64Array(1)))  // [0]
 */
export function logProbInto(y: ArrayLike<number>, theta: CategoricalTheta, out: Float64Array): Float64Array {
  const table = Float64Array.from(theta.prob, (_, k) => logProb(k, theta));
  for (let i = 0; i < y.length; i++) out[i] = table[y[i]] ?? logProb(y[i], theta);
  return out;
}

/**
 * P(Y ≤ y) in the order of the indices.
 * @example cdf(0, { prob: [0.25, 0.75] })  // 0.25
 */
export function cdf(y: number, { prob }: CategoricalTheta): number {
  if (Number.isNaN(y)) return NaN;
  let sum = 0;
  for (let k = 0; k < prob.length && k <= y; k++) sum += prob[k];
  return y >= prob.length - 1 ? 1 : sum / weightedSum(prob);
}

/**
 * The likeliest class; the first of several.
 * @example mode({ prob: [0.25, 0.75] })  // 1
 */
export function mode({ prob }: CategoricalTheta): number {
  let best = 0;
  for (let k = 1; k < prob.length; k++) if (prob[k] > prob[best]) best = k;
  return best;
}

/**
 * −Σ pₖ log pₖ, nats.
 * @example entropy({ prob: [0.5, 0.5] })  // 0.6931471805599453
 */
export function entropy({ prob }: CategoricalTheta): number {
  const total = weightedSum(prob);
  return -weightedSum(Float64Array.from(prob, (p) => xLogY(p / total, p / total)));
}

/**
 * KL(p ‖ q) = Σ pₖ log(pₖ/qₖ), nats; Infinity where q excludes a class that p allows.
 *
 * As −Σ pₖ log(1 + (qₖ − pₖ)/pₖ): the differences are exact for nearly equal probabilities, the quotients are not.
 *
 * @example klDivergence({ prob: [0.5, 0.5] }, { prob: [0.25, 0.75] })  // 0.14384103622589045
 */
export function klDivergence(p: CategoricalTheta, q: CategoricalTheta): number {
  const totalP = weightedSum(p.prob);
  const totalQ = weightedSum(q.prob);
  const terms = Float64Array.from(p.prob, (value, k) => {
    const expected = value / totalP;
    return expected === 0 ? 0 : -expected * Math.log1p((q.prob[k] / totalQ - expected) / expected);
  });
  return weightedSum(terms);
}

/**
 * ∂ log f/∂pₖ = [k = y]/pₖ − 1/Σⱼ pⱼ, length k; NaN outside the support.
 * @example Array.from(score(0, { prob: [0.5, 0.5] }, new Float64Array(2)))  // [1, -1]
 */
export function score(y: number, { prob }: CategoricalTheta, out: Float64Array): Float64Array {
  const inside = Number.isInteger(y) && y >= 0 && y < prob.length;
  out.fill(inside ? -1 / weightedSum(prob) : NaN, 0, prob.length);
  if (inside) out[y] += 1 / prob[y];
  return out;
}

/**
 * E[s sᵀ] = diag(1/pₖ) − 1 1ᵀ, k × k, on the simplex. Its null direction is p itself.
 * @example Array.from(fisherInformation({ prob: [0.5, 0.5] }, new Float64Array(4)))  // [1, -1, -1, 1]
 */
export function fisherInformation({ prob }: CategoricalTheta, out: Float64Array): Float64Array {
  const k = prob.length;
  const total = weightedSum(prob);
  out.fill(-1 / (total * total), 0, k * k);
  for (let i = 0; i < k; i++) out[i * k + i] += 1 / (prob[i] * total);
  return out;
}

/** One draw: the first class at which the running sum of the probabilities passes a uniform. */
export function sample(rng: Rng, { prob }: CategoricalTheta): number {
  let left = rng.uniform() * weightedSum(prob);
  let last = 0;
  for (let k = 0; k < prob.length; k++) {
    if (prob[k] > 0) {
      last = k;
      left -= prob[k];
      if (left < 0) return k;
    }
  }
  // Rounding may leave a crumb beyond the last class that has a probability.
  return last;
}

/**
 * Maximum likelihood: p̂ₖ = share of class k. `options.classes` is the number of classes, the largest index + 1 by default.
 * A class that was not seen gets probability 0, on the boundary.
 *
 * @throws LoglikError for an empty sample, a target that is no class index, an invalid weight
 * @example fit([0, 1, 1, 1]).theta.prob[1]  // 0.75
 */
export function fit(
  y: ArrayLike<number>,
  options: FitOptions & { readonly classes?: number } = {},
): FitResult<CategoricalTheta> {
  const highest = options.classes === undefined ? Infinity : options.classes - 1;
  const observations = checkFit("fit categorical", y, options, integersBetween(0, highest), CLASS_OPTIONS);
  let classes = options.classes ?? 0;
  if (options.classes === undefined) for (let i = 0; i < y.length; i++) classes = Math.max(classes, y[i] + 1);
  const counts = new Float64Array(classes);
  for (let i = 0; i < y.length; i++) counts[y[i]] += options.weights === undefined ? 1 : options.weights[i];
  const prob = counts.map((count) => count / observations);
  const unseen = counts.indexOf(0);
  return {
    theta: { prob },
    logLikelihood: weightedSum(counts.map((count, k) => xLogY(count, prob[k]))),
    observations,
    converged: true,
    reason: unseen < 0 ? "closed-form" : "boundary",
    message:
      unseen < 0
        ? "The maximum has a closed form: the share of each class."
        : `Class ${unseen} was never observed, so the maximum lies on the boundary: its probability is 0.`,
    iterations: 0,
  };
}
