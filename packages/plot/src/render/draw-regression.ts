import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { RegressionFigure } from "../figures/regression-band.js";
import { axisLayout } from "../layout/axis-layout.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type Size, tickCounts } from "./drawing.js";
import { type EndLabel, nameLines } from "./end-labels.js";
import { math } from "./math-text.js";
import { manyPoints, pointCloud } from "./point-cloud.js";
import { color } from "./theme.js";

/** The marks and axes of a regression. */
export function drawRegression(figure: RegressionFigure, size: Size): Drawing {
  const { data, fit, bands, draws, truth, labels } = figure;
  const counts = tickCounts(size);
  const horizontal = finiteExtent(data.x, fit?.x ?? [], truth?.x ?? [])!;
  const vertical = finiteExtent(
    data.y,
    fit?.y ?? [],
    truth?.y ?? [],
    ...bands.flatMap(({ low, high }) => [low, high]),
    ...(draws ?? []),
  )!;
  const x = axisLayout(horizontal, math(labels.x), counts.x, { padding: [0.02, 0.02] });
  const y = axisLayout(vertical, math(labels.y), counts.y, { padding: [0.04, 0.04] });

  const marks: Markish[] = [];
  if (fit) {
    for (const { low, high, meaning } of bands) {
      marks.push(
        Plot.areaY(low, {
          x: fit.x,
          y1: low,
          y2: high,
          fill: color(meaning),
          fillOpacity: meaning === "posterior" ? 0.26 : 0.14,
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
  if (fit && draws) marks.push(...draws.map((draw) => drawDraw(fit.x, draw, draws.length)));
  if (fit) marks.push(Plot.line(fit.x, { x: fit.x, y: fit.y, stroke: color("likelihood"), strokeWidth: 2.25 }));
  if (data.x.length > manyPoints) marks.push(pointCloud(data.x, data.y, 1.5));
  else
    marks.push(
      Plot.dot(data.x, {
        x: data.x,
        y: data.y,
        r: data.x.length > 200 ? 2 : 3,
        fill: color("data"),
        fillOpacity: data.x.length > 200 ? 0.5 : 0.75,
      }),
    );
  const names = nameLines(lineEnds(figure), y, size);
  const legend = [
    ...(names.legend ?? []),
    ...(draws ? [{ text: "— posterior draws", color: "posterior" as const }] : []),
  ];
  return { x, y, marks: [...marks, ...names.marks], grid: "horizontal", marginRight: names.marginRight, legend };
}

/** The mean of one draw from the posterior; the more there are, the paler each. */
function drawDraw(x: Float64Array, draw: Float64Array, count: number): Markish {
  const strokeOpacity = Math.max(0.12, Math.min(0.6, 6 / count));
  return Plot.line(draw, { x, y: draw, stroke: color("posterior"), strokeWidth: 1, strokeOpacity });
}

/** A band has its name at its upper edge. */
function lineEnds({ fit, bands, truth }: RegressionFigure): EndLabel[] {
  const ends: EndLabel[] = [];
  if (fit) {
    const last = fit.x.length - 1;
    ends.push({ text: fit.label, at: { x: fit.x[last], y: fit.y[last] }, color: "likelihood" });
    for (const band of bands) {
      ends.push({ text: band.label, at: { x: fit.x[last], y: band.high[last] }, color: band.meaning, sign: "▮" });
    }
  }
  if (truth) {
    const last = truth.x.length - 1;
    ends.push({ text: truth.label, at: { x: truth.x[last], y: truth.y[last] }, color: "truth", sign: "╌" });
  }
  return ends;
}
