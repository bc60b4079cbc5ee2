import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { LikelihoodSurfaceFigure } from "../figures/likelihood-surface.js";
import { type AxisLayout, axisLayout, fraction } from "../layout/axis-layout.js";
import { type ContourLevel, contourLevels } from "../layout/contour-levels.js";
import { formatNumber } from "../layout/format-number.js";
import { interpolateGrid } from "../layout/interpolate-grid.js";
import { drawPaths } from "./draw-paths.js";
import { type Drawing, innerHeight, innerWidth, label, maximumDot, type Size, tickCounts } from "./drawing.js";
import { estimateOf, math } from "./math-text.js";
import { color, type Meaning } from "./theme.js";

const marginRight = 18;

/** The marks and axes of a likelihood surface. */
export function drawLikelihoodSurface(figure: LikelihoodSurfaceFigure, size: Size): Drawing {
  const [horizontal, vertical] = figure.axes;
  const counts = tickCounts(size);
  const x = axisLayout(ends(horizontal.values), math(horizontal.symbol), counts.x);
  const y = axisLayout(ends(vertical.values), math(vertical.symbol), counts.y);
  const meaning: Meaning = figure.quantity === "negative-log-likelihood" ? "loss" : "likelihood";
  const value = interpolateGrid(horizontal.values, vertical.values, figure.values);
  const levels = contourLevels(figure.quantity, figure.values, figure.maximum?.value, figure.levels);
  const room = innerWidth(size, y, marginRight);
  const region = {
    ...bleed(x, y, 12 / room, 12 / innerHeight(size)),
    value,
    pixelSize: size.width < 480 ? 4 : 6,
    clip: "frame" as const,
  };

  const marks: Markish[] = [
    // Each step of shade lies on top of those below it, so the colour deepens towards the top of the hill, by the same
    // rule on a light and on a dark page.
    Plot.contour({
      ...region,
      thresholds: levels.bands as number[],
      fill: color(meaning),
      fillOpacity: meaning === "loss" ? 0.04 : 0.055,
    }),
    Plot.contour({
      ...region,
      thresholds: levels.lines.map((line) => line.value),
      stroke: color(meaning),
      strokeOpacity: 0.75,
      strokeWidth: 1,
    }),
  ];
  const { paths, truth, maximum } = figure;
  marks.push(...drawLevelLabels(levels.lines, value, maximum?.at ?? middle(x, y), y, meaning, size));
  const ways = drawPaths(paths, x);
  marks.push(...ways.marks);
  if (truth) marks.push(...drawTruth(truth, x, y));
  if (maximum) {
    marks.push(maximumDot({ x: maximum.at[0], y: maximum.at[1] }), ...maximumLabel(figure, maximum.at, x, room, size));
  }
  return { x, y, marks, grid: "none", note: levels.note, marginRight, legend: ways.legend };
}

function ends(values: Float64Array): readonly [number, number] {
  return [values[0], values[values.length - 1]];
}

/** A little more than the frame on each side: a contour is closed along its region's edge, and that edge must be cut off. */
function bleed(x: AxisLayout, y: AxisLayout, acrossFraction: number, downFraction: number) {
  const across = acrossFraction * (x.domain[1] - x.domain[0]);
  const down = downFraction * (y.domain[1] - y.domain[0]);
  return { x1: x.domain[0] - across, x2: x.domain[1] + across, y1: y.domain[0] - down, y2: y.domain[1] + down };
}

function middle(x: AxisLayout, y: AxisLayout): readonly [number, number] {
  return [(x.domain[0] + x.domain[1]) / 2, (y.domain[0] + y.domain[1]) / 2];
}

/** Numbers stand on their lines straight above the maximum, or below it where the hill is cut off; crowded ones are left out. */
function drawLevelLabels(
  lines: readonly ContourLevel[],
  value: (x: number, y: number) => number,
  peak: readonly [number, number],
  y: AxisLayout,
  meaning: Meaning,
  size: Size,
): Markish[] {
  const height = innerHeight(size);
  const taken = [fraction(y, peak[1]) * height];
  const marks: Markish[] = [];
  for (const line of lines) {
    for (const end of [y.domain[1], y.domain[0]]) {
      const crossing = crossingAlong((t) => value(peak[0], peak[1] + t * (end - peak[1])), line.value);
      if (crossing === undefined) continue;
      const at = peak[1] + crossing * (end - peak[1]);
      const pixel = fraction(y, at) * height;
      if (pixel < 10 || pixel > height - 10 || taken.some((other) => Math.abs(other - pixel) < 19)) continue;
      taken.push(pixel);
      marks.push(label(line.label, { x: peak[0], y: at }, meaning));
      break;
    }
  }
  return marks;
}

/** The first t in (0, 1] where `value` passes `level`, to a 200th and interpolated in between. */
function crossingAlong(value: (t: number) => number, level: number): number | undefined {
  const steps = 200;
  let previous = value(0);
  for (let k = 1; k <= steps; k++) {
    const next = value(k / steps);
    if ((previous - level) * (next - level) <= 0 && previous !== next) {
      return (k - 1 + (level - previous) / (next - previous)) / steps;
    }
    previous = next;
  }
  return undefined;
}

function maximumLabel(
  figure: LikelihoodSurfaceFigure,
  at: readonly [number, number],
  x: AxisLayout,
  room: number,
  size: Size,
): Markish[] {
  const right = (1 - fraction(x, at[0])) * room > size.fontSize * 6;
  return figure.axes.map((axis, index) =>
    label(`${estimateOf(axis.symbol)} = ${formatNumber(at[index])}`, { x: at[0], y: at[1] }, "ink", {
      dx: right ? 12 : -12,
      dy: (index - 0.5) * size.fontSize * 1.3,
      anchor: right ? "start" : "end",
      weight: 600,
    }),
  );
}

function drawTruth(truth: readonly [number, number], x: AxisLayout, y: AxisLayout): Markish[] {
  const right = fraction(x, truth[0]) < 0.8;
  return [
    Plot.ruleX([truth[0]], { stroke: color("truth"), strokeWidth: 1.25, strokeDasharray: "6 4" }),
    Plot.ruleY([truth[1]], { stroke: color("truth"), strokeWidth: 1.25, strokeDasharray: "6 4" }),
    label("truth", { x: truth[0], y: y.domain[1] }, "truth", {
      dx: right ? 7 : -7,
      dy: 10,
      anchor: right ? "start" : "end",
    }),
  ];
}
