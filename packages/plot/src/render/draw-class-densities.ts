import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { ClassDensitiesFigure } from "../figures/class-densities.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { interpolateLine } from "../layout/interpolate-line.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, seriesColor } from "./theme.js";

/** The marks and axes of two classes along a score. What is decided wrongly is filled in. */
export function drawClassDensities(figure: ClassDensitiesFigure, size: Size): Drawing {
  const { x: grid, classes, threshold, variable } = figure;
  const counts = tickCounts(size);
  const x = axisLayout(finiteExtent(grid, threshold === undefined ? [] : [threshold])!, math(variable), counts.x);
  const [, top] = finiteExtent(...classes.map(({ density }) => density))!;
  const y = axisLayout([0, top || 1], "density", counts.y, { padding: [0, 0.06] });
  const marks: Markish[] = [];
  classes.forEach(({ density }, index) => {
    const role = color(seriesColor(index));
    const area = { fill: role, fillOpacity: 0.08 };
    marks.push(Plot.areaY(density, { x: grid, y1: 0, y2: density, ...area }));
    if (threshold !== undefined) {
      const wrong = beyond(grid, density, threshold, index === 0 ? 1 : -1);
      marks.push(Plot.areaY(wrong, { x: "x", y1: 0, y2: "y", fill: role, fillOpacity: 0.35 }));
    }
    marks.push(Plot.line(density, { x: grid, y: density, stroke: role, strokeWidth: 2.25 }));
  });
  if (threshold !== undefined) marks.push(Plot.ruleX([threshold], { stroke: color("ink"), strokeWidth: 1.75 }));
  const legend: LegendEntry[] = classes.map(({ label }, index) => ({ text: `— ${label}`, color: seriesColor(index) }));
  if (threshold !== undefined) legend.push({ text: `| threshold ${formatNumber(threshold)}`, color: "ink" });
  return { x, y, marks, grid: "horizontal", marginRight: 18, legend };
}

/** The part of a line above (1) or below (−1) a place, cut there. */
function beyond(x: Float64Array, y: Float64Array, place: number, side: 1 | -1): { x: number; y: number }[] {
  const points = Array.from(x, (value, index) => ({ x: value, y: y[index] })).filter(
    (point) => (point.x - place) * side > 0,
  );
  const cut = { x: place, y: interpolateLine(x, y, place) };
  if (Number.isNaN(cut.y)) return points;
  return side > 0 ? [cut, ...points] : [...points, cut];
}
