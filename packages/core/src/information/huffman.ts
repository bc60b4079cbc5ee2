import { LoglikError } from "../error.js";
import { weightedSum } from "../sample.js";
import { canonicalWords, type PrefixCode } from "./prefix-code.js";
import { normalise } from "./probabilities.js";

/** A node of the tree: its weight, and the symbols below it. */
interface Node {
  readonly weight: number;
  readonly symbols: readonly number[];
}

/** Settings of {@link huffmanCode}. */
export interface HuffmanOptions {
  /** How many different digits a word is made of, 2 to 36; default 2. */
  readonly arity?: number;
}

/**
 * Huffman's code: the prefix code of least expected length. The two lightest nodes are joined until one is left; with more digits,
 * as many as there are digits, the first time as few as leave whole groups for all other times.
 *
 * Among equal weights single symbols are joined before joined nodes, which makes the longest word as short as possible. The words
 * are the canonical ones: shorter first, then by symbol, each the next binary number.
 *
 * @param weights counts or probabilities, not necessarily summing to one
 * @throws LoglikError `probabilities-empty`, `probability-invalid`, `probabilities-not-normalised`, `option-invalid`
 * @see Huffman (1952), A method for the construction of minimum-redundancy codes
 * @example huffmanCode([8, 4, 2, 1, 1]).words  // ["0", "10", "110", "1110", "1111"]
 * @example huffmanCode([8, 4, 2, 1, 1], { arity: 3 }).words  // ["0", "1", "20", "21", "22"]
 */
export function huffmanCode(weights: ArrayLike<number>, { arity = 2 }: HuffmanOptions = {}): PrefixCode {
  const probabilities = normalise(weights);
  if (!(Number.isInteger(arity) && arity >= 2 && arity <= 36)) {
    throw new LoglikError("option-invalid", `huffmanCode: arity is ${arity}; expected a whole number from 2 to 36.`, {
      arity,
    });
  }
  const lengths = new Array<number>(weights.length).fill(0);
  // Two queues, each in order of weight: symbols, and what has been joined.
  const single: Node[] = Array.from(weights, (weight, symbol) => ({ weight, symbols: [symbol] }));
  single.sort((a, b) => a.weight - b.weight);
  const joined: Node[] = [];
  const lightest = (): Node => {
    const takeSingle = single.length > 0 && (joined.length === 0 || single[0].weight <= joined[0].weight);
    return (takeSingle ? single : joined).shift() as Node;
  };
  // Each time takes away arity − 1 nodes, and one is to be left.
  let size = ((weights.length - 2) % (arity - 1)) + 2;
  while (single.length + joined.length > 1) {
    const nodes = Array.from({ length: size }, lightest);
    const symbols = nodes.flatMap((node) => node.symbols);
    for (const symbol of symbols) lengths[symbol]++;
    joined.push({ weight: nodes.reduce((sum, { weight }) => sum + weight, 0), symbols });
    size = arity;
  }
  return { lengths, words: canonicalWords(lengths, arity), expectedLength: weightedSum(probabilities, lengths) };
}
