import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { TrainingCurveFigure } from "../figures/training-curve.js";
import { type AxisLayout, axisLayout, wholeTicks } from "../layout/axis-layout.js";
import { shorten } from "../layout/category-axis.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, label, type Size, tickCounts } from "./drawing.js";
import { type EndLabel, nameLines } from "./end-labels.js";
import { color } from "./theme.js";

/** The marks and axes of a training curve. */
export function drawTrainingCurve(figure: TrainingCurveFigure, size: Size): Drawing {
  const counts = tickCounts(size);
  const { train, validation, reference, epochs } = figure;
  const extent = finiteExtent(train, validation ?? [], reference ? [reference.value] : []) ?? [0, 1];
  // The reference's name stands under its line.
  const padding = reference ? ([0.14, 0.04] as const) : ([0.06, 0.04] as const);
  const along = axisLayout(finiteExtent(epochs)!, "epoch", counts.x);
  const x = epochs.every(Number.isInteger) ? wholeTicks(along) : along;
  const y = axisLayout(extent, figure.label, counts.y, { padding, scale: figure.scale });

  const series = [
    { name: "train", values: train, dash: undefined, width: 2.25 },
    ...(validation ? [{ name: "validation", values: validation, dash: "0.1 5", width: 2.75 }] : []),
  ];
  const ends = series.flatMap(({ name, values }): EndLabel[] => {
    const last = lastFinite(values);
    if (last === undefined) return [];
    const text = size.width >= 480 ? `${name} ${formatNumber(values[last])}` : name;
    return [{ text, at: { x: epochs[epochs.length - 1], y: values[last] }, color: "loss" }];
  });
  const marks: Markish[] = [];
  if (reference) marks.push(...drawReference(reference, x, size));
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
  const names = nameLines(ends, y, size);
  return { x, y, grid: "horizontal", ...names, marks: [...marks, ...names.marks] };
}

/** The optimum is where the likelihood is largest, so it has the likelihood's blue. */
function drawReference(reference: NonNullable<TrainingCurveFigure["reference"]>, x: AxisLayout, size: Size): Markish[] {
  return [
    Plot.ruleY([reference.value], { stroke: color("likelihood"), strokeWidth: 1.5 }),
    label(
      shorten(`${reference.label} ${formatNumber(reference.value)}`, 0.7 * size.width, size.fontSize),
      { x: x.domain[0], y: reference.value },
      "likelihood",
      {
        dx: 6,
        dy: 12,
        anchor: "start",
      },
    ),
  ];
}

function lastFinite(values: Float64Array): number | undefined {
  for (let index = values.length - 1; index >= 0; index--) {
    if (Number.isFinite(values[index])) return index;
  }
  return undefined;
}
