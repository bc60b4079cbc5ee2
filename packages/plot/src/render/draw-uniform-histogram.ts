import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { UniformHistogramFigure } from "../figures/uniform-histogram.js";
import { axisLayout } from "../layout/axis-layout.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, seriesColor } from "./theme.js";

/** The marks and axes of a histogram that should be level. */
export function drawUniformHistogram(figure: UniformHistogramFigure, size: Size): Drawing {
  const { edges, series, expected, band, variable } = figure;
  const counts = tickCounts(size);
  const x = axisLayout([edges[0], edges[edges.length - 1]], math(variable), counts.x);
  const [, top] = finiteExtent(...series.map((one) => one.counts), [expected, band?.high ?? 0])!;
  const y = axisLayout([0, top || 1], "count", counts.y, { padding: [0, 0.06] });
  const single = series.length === 1;
  const marks: Markish[] = [];
  if (band) {
    marks.push(
      Plot.rect([band], {
        x1: x.domain[0],
        x2: x.domain[1],
        y1: "low",
        y2: "high",
        fill: color("truth"),
        fillOpacity: 0.16,
      }),
    );
  }
  if (single) {
    marks.push(
      Plot.rect(series[0].counts, {
        x1: edges.slice(0, -1),
        x2: edges.slice(1),
        y1: 0,
        y2: series[0].counts,
        fill: color("likelihood"),
        fillOpacity: 0.5,
        inset: 0.75,
      }),
    );
  } else {
    marks.push(...series.map((one, index) => drawOutline(edges, one.counts, index)));
  }
  marks.push(Plot.ruleY([expected], { stroke: color("truth"), strokeWidth: 1.75, strokeDasharray: "6 4" }));
  const names: LegendEntry[] = series.map(({ label }, index) => ({
    text: `${single ? "▮" : "—"} ${label}`,
    color: single ? "likelihood" : seriesColor(index),
  }));
  const legend: LegendEntry[] = [...names, { text: "╌ expected", color: "truth" }];
  if (band) legend.push({ text: `▮ ${band.label}`, color: "truth" });
  return { x, y, marks, grid: "horizontal", marginRight: 18, legend };
}

function drawOutline(edges: Float64Array, counts: Float64Array, index: number): Markish {
  const y = Float64Array.of(...counts, counts[counts.length - 1]);
  const line = { stroke: color(seriesColor(index)), strokeWidth: 1.75 };
  return Plot.line(edges, { x: edges, y, curve: "step-after", ...line });
}
