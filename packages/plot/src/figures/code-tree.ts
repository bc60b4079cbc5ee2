import { LoglikError } from "@loglik/core";
import { checkNumber, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkNames } from "./check-names.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** A prefix code as a tree: at each fork 0 goes up and 1 down, and a symbol stands where its word ends. */
export interface CodeTreeFigure extends FigureCommon {
  readonly kind: "code-tree";
  readonly symbols: readonly string[];
  readonly probabilities: Float64Array;
  /** The word of each symbol, in 0s and 1s; "" for a lone symbol. */
  readonly words: readonly string[];
  /** Bits a symbol, on average. */
  readonly expectedLength?: number;
}

export interface CodeTreeInput extends FigureCommon {
  /** Names of the symbols; default "0", "1", …. */
  readonly symbols?: readonly string[];
  /** The probabilities that the code was made for. */
  readonly probabilities: ArrayLike<number>;
  /** What `huffmanCode` returns. */
  readonly code: { readonly words: readonly string[]; readonly expectedLength?: number };
}

const codeTreeNames: InputNames<CodeTreeInput> = {
  symbols: true,
  probabilities: true,
  code: true,
  caption: true,
};

/**
 * The tree of a prefix code such as Huffman's, with every symbol's probability and word at its leaf.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-names`, `figure-out-of-range`, `figure-code` for a word that is no word, or that begins another one.
 * @example codeTree({ symbols: ["a", "b", "c"], probabilities: [0.5, 0.25, 0.25], code: { words: ["0", "10", "11"] } }).words[2]  // "11"
 */
export function codeTree(input: CodeTreeInput): CodeTreeFigure {
  checkInput("codeTree", input, codeTreeNames);
  const figure = "codeTree";
  const place = { figure, path: "probabilities" };
  const probabilities = checkWithin(checkNumbers(input.probabilities, place), 0, 1, place, "a probability");
  const count = probabilities.length;
  const words = checkNames(
    input.code?.words ?? null,
    count,
    { figure, path: "code.words" },
    "one for each probability",
  );
  checkPrefixFree(figure, words);
  const { expectedLength } = input.code;
  return {
    kind: "code-tree",
    symbols: checkNames(input.symbols, count, { figure, path: "symbols" }, "one for each probability"),
    probabilities,
    words,
    ...(expectedLength !== undefined && {
      expectedLength: checkNumber(expectedLength, { figure, path: "code.expectedLength" }),
    }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkPrefixFree(figure: string, words: readonly string[]): void {
  const wrong = words.findIndex((word) => !/^[01]*$/.test(word));
  if (wrong >= 0) {
    throw new LoglikError(
      "figure-code",
      `${figure}: code.words[${wrong}] is ${JSON.stringify(words[wrong])}; a word consists of 0s and 1s. Pass the words of a ` +
        "binary code, such as huffmanCode's.",
      { figure, index: wrong, word: words[wrong] },
    );
  }
  // In order of the letters a word stands right before those that it begins.
  const order = words.map((_, index) => index).sort((a, b) => (words[a] < words[b] ? -1 : words[a] > words[b] ? 1 : 0));
  for (let rank = 1; rank < order.length; rank++) {
    const [first, second] = [order[rank - 1], order[rank]];
    if (!words[second].startsWith(words[first])) continue;
    throw new LoglikError(
      "figure-code",
      `${figure}: code.words[${first}], "${words[first]}", begins code.words[${second}], "${words[second]}"; in a prefix code ` +
        "no word begins another, or a reader could not tell where a word ends.",
      { figure, first, second },
    );
  }
}
