import type { TrainingCurveFigure } from "../figures/training-curve.js";
import { formatNumber } from "../layout/format-number.js";

export function describeTrainingCurve(figure: TrainingCurveFigure): string {
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

function course(name: string, values: Float64Array): string {
  const first = values[0];
  const last = values[values.length - 1];
  if (values.length === 1) return `${name} is ${formatNumber(first)}`;
  return `${name} ${last < first ? "falls" : "goes"} from ${formatNumber(first)} to ${formatNumber(last)}`;
}
