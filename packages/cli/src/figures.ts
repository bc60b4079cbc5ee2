import type { LikelihoodHead } from "@loglik/core";
import { likelihoodCurve, likelihoodSurface, regressionBand, trainingCurve } from "@loglik/plot";
import type { Coefficient } from "./coefficients.js";
import type { NetworkFit } from "./fit-network.js";
import type { FitReport } from "./fit-report.js";
import type { Model } from "./model.js";
import type { Sample } from "./sample.js";
import { meanNll } from "./score.js";
import type { ReportFigure } from "./show/page.js";

/** 0.975 quantile of the standard normal distribution: the half width of a central 95 % interval in standard deviations. */
const halfWidth95 = 1.959963984540054;
/** Evaluating a surface costs rows × gridSize² densities; beyond this many rows a reader would wait. */
const mostRowsForSurface = 20_000;
const gridSize = 49;
/** More dots than this only blacken the page, and make a file of megabytes. */
const mostDots = 2000;

/** The figures that a fit deserves. */
export async function makeFigures(
  report: FitReport,
  sample: Sample,
  model: Model,
  history: NetworkFit["history"] | undefined,
): Promise<readonly ReportFigure[]> {
  const eta = await model.eta(sample.fitted.x, sample.fitted.rows);
  const figures: (ReportFigure | undefined)[] = [
    history && trainingFigure(report, history),
    sample.classes === undefined
      ? await regressionFigure(sample, model, eta)
      : sample.classes.length === 2 && model.head.outputs.length === 1
        ? probabilityFigure(report, sample, model.head, eta)
        : undefined,
    likelihoodFigure(report, sample, model.head, eta),
  ];
  return figures.filter((figure) => figure !== undefined);
}

function trainingFigure({ nll }: FitReport, { fitted, heldOut }: NonNullable<NetworkFit["history"]>): ReportFigure {
  const constant = nll.fitted.constantModelNats;
  return {
    title: "Training",
    figure: trainingCurve({
      train: fitted,
      ...(heldOut && { validation: heldOut }),
      reference: { value: constant, label: "constant model" },
    }),
    caption:
      "Negative log-likelihood of each epoch. On the fitted rows each batch is scored before its own update; held-out rows are scored at the end of the epoch and never trained on.",
  };
}

/** One numeric predictor: the data with the fitted mean and band. Several: the observations against their fitted means. */
async function regressionFigure(sample: Sample, model: Model, eta: Float64Array): Promise<ReportFigure> {
  const { fitted, target, encodings } = sample;
  const dots = thin(fitted.rows);
  const outputs = model.head.outputs.length;
  if (encodings.length === 1 && encodings[0].type === "numeric") {
    const along = grid(...extent(fitted.x), 121);
    const { mean, low, high } = predictive(model.head, await model.eta(along, along.length), along.length);
    return {
      title: `${target} along ${encodings[0].column}`,
      figure: regressionBand({
        data: { x: dots.pick(fitted.x), y: dots.pick(fitted.y) },
        fit: { x: along, mean, bands: [{ low, high, label: "95 %" }] },
        labels: { x: encodings[0].column, y: target },
      }),
      caption: `${dots.sentence} The line is the mean of p(${target} | ${encodings[0].column}); the band holds the middle 95 % of that distribution, at the estimated parameters.`,
    };
  }
  const means = Float64Array.from({ length: fitted.rows }, (_, row) => eta[row * outputs]);
  const along = grid(...extent(means), 2);
  const { scale } = model.head.theta(eta, 0) as { scale: number };
  return {
    title: "Observed against fitted",
    figure: regressionBand({
      data: { x: dots.pick(means), y: dots.pick(fitted.y) },
      fit: {
        x: along,
        mean: along,
        label: "observed = fitted",
        bands: [
          {
            low: along.map((value) => value - halfWidth95 * scale),
            high: along.map((value) => value + halfWidth95 * scale),
            label: "95 %",
          },
        ],
      },
      labels: { x: `fitted mean of ${target}`, y: `observed ${target}` },
    }),
    caption: `${dots.sentence} Under the model the observations scatter about the line with one standard deviation; the band holds the middle 95 % of that distribution.`,
  };
}

function predictive(head: LikelihoodHead, eta: Float64Array, rows: number) {
  const thetas = Array.from({ length: rows }, (_, row) => head.theta(eta, row) as { loc: number; scale: number });
  return {
    mean: Float64Array.from(thetas, ({ loc }) => loc),
    low: Float64Array.from(thetas, ({ loc, scale }) => loc - halfWidth95 * scale),
    high: Float64Array.from(thetas, ({ loc, scale }) => loc + halfWidth95 * scale),
  };
}

/** Two classes: the rows by their fitted log odds, with the probability that those odds mean. */
function probabilityFigure(report: FitReport, sample: Sample, head: LikelihoodHead, eta: Float64Array): ReportFigure {
  const { positiveClass } = report;
  const dots = thin(sample.fitted.rows);
  const [low, high] = extent(eta);
  const along = grid(low === high ? low - 1 : low, low === high ? high + 1 : high, 121);
  const mean = along.map((_, row) => (head.theta(along, row) as { prob: number }).prob);
  return {
    title: `Fitted odds of ${positiveClass}`,
    figure: regressionBand({
      data: { x: dots.pick(eta), y: dots.pick(sample.fitted.y) },
      fit: { x: along, mean, label: "probability" },
      labels: { x: `fitted log odds of ${sample.target} = ${positiveClass}`, y: `P(${positiveClass})` },
    }),
    caption: `${dots.sentence} Above stand those that are ${positiveClass}; below, the others. The curve turns log odds η into a probability, 1/(1 + exp(−η)). A row far out on the wrong side costs about |η| nats.`,
  };
}

