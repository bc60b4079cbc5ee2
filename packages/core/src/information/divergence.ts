import { weightedSum } from "../sample.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { xLogY } from "../special/x-log-y.js";
import { checkProbabilities, checkSameOutcomes } from "./probabilities.js";

/** Both lists, checked and divided by their sums. */
function pair(where: string, p: ArrayLike<number>, q: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  checkSameOutcomes(where, p, q);
  return [checkProbabilities(where, p), checkProbabilities(where, q)];
}

/**
 * Cross-entropy H(p, q) = −Σ pₖ log qₖ, nats: the mean code length when outcomes follow p and the code is made for q. At least
 * H(p); Infinity where q excludes what p allows.
 *
 * @throws LoglikError `probabilities-length`, and those of `checkProbabilities`
 * @example crossEntropy([0.5, 0.5], [0.25, 0.75])  // 0.8369882167858358
 */
export function crossEntropy(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const [first, second] = pair("crossEntropy", p, q);
  return 0 - weightedSum(first.map((value, k) => xLogY(value, second[k])));
}

/**
 * Kullback–Leibler divergence KL(p ‖ q) = Σ pₖ log(pₖ/qₖ) = H(p, q) − H(p), nats: what coding for q costs beyond the necessary.
 *
 * As −Σ pₖ (log(1 + d) − d) with d = (qₖ − pₖ)/pₖ, plus the mass of q where p has none: the terms of first order, which sum to
 * nothing, are never added up, so that the divergence of nearly equal distributions keeps its digits.
 *
 * @throws LoglikError `probabilities-length`, and those of `checkProbabilities`
 * @see Kullback & Leibler (1951), On information and sufficiency
 * @example klDivergence([0.5, 0.5], [0.25, 0.75])  // 0.14384103622589045
 */
export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  return divergence(...pair("klDivergence", p, q));
}

function divergence(p: Float64Array, q: Float64Array): number {
  const terms = p.map((value, k) => {
    if (value === 0) return q[k];
    return q[k] === 0 ? Infinity : -value * log1pMinusX((q[k] - value) / value);
  });
  return weightedSum(terms);
}

/**
 * Jensen–Shannon divergence ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = ½ (p + q), nats: symmetric, at most log 2, and the information
 * that one draw gives on which of the two it came from.
 *
 * @throws LoglikError `probabilities-length`, and those of `checkProbabilities`
 * @see Lin (1991), Divergence measures based on the Shannon entropy
 * @example jensenShannonDivergence([1, 0], [0, 1])  // 0.6931471805599453
 */
export function jensenShannonDivergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const [first, second] = pair("jensenShannonDivergence", p, q);
  const middle = first.map((value, k) => 0.5 * (value + second[k]));
  return 0.5 * divergence(first, middle) + 0.5 * divergence(second, middle);
}

/**
 * Total variation ½ Σ |pₖ − qₖ|: the largest difference in the probability of any event.
 *
 * @throws LoglikError `probabilities-length`, and those of `checkProbabilities`
 * @example totalVariation([0.5, 0.5], [0.25, 0.75])  // 0.25
 */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const [first, second] = pair("totalVariation", p, q);
  return 0.5 * weightedSum(first.map((value, k) => Math.abs(value - second[k])));
}

/**
 * Hellinger distance √(½ Σ (√pₖ − √qₖ)²), between 0 and 1.
 *
 * @throws LoglikError `probabilities-length`, and those of `checkProbabilities`
 * @example hellingerDistance([1, 0], [0, 1])  // 1
 */
export function hellingerDistance(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const [first, second] = pair("hellingerDistance", p, q);
  const terms = first.map((value, k) => {
    // √p − √q = (p − q)/(√p + √q): the difference of the roots of nearly equal numbers has no digits of its own.
    const roots = Math.sqrt(value) + Math.sqrt(second[k]);
    return roots === 0 ? 0 : ((value - second[k]) / roots) ** 2;
  });
  return Math.sqrt(0.5 * weightedSum(terms));
}
