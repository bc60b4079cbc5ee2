import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { TrainingCurveFigure } from "../figures/training-curve.js";
import { type AxisLayout, axisLayout, fraction } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { spreadLabels } from "../layout/spread-labels.js";
import { textWidth } from "../layout/text-width.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, innerHeight, label, type Size, tickCounts } from "./drawing.js";
import { color } from "./theme.js";

/** The marks and axes of a training curve. */
export function drawTrainingCurve(figure: TrainingCurveFigure, size: Size): Drawing {
  const counts = tickCounts(size);
  const { train, validation, reference, epochs } = figure;
  const extent = finiteExtent(train, validation ?? [], reference ? [reference.value] : []) ?? [0, 1];
  // The reference's name stands under its line.
  const padding = reference ? ([0.14, 0.04] as const) : ([0.06, 0.04] as const);
  const x = axisLayout(finiteExtent(epochs)!, "epoch", counts.x);
  const y = axisLayout(extent, figure.label, counts.y, { padding, scale: figure.scale });

  const series = [
    { name: "train", values: train, dash: undefined, width: 2.25 },
    ...(validation ? [{ name: "validation", values: validation, dash: "0.1 5", width: 2.75 }] : []),
  ];
  const named = series.map(({ name, values }) => {
    const last = lastFinite(values);
    const value = last === undefined ? "" : ` ${formatNumber(values[last])}`;
    return { last, values, text: size.width >= 480 ? `${name}${value}` : name };
  });
  const marks: Markish[] = [];
  if (reference) marks.push(...drawReference(reference, x));
  for (const { values, dash, width } of series) {
    marks.push(
      Plot.lineY(values, {
        x: epochs,
        y: values,
        stroke: color("loss"),
        strokeWidth: width,
        strokeDasharray: dash,
        strokeLinecap: "round",
      }),
    );
    if (values.length === 1) marks.push(Plot.dot(values, { x: epochs, y: values, r: 3, fill: color("loss") }));
  }
  marks.push(...endLabels(named, epochs, y, size));
  const marginRight = Math.ceil(Math.max(...named.map(({ text }) => textWidth(text, size.fontSize)))) + 14;
  return { x, y, marks, grid: "horizontal", marginRight };
}

function endLabels(
  named: readonly { readonly last: number | undefined; readonly values: Float64Array; readonly text: string }[],
  epochs: Float64Array,
  y: AxisLayout,
  size: Size,
): Markish[] {
  const height = innerHeight(size);
  const shown = named.filter((line) => line.last !== undefined);
  const wished = shown.map((line) => (1 - fraction(y, line.values[line.last!])) * height);
  const placed = spreadLabels(wished, size.fontSize * 1.35, 0, height);
  return shown.map((line, index) =>
    label(line.text, { x: epochs[epochs.length - 1], y: line.values[line.last!] }, "loss", {
      dx: 9,
      dy: placed[index] - wished[index],
      anchor: "start",
    }),
  );
}

/** The optimum is where the likelihood is largest, so it has the likelihood's blue. */
function drawReference(reference: NonNullable<TrainingCurveFigure["reference"]>, x: AxisLayout): Markish[] {
  return [
    Plot.ruleY([reference.value], { stroke: color("likelihood"), strokeWidth: 1.5 }),
    label(`${reference.label} ${formatNumber(reference.value)}`, { x: x.domain[0], y: reference.value }, "likelihood", {
      dx: 6,
      dy: 12,
      anchor: "start",
    }),
  ];
}

function lastFinite(values: Float64Array): number | undefined {
  for (let index = values.length - 1; index >= 0; index--) {
    if (Number.isFinite(values[index])) return index;
  }
  return undefined;
}
