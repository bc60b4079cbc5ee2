import type { DistributionFigure } from "./figures/distribution.js";
import type { Figure, LikelihoodQuantity, ParameterAxis } from "./figures/figure.js";
import type { LikelihoodCurveFigure } from "./figures/likelihood-curve.js";
import type { LikelihoodSurfaceFigure } from "./figures/likelihood-surface.js";
import type { RegressionFigure } from "./figures/regression-band.js";
import type { TrainingCurveFigure } from "./figures/training-curve.js";
import { formatNumber } from "./layout/format-number.js";
import { listNumbers } from "./layout/list-numbers.js";
import { finiteExtent } from "./layout/ticks.js";

/**
 * What a figure shows, as a sentence for readers who cannot see it: the quantity, its range, the data, and the maximum.
 *
 * @example
 * describeFigure(trainingCurve({ train: [0.7, 0.5] }))
 * // "Training curve: NLL (nats per observation) over epochs 1 to 2; train falls from 0.7 to 0.5."
 */
export function describeFigure(figure: Figure): string {
  switch (figure.kind) {
    case "distribution":
      return describeDistribution(figure);
    case "likelihood-curve":
      return describeCurve(figure);
    case "likelihood-surface":
      return describeSurface(figure);
    case "training-curve":
      return describeTraining(figure);
    case "regression":
      return describeRegression(figure);
  }
}

function describeDistribution(figure: DistributionFigure): string {
  const { quantity, y, values, variable, comparisons, data } = figure;
  const name = { density: "Density", mass: "Probability", cumulative: "Distribution function" }[quantity];
  const parts = [`${name} of ${variable} from ${formatNumber(y[0])} to ${formatNumber(y[y.length - 1])}`];
  const finite = finiteExtent(values);
  if (quantity !== "cumulative" && finite) {
    const top = values.indexOf(finite[1]);
    parts.push(`the largest value drawn, ${formatNumber(finite[1])}, is at ${formatNumber(y[top])}`);
  }
  if (comparisons.length > 0) parts.push(`compared with ${comparisons.map(({ label }) => label).join(", ")}`);
  return `${parts.join("; ")}${sample(data?.values)}.`;
}

function describeCurve(figure: LikelihoodCurveFigure): string {
  const { axis, data, maximum, comparison, interval, truth } = figure;
  const parts = [`${quantityName(figure.quantity)} of ${span(axis)}${sample(data?.values)}`];
  if (maximum) parts.push(optimum(figure.quantity, maximum.value, `${axis.symbol} = ${formatNumber(maximum.at)}`));
  if (interval) {
    parts.push(`${interval.label || "interval"} from ${formatNumber(interval.low)} to ${formatNumber(interval.high)}`);
  }
  if (comparison) parts.push(`with a second curve, ${comparison.label}`);
  if (truth !== undefined) parts.push(`the truth is ${formatNumber(truth)}`);
  return `${parts.join("; ")}.`;
}

function describeSurface(figure: LikelihoodSurfaceFigure): string {
  const { axes, data, maximum, path, truth } = figure;
  const parts = [`${quantityName(figure.quantity)} over ${span(axes[0])} and ${span(axes[1])}${sample(data?.values)}`];
  const named = (at: readonly number[]) =>
    axes.map((axis, index) => `${axis.symbol} = ${formatNumber(at[index])}`).join(", ");
  if (maximum) parts.push(optimum(figure.quantity, maximum.value, named(maximum.at)));
  if (path) {
    const last = path.x.length - 1;
    const from = named([path.x[0], path.y[0]]);
    parts.push(`${path.label || "the optimizer"} goes from ${from} to ${named([path.x[last], path.y[last]])}`);
  }
  if (truth) parts.push(`the truth is ${named(truth)}`);
  return `${parts.join("; ")}.`;
}

function describeTraining(figure: TrainingCurveFigure): string {
  const { epochs, train, validation, reference } = figure;
  const last = epochs.length - 1;
  const parts = [
    `Training curve: ${figure.label} over epochs ${formatNumber(epochs[0])} to ${formatNumber(epochs[last])}`,
  ];
  parts.push(course("train", train));
  if (validation) parts.push(course("validation", validation));
  if (reference) parts.push(`${reference.label} is ${formatNumber(reference.value)}`);
  return `${parts.join("; ")}.`;
}

function describeRegression(figure: RegressionFigure): string {
  const { data, fit, bands, truth, labels } = figure;
  const count = data.x.length === 1 ? "1 observation" : `${data.x.length} observations`;
  const parts = [`Regression of ${labels.y} on ${labels.x}: ${count}`];
  if (fit) {
    const last = fit.x.length - 1;
    const at = (index: number) => `${formatNumber(fit.y[index])} at ${formatNumber(fit.x[index])}`;
    parts.push(`${fit.label} goes from ${at(0)} to ${at(last)}`);
  }
  if (bands.length > 0) parts.push(`predictive bands: ${bands.map((band) => band.label).join(", ")}`);
  if (data.fitted) parts.push("each residual is drawn");
  if (truth) parts.push(`${truth.label} is drawn as a dashed line`);
  return `${parts.join("; ")}.`;
}

function quantityName(quantity: LikelihoodQuantity): string {
  return quantity === "negative-log-likelihood"
    ? "Negative log-likelihood"
    : `${quantity[0].toUpperCase()}${quantity.slice(1)}`;
}

function optimum(quantity: LikelihoodQuantity, value: number, where: string): string {
  return `the ${quantity === "negative-log-likelihood" ? "minimum" : "maximum"}, ${formatNumber(value)}, is at ${where}`;
}

function span(axis: ParameterAxis): string {
  const [low, high] = finiteExtent(axis.values)!;
  return `${axis.symbol} from ${formatNumber(low)} to ${formatNumber(high)}`;
}

function sample(values: Float64Array | undefined): string {
  if (!values) return "";
  // Sixty characters of text are as much as a listener wants of a list.
  return `, given the data ${listNumbers(values, 30, 1)}`;
}

function course(name: string, values: Float64Array): string {
  const first = values[0];
  const last = values[values.length - 1];
  if (values.length === 1) return `${name} is ${formatNumber(first)}`;
  return `${name} ${last < first ? "falls" : "goes"} from ${formatNumber(first)} to ${formatNumber(last)}`;
}
