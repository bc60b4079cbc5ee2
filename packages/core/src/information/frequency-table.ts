import { checkProbabilities } from "./probabilities.js";

/** All frequencies of a table sum to this: fine enough that rounding a probability costs under 1e-6 bits a symbol. */
export const TOTAL = 2 ** 24;

/**
 * Probabilities as integer frequencies that sum to 2²⁴, each at least 1, as cumulative counts of length k + 1: what a range coder
 * works with. No outcome is impossible to it, so that an unexpected symbol costs 24 bits rather than an error.
 *
 * @throws LoglikError those of `checkProbabilities`
 * @example Array.from(frequencyTable([0.5, 0.5]))  // [0, 8388608, 16777216]
 */
export function frequencyTable(p: ArrayLike<number>): Uint32Array {
  const probabilities = checkProbabilities("frequencyTable", p);
  const spare = TOTAL - p.length;
  const cumulative = new Uint32Array(p.length + 1);
  let mass = 0;
  for (let k = 0; k < p.length; k++) {
    mass += probabilities[k];
    cumulative[k + 1] = Math.min(spare, Math.floor(mass * spare)) + k + 1;
  }
  cumulative[p.length] = TOTAL;
  return cumulative;
}
