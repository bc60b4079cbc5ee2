import { LoglikError } from "@loglik/core";
import { quote } from "./table.js";

/** How the cells of a file are understood. */
export interface CellReader {
  isMissing(cell: string): boolean;
  /** Whether a cell was meant as a number, usable or not. */
  looksNumeric(cell: string): boolean;
  /** The number that a cell holds; NaN or an infinity where it holds none that can be used. */
  number(cell: string): number;
  /** Why the cell is no number, and how to mend that. */
  problem(cell: string): { readonly code: "cell-not-finite" | "cell-not-numeric"; readonly sentence: string };
}

const withPoint = /^[+\-−]?(\d+\.?\d*|\.\d+)([eE][+\-−]?\d+)?$/;
const withComma = /^[+\-−]?(\d+,?\d*|,\d+)([eE][+\-−]?\d+)?$/;
const notFinite = /^[+\-−]?(nan|inf|infinity)$/i;
/** Thousands set apart by commas, points, blanks or apostrophes: one group at least, and then perhaps decimals. */
const grouped = /^[+\-−]?\d{1,3}(?:([,.'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
/** A number beside a sign of currency or per cent. */
const withUnit = /^[+\-−]?\p{Sc}\s?[+\-−]?[\d.,]*\d$|^[+\-−]?\d[\d.,]*\s?[\p{Sc}%‰]$/u;
/** How programs write that a cell holds nothing. */
const nothing = /^(\.|\?|-|--|—|n\/a|#n\/a|na|<na>|null|none|nil|nan|missing)$/i;

/**
 * Reads cells with these spellings of missing ones (besides nothing and NA) and this decimal mark.
 *
 * @throws LoglikError `option-invalid` for another mark
 * @example cellReader([], ",").number("2,5")  // 2.5
 */
export function cellReader(missing: readonly string[], decimal: "." | ","): CellReader {
  if (decimal !== "." && decimal !== ",") {
    const message = `typedTable: decimal is ${JSON.stringify(decimal)}; expected "." or ",".`;
    throw new LoglikError("option-invalid", message, { decimal });
  }
  const spellings = new Set(["", "NA", ...missing.map((spelling) => spelling.trim())]);
  const [usable, other] = decimal === "." ? [withPoint, withComma] : [withComma, withPoint];
  const number = (cell: string) => {
    if (!usable.test(cell)) return Number.NaN;
    const value = Number(cell);
    return Number.isNaN(value) ? Number(cell.replace(",", ".").replaceAll("−", "-")) : value;
  };

  function problem(cell: string) {
    if (notFinite.test(cell) || usable.test(cell)) {
      const listed = /nan/i.test(cell) ? `, or list ${quote(cell)} under "missing" when the table is read` : "";
      const sentence = `is not a finite number. Leave the cell empty if the value is missing${listed}.`;
      return { code: "cell-not-finite", sentence } as const;
    }
    return { code: "cell-not-numeric", sentence: `is text in an otherwise numeric column. ${mend(cell)}` } as const;
  }

  function mend(cell: string): string {
    if (other.test(cell)) {
      const [mark, name] = decimal === "." ? ["a point", "commas"] : ["a comma", "points"];
      const thousands = grouped.test(cell) ? " Between thousands nothing may stand." : "";
      return `Write decimals with ${mark}, or read the table with decimal ${name} (decimal: "${decimal === "." ? "," : "."}").${thousands}`;
    }
    if (grouped.test(cell)) return "Write numbers without anything between thousands.";
    if (withUnit.test(cell)) return "Write the bare number, and its unit in the column's name.";
    if (nothing.test(cell)) {
      return `If it stands for a missing value, leave the cell empty, or list ${quote(cell)} under "missing" when the table is read.`;
    }
    return "Mend the cell, leave it empty if the value is missing, or read the column as text if its numbers are codes.";
  }

  return {
    isMissing: (cell) => spellings.has(cell),
    looksNumeric: (cell) =>
      usable.test(cell) || other.test(cell) || notFinite.test(cell) || grouped.test(cell) || withUnit.test(cell),
    number,
    problem,
  };
}

/**
 * Whether programs write this for a cell that holds nothing: ".", "null", "N/A" and the like. Such a text among the levels of
 * a column is worth a second look.
 *
 * @example looksMissing("null")  // true
 */
export function looksMissing(text: string): boolean {
  return nothing.test(text);
}
