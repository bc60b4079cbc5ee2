import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { OperatingCurveFigure } from "../figures/operating-curve.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { type Drawing, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { color, seriesColor } from "./theme.js";

/** The marks and axes of a ROC or a precision-recall curve. */
export function drawOperatingCurve(figure: OperatingCurveFigure, size: Size): Drawing {
  const { curves, chosen, prevalence } = figure;
  const roc = figure.curve === "roc";
  const counts = tickCounts(size);
  const horizontal = axisLayout([0, 1], roc ? "false positive rate" : "recall", counts.x, { padding: [0.02, 0.02] });
  const vertical = axisLayout([0, 1], roc ? "true positive rate" : "precision", counts.y, { padding: [0.02, 0.02] });
  const role = (index: number) => (index === 0 ? "likelihood" : seriesColor(index));
  const marks: Markish[] = [drawIgnorance(roc ? [0, 1] : [prevalence ?? 0, prevalence ?? 0])];
  curves.forEach((curve, index) => {
    // A ROC may be read between its points, by deciding at random; of a precision nothing is known there.
    // The first rectangle of the average precision begins at recall 0.
    const x = roc ? curve.x : Float64Array.of(0, ...curve.x);
    const y = roc ? curve.y : Float64Array.of(curve.y[0], ...curve.y);
    const shape = roc ? ("linear" as const) : ("step-before" as const);
    const line = { x, y, curve: shape };
    if (index === 0) {
      marks.push(
        Plot.areaY(x, {
          x,
          y1: 0,
          y2: y,
          curve: shape,
          fill: color("likelihood"),
          fillOpacity: 0.1,
        }),
      );
    }
    marks.push(Plot.line(x, { ...line, stroke: color(role(index)), strokeWidth: index === 0 ? 2.25 : 1.75 }));
  });
  if (chosen)
    marks.push(
      Plot.dot([chosen], { x: "x", y: "y", r: 5, fill: color("loss"), stroke: color("paper"), strokeWidth: 1.5 }),
    );
  const area = roc ? "area" : "average precision";
  const legend: LegendEntry[] = curves.map((curve, index) => ({
    text: `— ${curve.label}, ${area} ${formatNumber(curve.area, 3)}`,
    color: role(index),
  }));
  if (chosen) legend.push({ text: `● threshold ${formatNumber(chosen.threshold, 3)}`, color: "loss" });
  legend.push({ text: "┈ knows nothing", color: "prior" });
  return { x: horizontal, y: vertical, marks, grid: "horizontal", marginRight: 18, legend };
}

/** Where scores that know nothing of the labels lie. */
function drawIgnorance(heights: readonly [number, number]): Markish {
  return Plot.line([0, 1], { x: [0, 1], y: heights, stroke: color("prior"), strokeWidth: 1.5, strokeDasharray: "2 4" });
}
