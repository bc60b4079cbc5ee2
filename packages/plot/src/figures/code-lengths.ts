import { checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkNames } from "./check-names.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** The bits that a code spends on each symbol, beside the −log₂ q that a model's probabilities are worth. */
export interface CodeLengthsFigure extends FigureCommon {
  readonly kind: "code-lengths";
  readonly symbols: readonly string[];
  /** −log₂ q of each symbol, bits; +Infinity for one that cannot come. */
  readonly ideal: Float64Array;
  /** Bits used on each symbol. */
  readonly used: Float64Array;
  /** Averages over the source, bits a symbol. */
  readonly average?: { readonly ideal: number; readonly used: number };
}

export interface CodeLengthsInput extends FigureCommon {
  /** Names of the symbols; default "0", "1", …. */
  readonly symbols?: readonly string[];
  readonly ideal: ArrayLike<number>;
  /** `huffmanCode(q).lengths`, or what was measured. */
  readonly used: ArrayLike<number>;
  /** For the legend: the entropy (or cross-entropy) and the code's expected length, bits. */
  readonly average?: { readonly ideal: number; readonly used: number };
}

const codeLengthsNames: InputNames<CodeLengthsInput> = {
  symbols: true,
  ideal: true,
  used: true,
  average: true,
  caption: true,
};

/**
 * Code lengths: for each symbol a bar of the bits used and a mark at the ideal length −log₂ q.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-names`, `figure-out-of-range` for a negative length.
 * @example codeLengths({ symbols: ["a", "b"], ideal: [0.15, 3.3], used: [1, 1] }).used[0]  // 1
 */
export function codeLengths(input: CodeLengthsInput): CodeLengthsFigure {
  checkInput("codeLengths", input, codeLengthsNames);
  const figure = "codeLengths";
  const lengths = (values: unknown, path: string, infinite: boolean) => {
    const place = { figure, path };
    return checkWithin(checkNumbers(values, place, { infinite }), 0, Number.POSITIVE_INFINITY, place, "a code length");
  };
  const used = lengths(input.used, "used", false);
  const { average } = input;
  return {
    kind: "code-lengths",
    symbols: checkNames(input.symbols, used.length, { figure, path: "symbols" }, "one for each length used"),
    ideal: checkLength(
      lengths(input.ideal, "ideal", true),
      used.length,
      { figure, path: "ideal" },
      "one for each length used",
    ),
    used,
    ...(average && {
      average: {
        ideal: checkNumber(average.ideal, { figure, path: "average.ideal" }),
        used: checkNumber(average.used, { figure, path: "average.used" }),
      },
    }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
