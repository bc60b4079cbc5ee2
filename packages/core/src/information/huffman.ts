import { weightedSum } from "../sample.js";
import { normalise } from "./probabilities.js";

/** A prefix code: a word of 0s and 1s for each symbol. Plain data. */
export interface HuffmanCode {
  /** Bits of each symbol's word; 0 for a lone symbol. A symbol of weight 0 has a word too: it may yet come. */
  readonly lengths: readonly number[];
  /** The words, "" for a lone symbol. No word begins another. */
  readonly words: readonly string[];
  /** Σ pₖ lengthₖ, bits a symbol: at least the entropy and less than one bit above it. */
  readonly expectedLength: number;
}

/** A node of the tree: its weight, and the symbols below it. */
interface Node {
  readonly weight: number;
  readonly symbols: readonly number[];
}

/**
 * Huffman's code: the prefix code of least expected length. The two lightest nodes are joined until one is left.
 *
 * Among equal weights single symbols are joined before joined nodes, which makes the longest word as short as possible. The words
 * are the canonical ones: shorter first, then by symbol, each the next binary number.
 *
 * @param weights counts or probabilities, not necessarily summing to one
 * @throws LoglikError `probabilities-empty`, `probability-invalid`, `probabilities-not-normalised`
 * @see Huffman (1952), A method for the construction of minimum-redundancy codes
 * @example huffmanCode([8, 4, 2, 1, 1]).words  // ["0", "10", "110", "1110", "1111"]
 */
export function huffmanCode(weights: ArrayLike<number>): HuffmanCode {
  const probabilities = normalise(weights);
  const lengths = new Array<number>(weights.length).fill(0);
  // Two queues, each in order of weight: symbols, and what has been joined.
  const single: Node[] = Array.from(weights, (weight, symbol) => ({ weight, symbols: [symbol] }));
  single.sort((a, b) => a.weight - b.weight);
  const joined: Node[] = [];
  const lightest = (): Node => {
    const takeSingle = single.length > 0 && (joined.length === 0 || single[0].weight <= joined[0].weight);
    return (takeSingle ? single : joined).shift() as Node;
  };
  while (single.length + joined.length > 1) {
    const [first, second] = [lightest(), lightest()];
    const symbols = [...first.symbols, ...second.symbols];
    for (const symbol of symbols) lengths[symbol]++;
    joined.push({ weight: first.weight + second.weight, symbols });
  }
  return { lengths, words: canonicalWords(lengths), expectedLength: weightedSum(probabilities, lengths) };
}

/**
 * The canonical words of given lengths: sorted by length and symbol, each word is the one before plus 1, filled up with zeros.
 *
 * @example canonicalWords([2, 1, 2])  // ["10", "0", "11"]
 */
export function canonicalWords(lengths: readonly number[]): string[] {
  const words = new Array<string>(lengths.length).fill("");
  const order = lengths.map((_, symbol) => symbol).filter((symbol) => lengths[symbol] > 0);
  order.sort((a, b) => lengths[a] - lengths[b] || a - b);
  let code = 0n;
  let length = 0;
  for (const symbol of order) {
    code <<= BigInt(lengths[symbol] - length);
    length = lengths[symbol];
    words[symbol] = code.toString(2).padStart(length, "0");
    code += 1n;
  }
  return words;
}
