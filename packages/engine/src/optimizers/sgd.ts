import { knownOptions } from "../option-checks.js";
import { type CommonOptions, commonNames, commonSettings } from "./common-options.js";
import type { Descent } from "./optimizer.js";

/**
 * Stochastic gradient descent: w ← w − rate · g, with g the gradient of the batch's mean NLL.
 *
 * @param options.rate step length, per step; 0.01 unless told
 * @param options.weightDecay λ of the prior, g ← g + λw; see `CommonOptions`
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-unknown`
 * @see Robbins & Monro (1951)
 * @example sgd({ rate: 0.1 })  // { type: "sgd", rate: 0.1 }
 */
export function sgd(options: CommonOptions = {}): Descent {
  knownOptions("sgd", options, commonNames);
  return { type: "sgd", ...commonSettings("sgd", options, 0.01) };
}
