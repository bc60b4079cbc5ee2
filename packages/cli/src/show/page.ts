import type { Figure } from "@loglik/plot";
import { figureToSvg } from "@loglik/plot/node";
import type { FitReport } from "../fit-report.js";
import { escapeHtml } from "./escape-html.js";
import { decimals, significant } from "./numbers.js";
import { pageStyle } from "./page-style.js";
import { coefficientTable, confusionTables } from "./page-tables.js";
import {
  baselineSentence,
  capital,
  classSentence,
  lossSentence,
  modelSentence,
  rowsSentence,
  scaleSentence,
} from "./sentences.js";

/** A figure of the report with its heading. */
export interface ReportFigure {
  readonly title: string;
  readonly figure: Figure;
  readonly caption: string;
}

/** The report as one self-contained HTML page: no script, no font and no image from elsewhere. */
export function reportPage(report: FitReport, figures: readonly ReportFigure[], commandLine: string): string {
  const title = `${report.target} in ${report.table}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · loglik</title>
<style>
${pageStyle}
</style>
</head>
<body>
<main>
<header>
<p class="kicker">Maximum likelihood report</p>
<h1>${escapeHtml(report.target)} <span>in ${escapeHtml(report.table)}</span></h1>
${paragraphs(modelSentence(report), classSentence(report))}
</header>
${keyNumbers(report)}
${report.notes.length > 0 ? `<aside>${paragraphs(...report.notes)}</aside>` : ""}
${figures.map(figureSection).join("\n")}
${coefficientTable(report)}
${confusionTables(report)}
<section>
<h2>What was computed</h2>
<dl class="facts">
${fact("Rows", rowsSentence(report))}
${fact("Fit", report.fit.message)}
${fact("Scale", scaleSentence(report))}
${fact("Loss", lossSentence(report))}
${report.loss.dropped.map(({ expression, why }) => fact(`Drops ${expression}`, why)).join("\n")}
${fact("Also called", report.loss.alsoKnownAs.join(", "))}
${fact("Predictors", baselineSentence(report))}
${fact("Command", `<code>${escapeHtml(commandLine)}</code>`, true)}
</dl>
</section>
<footer>loglik ${escapeHtml(report.loglik)}. Likelihoods are full: no constant is left out, logarithms are natural, units are the target’s own.</footer>
</main>
</body>
</html>
`;
}

function keyNumbers({ nll: { fitted, heldOut }, loss }: FitReport): string {
  const scores = [
    { label: "NLL on the fitted rows", score: fitted },
    ...(heldOut ? [{ label: "NLL on the held-out rows", score: heldOut }] : []),
  ];
  const tiles = scores.map(({ label, score }) =>
    tile(
      label,
      decimals(score.nats, 4),
      `nats per observation, ${decimals(score.bits, 4)} bits. A constant model has ${decimals(score.constantModelNats, 4)} nats.`,
    ),
  );
  return `<div class="tiles">
${[...tiles, tile(capital(loss.name), loss.dropped.length === 0 ? decimals(loss.value, 4) : significant(loss.value, 5), loss.dropped.length === 0 ? "The loss is the NLL: it drops nothing." : `The loss leaves out ${loss.dropped.map(({ expression }) => expression).join(" and ")}.`)].join("\n")}
</div>`;
}

function tile(label: string, value: string, note: string): string {
  return `<div class="tile"><p class="label">${escapeHtml(label)}</p><p class="value">${escapeHtml(value)}</p><p class="note">${escapeHtml(note)}</p></div>`;
}

/** Two drawings of each figure, since letters that are scaled down with a drawing cannot be read on a phone. */
function figureSection({ title, figure, caption }: ReportFigure): string {
  const draw = (width: number) => figureToSvg(figure, { width, standalone: false });
  return `<section>
<h2>${escapeHtml(title)}</h2>
<figure>
<div class="wide">${draw(680)}</div>
<div class="narrow">${draw(340)}</div>
<figcaption>${escapeHtml(caption)}</figcaption>
</figure>
</section>`;
}

function fact(term: string, description: string | undefined, isHtml = false): string {
  if (description === undefined || description === "") return "";
  return `<div><dt>${escapeHtml(term)}</dt><dd>${isHtml ? description : escapeHtml(description)}</dd></div>`;
}

function paragraphs(...texts: (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .map((text) => `<p>${escapeHtml(text)}</p>`)
    .join("\n");
}
