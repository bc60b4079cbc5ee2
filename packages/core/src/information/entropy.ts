import { weightedSum } from "../sample.js";
import { xLogY } from "../special/x-log-y.js";
import { checkProbabilities } from "./probabilities.js";

/**
 * Nats to bits: divided by log 2.
 * @example toBits(Math.LN2)  // 1
 */
export function toBits(nats: number): number {
  return nats / Math.LN2;
}

/**
 * Shannon entropy H(p) = −Σ pₖ log pₖ, nats: the mean code length, over log 2 in bits, that no code for p undercuts.
 *
 * @throws LoglikError `probabilities-empty`, `probability-invalid`, `probabilities-not-normalised`
 * @see Cover & Thomas (2006), Elements of Information Theory, ch. 2
 * @example entropy([0.5, 0.5])  // 0.6931471805599453
 */
export function entropy(p: ArrayLike<number>): number {
  return 0 - weightedSum(checkProbabilities("entropy", p).map((value) => xLogY(value, value)));
}

/**
 * Perplexity exp H(p): the number of equally likely outcomes that are as uncertain.
 *
 * @throws LoglikError as {@link entropy}
 * @example perplexity([0.25, 0.25, 0.25, 0.25])  // 4
 */
export function perplexity(p: ArrayLike<number>): number {
  return Math.exp(entropy(p));
}

/**
 * Rényi entropy of order α, log(Σ pₖ^α)/(1 − α), nats; Shannon's at α = 1, −log max p at α = ∞.
 *
 * @throws LoglikError as {@link entropy}
 * @see Rényi (1961), On measures of entropy and information
 * @example renyiEntropy([0.5, 0.5], 2)  // 0.6931471805599453
 */
export function renyiEntropy(p: ArrayLike<number>, order: number): number {
  const probabilities = checkProbabilities("renyiEntropy", p);
  if (order === 1) return entropy(probabilities);
  if (order === Infinity) return 0 - Math.log(Math.max(...probabilities));
  return Math.log(weightedSum(probabilities.map((value) => (value === 0 ? 0 : value ** order)))) / (1 - order);
}

/**
 * Gini impurity 1 − Σ pₖ²: the chance that two draws differ.
 *
 * @throws LoglikError as {@link entropy}
 * @example giniImpurity([0.5, 0.5])  // 0.5
 */
export function giniImpurity(p: ArrayLike<number>): number {
  return weightedSum(checkProbabilities("giniImpurity", p).map((value) => value * (1 - value)));
}
