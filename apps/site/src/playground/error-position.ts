import type { RunError } from "./protocol";

/**
 * Where in the reader's code an error arose: the first line of its stack that names the file. Chromium and Node write
 * `at f (coin.ts:3:5)`, Firefox and Safari `f@coin.ts:3:5`. The column is left out: stripping the types keeps the lines
 * and moves the columns.
 */
export function describeError(error: unknown, file: string): RunError {
  if (!(error instanceof Error)) return { message: `thrown: ${String(error)}` };
  const name = error.name === "Error" ? "" : `${error.name}: `;
  const pattern = new RegExp(`${file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}:(\\d+):\\d+`);
  const position = pattern.exec(error.stack ?? "");
  return {
    message: `${name}${error.message}`,
    line: position ? Number(position[1]) : undefined,
  };
}
