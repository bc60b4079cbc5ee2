import { LoglikError } from "../error.js";
import { weightedSum } from "../sample.js";
import { canonicalWords, type PrefixCode } from "./prefix-code.js";
import { normalise } from "./probabilities.js";

/**
 * Shannon's code: a word of ⌈−log₂ pₖ⌉ bits for the outcome k. By Kraft's inequality, Σ 2^−length ≤ 1, there is a prefix code of
 * these lengths, and its expected length is at least the entropy and less than one bit above it. Huffman's is never longer.
 *
 * @param weights counts or probabilities, not necessarily summing to one; none may be 0, which would need a word without end
 * @returns the lengths, canonical words and expected length, as {@link PrefixCode} says
 * @throws LoglikError `probabilities-empty`, `probability-invalid`, `probabilities-not-normalised`, `symbol-impossible`
 * @see Shannon (1948), A mathematical theory of communication, section 9
 * @example shannonCode([0.5, 0.25, 0.15, 0.07, 0.03]).lengths  // [1, 2, 3, 4, 6]
 */
export function shannonCode(weights: ArrayLike<number>): PrefixCode {
  const probabilities = normalise(weights);
  const total = weightedSum(weights);
  const lengths = Array.from(weights, (weight, symbol) => {
    if (weight === 0) {
      throw new LoglikError(
        "symbol-impossible",
        `shannonCode: symbol ${symbol} has the weight 0, and −log₂ 0 bits are no length. Leave it out, or give it some weight.`,
        { symbol },
      );
    }
    // The least length with weight ≥ total · 2^−length: doubling is exact, a logarithm is not.
    let length = 0;
    while (weight * 2 ** length < total) length++;
    return length;
  });
  return { lengths, words: canonicalWords(lengths), expectedLength: weightedSum(probabilities, lengths) };
}
