import type { FitOptions, FitResult, Interval, ParamSpec, VectorTheta } from "../family.js";
import { integersBetween, realLine } from "../interval.js";
import { inverse as softmax, link as softmaxLink } from "../links/softmax.js";
import type { Rng } from "../random/rng.js";
import { logSumExp } from "../special/log-sum-exp.js";
import * as categorical from "./categorical.js";

/**
 * The categorical distribution by its logits η = `logit`, k real numbers of which only the differences matter.
 *
 *   log f(y; η) = η_y − log Σⱼ exp ηⱼ,   y ∈ {0, …, k − 1}
 *
 * @see Agresti (2013), Categorical Data Analysis, section 8.1
 */
export const name = "categorical-logits";
export const measure = "discrete";
export const paramNames = ["logit"] as const;

/** Name of the parameter. */
export type CategoricalLogitsParam = (typeof paramNames)[number];
/** `{ logit }`, k real numbers. */
export type CategoricalLogitsTheta = VectorTheta<CategoricalLogitsParam>;

export const paramSpecs: { readonly [P in CategoricalLogitsParam]: ParamSpec } = {
  logit: {
    domain: realLine,
    shape: "vector",
    kind: "real",
    link: "identity",
    doc: "log probability of each class up to a common constant, in nats",
  },
};

/** One class index. */
export function eventSize(_theta: CategoricalLogitsTheta): number {
  return 1;
}

/** {0, …, k − 1}. */
export function support({ logit }: CategoricalLogitsTheta): Interval {
  return integersBetween(0, logit.length - 1);
}

/**
 * Log-mass in nats: η_y − log Σ exp η, −Infinity for what is not a class index.
 *
 * @example logProb(0, { logit: [0, 40] })  // -40
 */
export function logProb(y: number, { logit }: CategoricalLogitsTheta): number {
  if (Number.isInteger(y) && y >= 0 && y < logit.length) return -costOfClass(y, logit);
  return Number.isNaN(y) ? NaN : -Infinity;
}

/**
 * log Σ exp(ηⱼ − η_y), which is log(1 + small) where y is the likely class: subtracting η_y first keeps those digits.
 */
function costOfClass(y: number, logit: ArrayLike<number>): number {
  if (logit[y] === -Infinity) return Infinity;
  return logSumExp(Float64Array.from(logit, (value) => value - logit[y]));
}

/**
 * {@link logProb} of each y, computed once a class.
 * @example Array.from(logProbInto([1], { logit: [0, 0] }, new Float64Array(1)))  // [-0.6931471805599453]
 */
export function logProbInto(y: ArrayLike<number>, theta: CategoricalLogitsTheta, out: Float64Array): Float64Array {
  const table = Float64Array.from(theta.logit, (_, k) => logProb(k, theta));
  for (let i = 0; i < y.length; i++) out[i] = table[y[i]] ?? logProb(y[i], theta);
  return out;
}

/** The probabilities softmax(η), as the parameters of the sibling family `categorical`. */
export function toProbabilities({ logit }: CategoricalLogitsTheta): categorical.CategoricalTheta {
  return { prob: softmax(logit, new Float64Array(logit.length)) };
}

/**
 * P(Y ≤ y) in the order of the indices.
 * @example cdf(0, { logit: [0, 0] })  // 0.5
 */
export function cdf(y: number, theta: CategoricalLogitsTheta): number {
  return categorical.cdf(y, toProbabilities(theta));
}

/**
 * The likeliest class; the first of several.
 * @example mode({ logit: [-1, 2, 0] })  // 1
 */
export function mode({ logit }: CategoricalLogitsTheta): number {
  return categorical.mode({ prob: logit });
}

/**
 * Σ pₖ (log Σ exp η − ηₖ), nats.
 * @example entropy({ logit: [0, 0] })  // 0.6931471805599453
 */
export function entropy(theta: CategoricalLogitsTheta): number {
  let sum = 0;
  for (let k = 0; k < theta.logit.length; k++) {
    const log = logProb(k, theta);
    if (log > -Infinity) sum -= Math.exp(log) * log;
  }
  return sum;
}

/**
 * KL(p ‖ q) = Σ pₖ (log pₖ − log qₖ), nats.
 * @example klDivergence({ logit: [0, 1] }, { logit: [5, 6] })  // 0
 */
export function klDivergence(p: CategoricalLogitsTheta, q: CategoricalLogitsTheta): number {
  let sum = 0;
  for (let k = 0; k < p.logit.length; k++) {
    const log = logProb(k, p);
    if (log > -Infinity) sum += Math.exp(log) * (log - logProb(k, q));
  }
  return sum;
}

/**
 * ∂ log f/∂ηₖ = [k = y] − pₖ: the one-hot target minus the softmax; NaN outside the support.
 * @example Array.from(score(0, { logit: [0, 0] }, new Float64Array(2)))  // [0.5, -0.5]
 */
export function score(y: number, { logit }: CategoricalLogitsTheta, out: Float64Array): Float64Array {
  const k = logit.length;
  if (!(Number.isInteger(y) && y >= 0 && y < k)) return out.fill(NaN, 0, k);
  softmax(logit, out, 0, k);
  let others = 0;
  for (let j = 0; j < k; j++) {
    if (j === y) continue;
    others += out[j];
    out[j] = -out[j];
  }
  // 1 − p_y as the sum of the others: the difference would be 0 where y is certain to 16 digits.
  out[y] = others;
  return out;
}

/**
 * E[s sᵀ] = diag(p) − p pᵀ, k × k. Its null direction is (1, …, 1): only differences of logits matter.
 * @example Array.from(fisherInformation({ logit: [0, 0] }, new Float64Array(4)))  // [0.25, -0.25, -0.25, 0.25]
 */
export function fisherInformation(theta: CategoricalLogitsTheta, out: Float64Array): Float64Array {
  const { prob } = toProbabilities(theta);
  const k = prob.length;
  for (let i = 0; i < k; i++) {
    let others = 0;
    for (let j = 0; j < k; j++) {
      if (j === i) continue;
      out[i * k + j] = -prob[i] * prob[j];
      others += prob[j];
    }
    out[i * k + i] = prob[i] * others;
  }
  return out;
}

/** One draw. */
export function sample(rng: Rng, theta: CategoricalLogitsTheta): number {
  return categorical.sample(rng, toProbabilities(theta));
}

/**
 * Maximum likelihood: η̂ₖ = log share of class k, shifted so that the finite ones sum to zero. A class that was not seen
 * has no finite logit: −Infinity, reason `boundary`.
 *
 * @throws LoglikError for an empty sample, a target that is no class index, an invalid weight
 * @example fit([0, 0, 1, 1]).theta.logit[1]  // 0
 */
export function fit(
  y: ArrayLike<number>,
  options: FitOptions & { readonly classes?: number } = {},
): FitResult<CategoricalLogitsTheta> {
  const result = categorical.fit(y, options);
  const inside = result.reason === "closed-form";
  return {
    ...result,
    theta: { logit: softmaxLink(result.theta.prob, new Float64Array(result.theta.prob.length)) },
    converged: inside,
    message: inside ? "The maximum has a closed form: the log of each class's share." : result.message,
  };
}
