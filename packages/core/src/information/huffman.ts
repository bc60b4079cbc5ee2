import { LoglikError } from "../error.js";
import { weightedSum } from "../sample.js";
import { normalise } from "./probabilities.js";

/** A prefix code: a word for each symbol, of 0s and 1s unless more digits were asked for. Plain data. */
export interface HuffmanCode {
  /** Digits of each symbol's word; 0 for a lone symbol. A symbol of weight 0 has a word too: it may yet come. */
  readonly lengths: readonly number[];
  /** The words, "" for a lone symbol. No word begins another. */
  readonly words: readonly string[];
  /** Σ pₖ lengthₖ, digits a symbol: at least the entropy to the base of so many digits, and less than one above it. */
  readonly expectedLength: number;
}

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
export function huffmanCode(weights: ArrayLike<number>, { arity = 2 }: HuffmanOptions = {}): HuffmanCode {
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

/**
 * The canonical words of given lengths: sorted by length and symbol, each word is the one before plus 1, filled up with zeros.
 *
 * @example canonicalWords([2, 1, 2])  // ["10", "0", "11"]
 */
export function canonicalWords(lengths: readonly number[], arity = 2): string[] {
  const words = new Array<string>(lengths.length).fill("");
  const order = lengths.map((_, symbol) => symbol).filter((symbol) => lengths[symbol] > 0);
  order.sort((a, b) => lengths[a] - lengths[b] || a - b);
  let code = 0n;
  let length = 0;
  for (const symbol of order) {
    code *= BigInt(arity) ** BigInt(lengths[symbol] - length);
    length = lengths[symbol];
    words[symbol] = code.toString(arity).padStart(length, "0");
    code += 1n;
  }
  return words;
}
