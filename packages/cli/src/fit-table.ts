import { completeCommand, type FitCommand, type FitRequest } from "./command.js";
import { makeFigures } from "./figures.js";
import { fitLinear } from "./fit-linear.js";
import { fitNetwork } from "./fit-network.js";
import type { FitReport, LossReport } from "./fit-report.js";
import { likelihoods } from "./likelihoods.js";
import type { Model } from "./model.js";
import { type Progress, silent } from "./progress.js";
import { openTable } from "./read-table.js";
import { makeSample, type Rows, type Sample } from "./sample.js";
import { type Score, score } from "./score.js";
import { count } from "./show/numbers.js";
import type { ReportFigure } from "./show/page.js";
import { version } from "./version.js";

/** A fit: what it has to say, and how to draw it (drawing costs time, so it waits until somebody asks). */
export interface FittedTable {
  readonly report: FitReport;
  figures(): Promise<readonly ReportFigure[]>;
}

/**
 * Reads a table, fits the likelihood that the command names, and scores the fit.
 *
 * @throws LoglikError for anything wrong with the file, the columns, the rows or the options.
 * @example (await fitTable({ table: "cars", target: "dist", likelihood: "normal" })).report.nll.fitted.nats  // 4.131568…
 */
export async function fitTable(request: FitRequest, progress: Progress = silent): Promise<FittedTable> {
  const command = completeCommand(request);
  const source = await openTable(command.table);
  const sample = makeSample(source, command);
  const isNetwork = command.hidden.length > 0;
  const { rows } = sample.fitted;
  const inputs = sample.predictors.length;
  // Newton's method takes seconds from about here on, and tells nothing before it is done.
  if (!isNetwork && rows * inputs > 500_000)
    progress.say(`fitting ${count(rows)} rows and ${count(inputs)} predictors …`);
  const fit = isNetwork ? await fitNetwork(sample, command, progress) : fitLinear(sample, command);
  const { model } = fit;
  const scored = async (rows: Rows): Promise<{ score: Score; eta: Float64Array }> => {
    const eta = await model.eta(rows.x, rows.rows);
    return { eta, score: score(model.head, rows.y, eta, model.constantEta) };
  };
  const fitted = await scored(sample.fitted);
  const heldOut = sample.heldOut && (await scored(sample.heldOut));
  const { classes } = sample;
  const confusion = (rows: Rows, eta: Float64Array) => classes && countPredictions(model, rows, eta, classes.length);
  const theta = model.head.theta(fitted.eta, 0) as { readonly scale?: number };
  const report: FitReport = {
    loglik: version,
    table: sample.name,
    target: sample.target,
    likelihood: command.likelihood,
    model: {
      name: isNetwork ? "network" : likelihoods[command.likelihood].linearName,
      hidden: command.hidden,
      predictors: sample.predictors,
      baselines: baselinesOf(sample),
      parameters: model.parameters,
    },
    ...(classes && { classes }),
    ...(classes && likelihoods[command.likelihood].target === "two classes" && { positiveClass: classes[1] }),
    rows: sample.counts,
    nll: { fitted: fitted.score, ...(heldOut && { heldOut: heldOut.score }) },
    loss: lossReport(model, fitted.eta, fitted.score, heldOut?.score),
    fit: fit.ending,
    ...("coefficients" in fit && { coefficients: fit.coefficients }),
    ...(classes === undefined && theta.scale !== undefined && { scale: theta.scale }),
    ...(classes && {
      confusion: {
        fitted: confusion(sample.fitted, fitted.eta) ?? [],
        ...(heldOut && sample.heldOut && { heldOut: confusion(sample.heldOut, heldOut.eta) }),
      },
    }),
    notes: [],
  };
  const notes = notesOf(sample, command, [...fit.notes, ...lossNotes(report)]);
  return {
    report: { ...report, notes },
    figures: () => makeFigures(report, sample, model, "history" in fit ? fit.history : undefined),
  };
}

/** The loss is a function of the NLL and of what it holds fixed (σ), so one row's parameters suffice. */
function lossReport({ head }: Model, eta: Float64Array, fitted: Score, heldOut: Score | undefined): LossReport {
  const { ledger } = head;
  const theta = head.theta(eta, 0);
  return {
    name: ledger.loss,
    alsoKnownAs: ledger.alsoKnownAs,
    value: ledger.fromNll(fitted.nats, theta),
    ...(heldOut && { heldOutValue: ledger.fromNll(heldOut.nats, theta) }),
    dropped: ledger.dropped.map(({ kind, expression, why }) => ({ kind, expression, why })),
  };
}

/** A mean of squares leaves the numbers sooner than the NLL does, which takes logarithms. */
function lossNotes({ loss, scale }: FitReport): string[] {
  if (scale === undefined || !(scale > 0) || (Number.isFinite(loss.value) && loss.value !== 0)) return [];
  const size =
    loss.value === 0
      ? "below the smallest number, about 5e−324, and reads 0"
      : "above the largest number, about 1.8e308, and reads ∞";
  return [`The ${loss.name} is ${size}. The NLL is not harmed: it needs no square of the target's units.`];
}

function countPredictions({ head }: Model, { y, rows }: Rows, eta: Float64Array, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let row = 0; row < rows; row++) counts[y[row]][head.predict(eta, row)] += 1;
  return counts;
}

function baselinesOf({ encodings }: Sample): Record<string, string> {
  return Object.fromEntries(
    encodings.flatMap((item) => (item.type === "indicator" ? [[item.column, item.baseline]] : [])),
  );
}

function notesOf(sample: Sample, { unusedOptions }: FitCommand, more: readonly string[]): string[] {
  const unused = unusedOptions.map((name) => `--${name}`).join(", ");
  return [
    ...sample.notes,
    ...(unusedOptions.length > 0
      ? [`${unused} had no effect: without --hidden, Newton's method runs to the maximum by itself.`]
      : []),
    ...more,
  ];
}
