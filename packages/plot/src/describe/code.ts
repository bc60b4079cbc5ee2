import type { CodeLengthsFigure } from "../figures/code-lengths.js";
import type { CodeTreeFigure } from "../figures/code-tree.js";
import { formatNumber } from "../layout/format-number.js";
import { listSome } from "./phrases.js";

export function describeCodeTree({ symbols, probabilities, words, expectedLength }: CodeTreeFigure): string {
  const leaves = symbols.map(
    (symbol, k) => `${symbol} (${formatNumber(probabilities[k], 3)}) is ${words[k] || "no bits"}`,
  );
  const mean = expectedLength === undefined ? "" : `; ${formatNumber(expectedLength)} bits a symbol on average`;
  return `Tree of a prefix code: ${listSome(leaves)}${mean}.`;
}

export function describeCodeLengths({ symbols, ideal, used, average }: CodeLengthsFigure): string {
  const rows = symbols.map((symbol, k) => `${symbol} uses ${formatNumber(used[k])} for ${formatNumber(ideal[k])}`);
  const means = average && `; on average ${formatNumber(average.used)} for ${formatNumber(average.ideal)}`;
  return `Code lengths in bits, used and ideal: ${listSome(rows)}${means ?? ""}.`;
}
