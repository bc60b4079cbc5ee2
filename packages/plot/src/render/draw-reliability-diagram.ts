import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { ReliabilityBin, ReliabilityFigure, ReliabilitySeries } from "../figures/reliability-diagram.js";
import { type AxisLayout, axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { type Drawing, innerWidth, type LegendEntry, label, type Size, tickCounts } from "./drawing.js";
import { color, type Meaning } from "./theme.js";

const marginRight = 18;
/** Below the unit square the vertical axis goes on to a strip for the counts: its floor and its ceiling. */
const strip = { floor: -0.38, ceiling: -0.13 };

/** The marks and axes of a reliability diagram. */
export function drawReliability(figure: ReliabilityFigure, size: Size): Drawing {
  const { model, before, labels } = figure;
  const counts = tickCounts(size);
  const x = axisLayout([0, 1], labels.x, counts.x, { padding: [0.02, 0.02] });
  const most = Math.max(...[model, ...(before ? [before] : [])].flatMap(({ bins }) => bins.map(({ count }) => count)));
  const y = verticalAxis(labels.y, most, counts.y);
  const perRow = (strip.ceiling - strip.floor) / (most || 1);

  const marks: Markish[] = [
    Plot.line([0, 1], { x: [0, 1], y: [0, 1], stroke: color("truth"), strokeWidth: 1.75, strokeDasharray: "6 4" }),
  ];
  marks.push(drawCounts(model.bins, perRow, { fill: color("likelihood"), fillOpacity: 0.45 }));
  if (before) {
    marks.push(drawCounts(before.bins, perRow, { stroke: color("loss"), strokeWidth: 1.25, strokeOpacity: 0.9 }));
    marks.push(...drawPoints(before.bins, "loss", false));
  }
  marks.push(...drawPoints(model.bins, "likelihood", true));
  marks.push(...drawEmpty(model.bins, innerWidth(size, y, marginRight), size));

  const legend: LegendEntry[] = [
    ...(before ? [{ text: `○ ${name(before)}`, color: "loss" as const }] : []),
    { text: `● ${name(model)}`, color: "likelihood" },
    { text: "╌ calibrated", color: "truth" },
    { text: "▮ rows", color: "ink" },
  ];
  return { x, y, marks, grid: "horizontal", marginRight, legend };
}

/** Frequencies from 0 to 1, and in the strip the count that its ceiling stands for. */
function verticalAxis(text: string, most: number, tickCount: number): AxisLayout {
  const unit = axisLayout([0, 1], text, tickCount);
  return {
    ...unit,
    domain: [strip.floor, 1.02],
    ticks: [strip.ceiling, ...unit.ticks],
    tickLabels: [formatNumber(most), ...unit.tickLabels],
  };
}

function drawCounts(bins: readonly ReliabilityBin[], perRow: number, style: Plot.RectOptions): Markish {
  return Plot.rect(
    bins.filter(({ count }) => count > 0),
    { x1: "low", x2: "high", y1: strip.floor, y2: ({ count }) => strip.floor + count * perRow, inset: 0.5, ...style },
  );
}

/** A dot for each bin that has rows, with its standard error; the line breaks where a bin is empty. */
function drawPoints(bins: readonly ReliabilityBin[], role: Meaning, full: boolean): Markish[] {
  const points = { x: "meanPrediction", y: "frequency" } as const;
  const filled = bins.filter(({ count }) => count > 0);
  return [
    Plot.ruleX(filled, {
      x: "meanPrediction",
      y1: ({ frequency, standardError }) => Math.max(0, frequency - standardError),
      y2: ({ frequency, standardError }) => Math.min(1, frequency + standardError),
      stroke: color(role),
      strokeWidth: 2.5,
      strokeOpacity: 0.4,
    }),
    Plot.line(bins, { ...points, stroke: color(role), strokeWidth: full ? 2 : 1.25 }),
    Plot.dot(filled, {
      ...points,
      r: full ? 4 : 3.5,
      fill: full ? color(role) : color("paper"),
      stroke: full ? color("paper") : color(role),
      strokeWidth: full ? 1 : 2,
    }),
  ];
}

/** An empty bin has a nought in the strip where there is room for one. */
function drawEmpty(bins: readonly ReliabilityBin[], room: number, size: Size): Markish[] {
  return bins
    .filter(({ count, low, high }) => count === 0 && (high - low) * room > size.fontSize * 0.8)
    .map(({ low, high }) => label("0", { x: (low + high) / 2, y: strip.floor }, "prior", { dy: -size.fontSize * 0.6 }));
}

function name({ label: text, calibrationError }: ReliabilitySeries): string {
  return calibrationError === undefined ? text : `${text}, ECE ${formatNumber(calibrationError, 2)}`;
}
