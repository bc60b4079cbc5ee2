import { looksMissing } from "@loglik/data";
import { quoteForShell } from "./quote-for-shell.js";

/** The option of the command line that mends what an error of the readers complains of, in words; undefined if none does. */
export function optionHint(code: unknown, detail: Readonly<Record<string, unknown>>): string | undefined {
  const { column, value } = detail;
  if (code === "cell-not-numeric" || code === "cell-not-finite") {
    if (typeof value !== "string") return undefined;
    if (looksMissing(value)) return `On the command line: --missing ${quoteForShell(value)}`;
    if (/^[+\-−]?\d+,\d+$/.test(value)) return "On the command line: --decimal comma";
    return undefined;
  }
  const leavesOut = code === "too-many-levels" || code === "column-empty";
  return leavesOut && typeof column === "string"
    ? `On the command line: --without ${quoteForShell(column)}`
    : undefined;
}
