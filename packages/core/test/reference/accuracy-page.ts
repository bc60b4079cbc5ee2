import { accuracyExceptions } from "./exceptions.js";
import type { Comparison } from "./measure.js";
import type { Disagreement } from "./other-programs.js";

/** Numbers below this in size are judged by their absolute error: there the true value passes through 0. */
const ABSOLUTE = 1e-15;

/** Relative error, or the absolute one where the value passes through 0. */
function errorOf({ actual, expected, error }: Comparison): number {
  const absolute = Math.abs(actual - expected);
  return absolute <= ABSOLUTE ? Math.min(error, absolute) : error;
}

/** One digit, rounded up: the last digits of Math.exp and Math.log are each engine's own. */
function roundedUp(error: number): string {
  if (error === 0) return "exact";
  if (error === Infinity) return "infinite";
  const exponent = Math.floor(Math.log10(error));
  const digit = Math.ceil(error / 10 ** exponent - 1e-9);
  return digit === 10 ? `1e${exponent + 1}` : `${digit}e${exponent}`;
}

/** What a function of another program gets wrong, in a cell. */
function cell(found: Disagreement | undefined): string {
  if (found === undefined) return "";
  const { worst, points } = found;
  const number = worst === Infinity ? "infinite" : worst < 1e-3 ? worst.toExponential() : String(worst);
  return `${number} (${points})`;
}

/** One row a function of a family. */
function rowsOf(family: string, numbers: readonly Comparison[], others: readonly Disagreement[]): string[] {
  // Components of a vector are one function: score[2] is the score.
  const functionOf = ({ what }: Comparison) => what.replace(/\[\d+\]$/, "");
  return [...new Set(numbers.map(functionOf))].map((what) => {
    const mine = numbers.filter((comparison) => functionOf(comparison) === what);
    const worst = Math.max(...mine.map(errorOf));
    const by = (program: string) =>
      cell(others.find((each) => each.program === program && each.family === family && each.what === what));
    return `| ${family} | ${what} | ${mine.length} | ${roundedUp(worst)} | ${by("SciPy")} | ${by("R")} |`;
  });
}

/** The page docs/reference/accuracy.md, from what was measured. */
export function accuracyPage(
  measured: ReadonlyMap<string, readonly Comparison[]>,
  others: readonly Disagreement[],
): string {
  const numbers = [...measured.values()].flat();
  const outside = numbers.filter((comparison) => !comparison.within).length;
  const rows = [...measured].flatMap(([family, comparisons]) => rowsOf(family, comparisons, others));
  const listed = accuracyExceptions.map(({ id, what, at, reason }) => `- ${id}, ${what} at ${at}: ${reason}`);
  return `---
title: Accuracy
description: The worst error of each function of each family on numbers computed with 50 digits, and beside it that of SciPy and R.
---

# Accuracy

Every function of every family, at ${numbers.length} points that another program computed with 50 and more digits: in the body and far into the tails, for shapes from 1e-3 to 1e10. The table gives the worst relative error of each function (the absolute one where the true value passes through 0 and both agree to 1e-15; a score is relative to its largest component). Errors are rounded up to one digit; float64 itself has an error of 1.1e-16. Where a probability lies within rounding of a step of a discrete distribution, the quantile on either side of it counts as right.

Beside it the worst relative error of SciPy 1.10.1 and R 4.2.2 at the same points, with the number of points where it exceeds 1e-9. An empty cell means that there is no such point, or that the program has no such function. "infinite" stands for a wrong infinity or NaN.

${outside === 0 ? "No point lies outside the tolerances of the tests." : `${outside} points lie outside the tolerances of the tests:`}
${listed.length === 0 ? "" : `\n${listed.join("\n")}\n`}
The tests of \`@loglik/core\` write this page and fail when it is out of date: \`npm run accuracy\` in \`packages/core\` writes it anew.

| Family | Function | Points | loglik | SciPy | R |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}
