import { inspect } from "./inspect";
import type { OutputEntry } from "./protocol";

const maximumLines = 2000;
const linesAtOnce = 200;
const flushEveryMilliseconds = 50;

/** The part of `console` that the reader's code has. */
export interface PageConsole {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  table(rows: unknown): void;
}

/**
 * A console that hands on its first 200 lines at once, later ones in batches, at most twenty times a second, and none
 * after 2000: a loop that prints for ever would otherwise bury the page in messages, which is how a page hangs although
 * the loop is elsewhere. The first lines do not wait, because code that then loops in silence never gets to send them.
 */
export function batchedConsole(
  send: (entries: readonly OutputEntry[]) => void,
  now: () => number = () => performance.now(),
): { console: PageConsole; flush: () => void } {
  let waiting: OutputEntry[] = [];
  let lines = 0;
  let lastSent = Number.NEGATIVE_INFINITY;

  function flush() {
    if (waiting.length > 0) send(waiting);
    waiting = [];
    lastSent = now();
  }
  function write(level: OutputEntry["level"], text: string) {
    if (lines >= maximumLines) return;
    lines += text.split("\n").length;
    waiting.push({ level, text });
    const full = lines >= maximumLines;
    if (full) waiting.push({ level: "warn", text: `… output cut after ${maximumLines} lines` });
    if (full || lines <= linesAtOnce || now() - lastSent >= flushEveryMilliseconds) flush();
  }
  const at =
    (level: OutputEntry["level"]) =>
    (...values: unknown[]) =>
      write(level, values.map(inspect).join(" "));
  return {
    console: {
      log: at("log"),
      info: at("log"),
      debug: at("log"),
      warn: at("warn"),
      error: at("error"),
      table: (rows) => write("log", table(rows)),
    },
    flush,
  };
}

/** console.table: rows of plain objects as aligned columns. Anything else as console.log shows it. */
function table(rows: unknown): string {
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === "object" && row !== null)) return inspect(rows);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => inspect(row[column])))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells.map((row) => row.map((cell, column) => cell.padStart(widths[column])).join("  ")).join("\n");
}
