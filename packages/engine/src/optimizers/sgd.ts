import { knownOptions, positiveNumber } from "../option-checks.js";
import type { Optimizer } from "./optimizer.js";

/**
 * Stochastic gradient descent: w ← w − rate · g, with g the gradient of the batch's mean NLL.
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @throws LoglikError `option-not-positive`, `option-unknown`
 * @see Robbins & Monro (1951)
 * @example sgd({ rate: 0.1 })  // { type: "sgd", rate: 0.1 }
 */
export function sgd(options: { readonly rate?: number } = {}): Optimizer {
  knownOptions("sgd", options, ["rate"]);
  const { rate } = { rate: 0.01, ...options };
  return { type: "sgd", rate: positiveNumber("sgd", "rate", rate) };
}
