import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { RegressionFigure } from "../figures/regression-band.js";
import { axisLayout, fraction } from "../layout/axis-layout.js";
import { spreadLabels } from "../layout/spread-labels.js";
import { textWidth } from "../layout/text-width.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, innerHeight, label, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, type Meaning } from "./theme.js";

interface End {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly meaning: Meaning;
}

/** The marks and axes of a regression. */
export function drawRegression(figure: RegressionFigure, size: Size): Drawing {
  const { data, fit, bands, truth, labels } = figure;
  const counts = tickCounts(size);
  const horizontal = finiteExtent(data.x, fit?.x ?? [], truth?.x ?? [])!;
  const vertical = finiteExtent(
    data.y,
    fit?.y ?? [],
    truth?.y ?? [],
    ...bands.flatMap(({ low, high }) => [low, high]),
  )!;
  const x = axisLayout(horizontal, math(labels.x), counts.x, { padding: [0.02, 0.02] });
  const y = axisLayout(vertical, math(labels.y), counts.y, { padding: [0.04, 0.04] });

  const marks: Markish[] = [];
  if (fit) {
    for (const { low, high } of bands) {
      marks.push(
        Plot.areaY(low, {
          x: fit.x,
          y1: low,
          y2: high,
          fill: color("likelihood"),
          fillOpacity: 0.14,
        }),
      );
    }
  }
  if (data.fitted) {
    const residual = { x: data.x, y1: data.y, y2: data.fitted, stroke: color("loss"), strokeWidth: 1.25 };
    marks.push(Plot.ruleX(data.y, { ...residual, strokeOpacity: 0.8 }));
  }
  if (truth) {
    const dashed = { stroke: color("truth"), strokeWidth: 1.75, strokeDasharray: "6 4" };
    marks.push(Plot.line(truth.x, { x: truth.x, y: truth.y, ...dashed }));
  }
  if (fit) marks.push(Plot.line(fit.x, { x: fit.x, y: fit.y, stroke: color("likelihood"), strokeWidth: 2.25 }));
  marks.push(
    Plot.dot(data.x, {
      x: data.x,
      y: data.y,
      r: data.x.length > 200 ? 2 : 3,
      fill: color("data"),
      fillOpacity: data.x.length > 200 ? 0.5 : 0.75,
    }),
  );
  const ends = lineEnds(figure);
  marks.push(...drawEnds(ends, (value) => fraction(y, value), size));
  const widest = Math.max(4, ...ends.map((end) => textWidth(end.text, size.fontSize)));
  return { x, y, marks, grid: "horizontal", marginRight: Math.ceil(widest) + 14 };
}

/** Every line says its name where it ends, at the right; a band at its upper edge. */
function lineEnds({ fit, bands, truth }: RegressionFigure): End[] {
  const ends: End[] = [];
  if (fit) {
    const last = fit.x.length - 1;
    ends.push({ text: fit.label, x: fit.x[last], y: fit.y[last], meaning: "likelihood" });
    for (const band of bands) {
      ends.push({ text: band.label, x: fit.x[last], y: band.high[last], meaning: "likelihood" });
    }
  }
  if (truth) {
    const last = truth.x.length - 1;
    ends.push({ text: truth.label, x: truth.x[last], y: truth.y[last], meaning: "truth" });
  }
  return ends;
}

function drawEnds(ends: readonly End[], along: (y: number) => number, size: Size): Markish[] {
  const height = innerHeight(size);
  const wished = ends.map((end) => (1 - along(end.y)) * height);
  const placed = spreadLabels(wished, size.fontSize * 1.35, 0, height);
  return ends.map((end, index) =>
    label(end.text, end, end.meaning, { dx: 8, dy: placed[index] - wished[index], anchor: "start" }),
  );
}
