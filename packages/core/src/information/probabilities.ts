import { LoglikError } from "../error.js";
import { weightedSum } from "../sample.js";

/** How far a list of probabilities may sum from one: what rounding to float32 leaves. */
export const PROBABILITY_SUM_TOLERANCE = 1e-6;

/**
 * Checks that p is a probability mass function: at least one number, none negative or not finite, sum one to 1e-6. Returns it
 * divided by its sum, so that what rounding left does not count as mass.
 *
 * @param where what was called
 * @throws LoglikError `probabilities-empty`, `probability-invalid`, `probabilities-not-normalised`
 * @example Array.from(checkProbabilities("entropy", [0.25, 0.75]))  // [0.25, 0.75]
 */
export function checkProbabilities(where: string, p: ArrayLike<number>): Float64Array {
  const total = checkWeightList(where, p);
  if (Math.abs(total - 1) > PROBABILITY_SUM_TOLERANCE) {
    throw new LoglikError(
      "probabilities-not-normalised",
      `${where}: the ${p.length} probabilities sum to ${total}; they must sum to 1. Divide them by their sum (normalise).`,
      { total },
    );
  }
  return Float64Array.from(p, (value) => value / total);
}

/**
 * Non-negative weights divided by their sum.
 *
 * @throws LoglikError `probabilities-empty`, `probability-invalid`, `probabilities-not-normalised` where all are 0
 * @example Array.from(normalise([1, 3]))  // [0.25, 0.75]
 */
export function normalise(weights: ArrayLike<number>): Float64Array {
  const total = checkWeightList("normalise", weights);
  if (total === 0) {
    throw new LoglikError(
      "probabilities-not-normalised",
      "normalise: all weights are 0, so they have no shares. Give some outcome a weight.",
      { total },
    );
  }
  return Float64Array.from(weights, (value) => value / total);
}

function checkWeightList(where: string, p: ArrayLike<number>): number {
  if (!(p.length > 0)) {
    throw new LoglikError("probabilities-empty", `${where}: there are no probabilities. Pass one for each outcome.`);
  }
  for (let k = 0; k < p.length; k++) {
    if (p[k] >= 0 && p[k] < Infinity) continue;
    throw new LoglikError(
      "probability-invalid",
      `${where}: p[${k}] is ${p[k]}; a probability must be a finite number ≥ 0. Apply softmax to logits first.`,
      { index: k, value: p[k] },
    );
  }
  return weightedSum(p);
}

/**
 * Checks that two lists speak of the same outcomes.
 *
 * @throws LoglikError `probabilities-length`
 * @example checkSameOutcomes("klDivergence", [0.5, 0.5], [0.1, 0.9])  // undefined
 */
export function checkSameOutcomes(where: string, p: ArrayLike<number>, q: ArrayLike<number>): void {
  if (p.length === q.length) return;
  throw new LoglikError(
    "probabilities-length",
    `${where}: p has ${p.length} outcomes and q has ${q.length}; they must be the same ones. Give missing outcomes probability 0.`,
    { p: p.length, q: q.length },
  );
}
