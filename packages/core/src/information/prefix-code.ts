/** A prefix code: a word for each symbol, of 0s and 1s unless more digits were asked for. Plain data. */
export interface PrefixCode {
  /** Digits of each symbol's word; 0 for a lone symbol. A symbol of weight 0 has a word too: it may yet come. */
  readonly lengths: readonly number[];
  /** The words, "" for a lone symbol. No word begins another. */
  readonly words: readonly string[];
  /** Σ pₖ lengthₖ, digits a symbol: at least the entropy to the base of so many digits, and less than one above it. */
  readonly expectedLength: number;
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
