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

/** Lines beyond this length are wrapped, whatever the terminal: a measure that reads well. */
const measure = 100;
const longestTable = 60;

/** The summary of a fit for a terminal. */
export function summary(report: FitReport, ink: Ink): string {
  const sentences = (...texts: (string | undefined)[]) =>
    texts.filter((text) => text !== undefined).flatMap((text) => wrap(text, measure));
  const blocks = [
    [ink.bold(`${report.target} in ${report.table}`), ...sentences(modelSentence(report), classSentence(report))],
    nllTable(report, ink),
    labelled(ink, [
      ["Rows", rowsSentence(report)],
      ["Loss", lossSentence(report)],
      ["Scale", scaleSentence(report)],
      ["Fit", report.fit.message],
    ]),
    report.coefficients === undefined ? [] : coefficientTable(report, ink),
    sentences(...report.notes.map((note) => `Note: ${note}`)),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
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

function coefficientTable(report: FitReport, ink: Ink): string[] {
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
  const widest = (cells: readonly string[]) => Math.max(...cells.map((cell) => cell.length));
  const first = widest(labels);
  const widths = columns.map(widest);
  return labels.map((label, row) =>
    `  ${label.padEnd(first)}${columns.map((cells, column) => `   ${cells[row].padStart(widths[column])}`).join("")}`.trimEnd(),
  );
}

function labelled(ink: Ink, entries: readonly (readonly [string, string | undefined])[]): string[] {
  const indent = 8;
  return entries.flatMap(([label, text]) =>
    (text === undefined ? [] : wrap(text, measure - indent)).map((line, index) =>
      index === 0 ? `  ${ink.dim(label.padEnd(indent - 2))}${line}` : " ".repeat(indent) + line,
    ),
  );
}
