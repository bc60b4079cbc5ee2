import { onOneLine } from "@loglik/data";
import type { Coefficient } from "../coefficients.js";
import type { FitReport } from "../fit-report.js";
import type { Ink } from "./ink.js";
import { alignPoints, count, decimals, estimateWithError, nll } from "./numbers.js";
import {
  baselineSentence,
  classSentence,
  lossSentence,
  modelSentence,
  rowsSentence,
  scaleSentence,
} from "./sentences.js";
import { wrap } from "./wrap.js";

/** Lines beyond this length are wrapped, however wide the terminal: a measure that reads well. */
const widest = 100;
/** Below this, tables are wider than the terminal anyway, and sentences would be cut into words. */
const narrowest = 40;
const longestTable = 60;

/** The summary of a fit for a terminal. */
export function summary(fit: FitReport, ink: Ink, columns = widest): string {
  const report = textsOnOneLine(fit);
  const measure = Math.max(narrowest, Math.min(widest, columns));
  const sentences = (...texts: (string | undefined)[]) =>
    texts.filter((text) => text !== undefined).flatMap((text) => wrap(text, measure));
  const blocks = [
    [ink.bold(`${report.target} in ${report.table}`), ...sentences(modelSentence(report), classSentence(report))],
    nllTable(report, ink),
    labelled(ink, measure, [
      ["Rows", rowsSentence(report)],
      ["Loss", lossSentence(report)],
      ["Scale", scaleSentence(report)],
      ["Fit", report.fit.message],
    ]),
    report.coefficients === undefined ? [] : coefficientTable(report, ink, measure),
    sentences(...report.notes.map((note) => `Note: ${note}`)),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The same plain data with every text on one line: names come from the file. */
function textsOnOneLine<T>(data: T): T {
  if (typeof data === "string") return onOneLine(data) as T;
  if (Array.isArray(data)) return data.map(textsOnOneLine) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [onOneLine(key), textsOnOneLine(value)])) as T;
}

function nllTable({ nll: scores }: FitReport, ink: Ink): string[] {
  const rows = [
    { label: "fitted", score: scores.fitted },
    ...(scores.heldOut ? [{ label: "held out", score: scores.heldOut }] : []),
  ];
  const columns = [
    ["nats", ...alignPoints(rows.map(({ score }) => nll(score.nats)))],
    ["bits", ...alignPoints(rows.map(({ score }) => nll(score.bits)))],
    ["constant model, nats", ...alignPoints(rows.map(({ score }) => nll(score.constantModelNats)))],
    ["rows", ...rows.map(({ score }) => count(score.rows))],
  ];
  const lines = table(["NLL per observation", ...rows.map(({ label }) => label)], columns);
  return [ink.dim(lines[0]), ink.blue(lines[1]), ...lines.slice(2).map(ink.blue)];
}

function coefficientTable(report: FitReport, ink: Ink, measure: number): string[] {
  const coefficients = report.coefficients ?? [];
  const shown = coefficients.slice(0, longestTable);
  const outputs = [...new Set(shown.map(({ output }) => output))];
  const lines: string[] = [];
  const written = shown.map((item) => estimateWithError(item.estimate, item.standardError));
  const columns = [
    ["estimate", ...alignPoints(written.map(({ estimate }) => estimate))],
    ["std. error", ...alignPoints(written.map(({ error }) => error))],
    ["z", ...alignPoints(shown.map(({ z }) => (z === null ? "—" : decimals(z, 2))))],
  ];
  const [head, ...body] = table(["coefficient", ...shown.map(({ name }) => name)], columns);
  lines.push(ink.dim(head));
  for (const output of outputs) {
    lines.push(ink.dim(`  ${output}`));
    shown.forEach((item: Coefficient, index) => {
      if (item.output === output) lines.push(body[index]);
    });
  }
  const rest = coefficients.length - shown.length;
  if (rest > 0) lines.push(ink.dim(`  … and ${count(rest)} more; --json lists them all`));
  const baseline = baselineSentence(report);
  return baseline === undefined ? lines : [...lines, ...wrap(baseline, measure)];
}

/** Lines of a table: a column of labels, flush left, and columns of numbers, flush right, each with its heading. */
function table(labels: readonly string[], columns: readonly (readonly string[])[]): string[] {
  const longest = (cells: readonly string[]) => Math.max(...cells.map((cell) => cell.length));
  const first = Math.max(...labels.map(cellsWide));
  const widths = columns.map(longest);
  return labels.map((label, row) =>
    `  ${label}${" ".repeat(first - cellsWide(label))}${columns.map((cells, column) => `   ${cells[row].padStart(widths[column])}`).join("")}`.trimEnd(),
  );
}

/** Columns of a terminal that a text takes: letters of East Asia and pictures take two, marks on letters none. */
function cellsWide(text: string): number {
  const letters = [...text].filter((letter) => !/\p{M}/u.test(letter));
  return (
    letters.length +
    letters.filter((letter) =>
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        letter,
      ),
    ).length
  );
}

function labelled(ink: Ink, measure: number, entries: readonly (readonly [string, string | undefined])[]): string[] {
  const indent = 8;
  return entries.flatMap(([label, text]) =>
    (text === undefined ? [] : wrap(text, measure - indent)).map((line, index) =>
      index === 0 ? `  ${ink.dim(label.padEnd(indent - 2))}${line}` : " ".repeat(indent) + line,
    ),
  );
}