/** How sharply the data determine coefficients: a surface where there are just two, else a curve for one of them. */
function likelihoodFigure(
  report: FitReport,
  sample: Sample,
  head: LikelihoodHead,
  eta: Float64Array,
): ReportFigure | undefined {
  if (report.coefficients === undefined || !report.fit.converged) return undefined;
  const moving = report.coefficients.filter((item) => item.predictor !== undefined && (item.standardError ?? 0) > 0);
  if (sample.predictors.length === 1 && moving.length === 1) {
    return sample.fitted.rows <= mostRowsForSurface ? surface(report, sample, head, eta, moving[0]) : undefined;
  }
  const [sharpest] = [...moving].sort((a, b) => Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0));
  return sharpest && curve(sample, head, eta, sharpest);
}

/** The log-likelihood at η moved by `change` of each row's output, all other parameters at their estimates. */
function logLikelihoodMoved(
  sample: Sample,
  head: LikelihoodHead,
  eta: Float64Array,
  output: number,
  change: (row: number) => number,
): number {
  const outputs = head.outputs.length;
  const moved = Float64Array.from(eta);
  for (let row = 0; row < sample.fitted.rows; row++) moved[row * outputs + output] += change(row);
  return -sample.fitted.rows * meanNll(head, sample.fitted.y, moved);
}

function surface(
  report: FitReport,
  sample: Sample,
  head: LikelihoodHead,
  eta: Float64Array,
  slope: Coefficient,
): ReportFigure | undefined {
  const intercept = report.coefficients?.find((item) => item.outputIndex === slope.outputIndex && !item.predictor);
  if (!intercept?.standardError || !slope.standardError) return undefined;
  const around = ({ estimate, standardError }: Coefficient) =>
    grid(estimate - 3.2 * (standardError ?? 0), estimate + 3.2 * (standardError ?? 0), gridSize);
  const name = sample.predictors[0];
  const axes = { intercept: around(intercept), [name]: around(slope) };
  const values = new Float64Array(gridSize * gridSize);
  axes.intercept.forEach((a, i) => {
    axes[name].forEach((b, j) => {
      const change = (row: number) => a - intercept.estimate + (b - slope.estimate) * sample.fitted.x[row];
      values[i * gridSize + j] = logLikelihoodMoved(sample, head, eta, slope.outputIndex, change);
    });
  });
  const others = head.outputs.length > 1 ? ", the standard deviation held at its estimate" : "";
  return {
    title: "The likelihood of the two coefficients",
    figure: likelihoodSurface({
      axes,
      values,
      quantity: "log-likelihood",
      maximum: {
        theta: { intercept: intercept.estimate, [name]: slope.estimate },
        value: -sample.fitted.rows * report.nll.fitted.nats,
      },
    }),
    caption: `Log-likelihood of the ${sample.fitted.rows} rows over the intercept and the coefficient of ${name}${others}. Far from ${name} = 0 one coefficient can make up for the other, so the ridge leans: the rows know some combinations of the two better than others.`,
  };
}

function curve(sample: Sample, head: LikelihoodHead, eta: Float64Array, item: Coefficient): ReportFigure {
  const column = item.predictor as number;
  const inputs = sample.predictors.length;
  const at = (value: number) =>
    logLikelihoodMoved(
      sample,
      head,
      eta,
      item.outputIndex,
      (row) => (value - item.estimate) * sample.fitted.x[row * inputs + column],
    );
  const peak = at(item.estimate);
  // Curvature by a difference over a tenth of the standard error: the width of this curve, which holds the others fixed.
  const h = (item.standardError ?? 1) / 10;
  const width = h / Math.sqrt(2 * peak - at(item.estimate + h) - at(item.estimate - h));
  const along = grid(item.estimate - 4 * width, item.estimate + 4 * width, 121);
  return {
    title: `The likelihood of one coefficient: ${item.name}`,
    figure: likelihoodCurve({
      axes: { [item.name]: along },
      values: along.map(at),
      quantity: "log-likelihood",
      maximum: { theta: { [item.name]: item.estimate }, value: peak },
    }),
    caption: `Log-likelihood of the ${sample.fitted.rows} rows along the coefficient with the largest |z| (${item.output}), the other coefficients held at their estimates. With the others free to follow, the curve is wider; its standard error in the table counts that.`,
  };
}

/** Which rows become dots: all of them, or every k-th. */
function thin(rows: number): { pick(values: ArrayLike<number>): Float64Array; readonly sentence: string } {
  const every = Math.ceil(rows / mostDots);
  return {
    pick: (values) => Float64Array.from({ length: Math.ceil(rows / every) }, (_, dot) => values[dot * every]),
    sentence:
      every === 1
        ? "Each dot is a row that was fitted."
        : `The dots are one in ${every} of the ${rows} rows that were fitted.`,
  };
}

function extent(values: Float64Array): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}

function grid(low: number, high: number, points: number): Float64Array {
  const [from, to] = low < high ? [low, high] : [low - 0.5, high + 0.5];
  return Float64Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
}
