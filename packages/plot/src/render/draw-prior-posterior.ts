import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { PriorPosteriorFigure } from "../figures/prior-posterior.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { interpolateLine } from "../layout/interpolate-line.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, type Meaning } from "./theme.js";

/** The marks and axes of prior, likelihood and posterior. The numbers stand in the legend, where they cannot collide. */
export function drawPriorPosterior(figure: PriorPosteriorFigure, size: Size): Drawing {
  const { axis, prior, likelihood, posterior, maximumLikelihood, maximumAPosteriori, truth } = figure;
  const counts = tickCounts(size);
  const symbol = math(axis.symbol);
  const x = axisLayout(finiteExtent(axis.values, truth === undefined ? [] : [truth])!, symbol, counts.x);
  const [, top] = finiteExtent(prior, likelihood ?? [], posterior) ?? [0, 1];
  const y = axisLayout([0, top || 1], "density", counts.y, { padding: [0, 0.06] });

  const marks: Markish[] = [];
  if (truth !== undefined) {
    marks.push(Plot.ruleX([truth], { stroke: color("truth"), strokeWidth: 1.75, strokeDasharray: "6 4" }));
  }
  const curve = (values: Float64Array, role: Meaning, strokeWidth: number, fillOpacity: number) => {
    const line = { x: axis.values, y: values };
    marks.push(
      Plot.areaY(values, { x: axis.values, y1: 0, y2: values, fill: color(role), fillOpacity, clip: "frame" }),
      Plot.line(values, { ...line, stroke: color(role), strokeWidth, clip: "frame" }),
    );
  };
  curve(prior, "prior", 1.75, 0.1);
  if (likelihood) curve(likelihood, "likelihood", 1.75, 0);
  curve(posterior, "posterior", 2.25, 0.14);
  const peaks = [
    ...(likelihood && maximumLikelihood !== undefined
      ? [{ at: maximumLikelihood, values: likelihood, role: "likelihood" as const }]
      : []),
    ...(maximumAPosteriori !== undefined
      ? [{ at: maximumAPosteriori, values: posterior, role: "posterior" as const }]
      : []),
  ];
  marks.push(...peaks.flatMap(({ at, values, role }) => drawPeak(at, interpolateLine(axis.values, values, at), role)));

  const best = (name: string, value: number | undefined) =>
    value === undefined ? "" : `, ${name} ${formatNumber(value)}`;
  const legend: LegendEntry[] = [
    { text: "— prior", color: "prior" },
    ...(likelihood ? [{ text: `— likelihood${best("MLE", maximumLikelihood)}`, color: "likelihood" as const }] : []),
    { text: `— posterior${best("MAP", maximumAPosteriori)}`, color: "posterior" },
    ...(truth === undefined ? [] : [{ text: `╌ truth ${formatNumber(truth)}`, color: "truth" as const }]),
  ];
  return { x, y, marks, grid: "horizontal", marginRight: 18, legend };
}

function drawPeak(at: number, height: number, role: Meaning): Markish[] {
  if (!Number.isFinite(height)) return [];
  const stem = { strokeOpacity: 0.6, strokeDasharray: "1 4", strokeLinecap: "round", strokeWidth: 1.5 } as const;
  return [
    Plot.ruleX([at], { y1: 0, y2: height, stroke: color(role), ...stem }),
    Plot.dot([at], { x: [at], y: [height], r: 4.5, fill: color("paper"), stroke: color(role), strokeWidth: 2.5 }),
  ];
}
