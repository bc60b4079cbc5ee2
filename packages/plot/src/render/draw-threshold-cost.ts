import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { ThresholdCostFigure } from "../figures/threshold-cost.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color } from "./theme.js";

/** The marks and axes of costs: constant between two scores, because no decision changes there. */
export function drawThresholdCost(figure: ThresholdCostFigure, size: Size): Drawing {
  const { best, theory } = figure;
  const counts = tickCounts(size);
  const x = axisLayout(horizontalExtent(figure), math(figure.variable), counts.x, { padding: [0.02, 0.02] });
  const [low, high] = finiteExtent(figure.costs)!;
  const y = axisLayout([Math.min(0, low), high || 1], "mean cost", counts.y, { padding: [0, 0.06] });

  // From left to right; an infinite threshold's cost holds up to the end of the axis.
  const at = Array.from(figure.thresholds, (value) => Math.min(value, x.domain[1])).reverse();
  const costs = Array.from(figure.costs).reverse();
  const marks: Markish[] = [];
  if (theory !== undefined) {
    marks.push(Plot.ruleX([theory], { stroke: color("truth"), strokeWidth: 1.75, strokeDasharray: "6 4" }));
  }
  const steps = { x: [x.domain[0], ...at], y: [costs[0], ...costs], curve: "step-before" as const };
  const bestAt = Math.min(best.threshold, x.domain[1]);
  marks.push(
    Plot.line(steps.x, { ...steps, stroke: color("loss"), strokeWidth: 2, clip: "frame" }),
    Plot.dot([best], {
      x: [bestAt],
      y: [best.cost],
      r: 4.5,
      fill: color("paper"),
      stroke: color("loss"),
      strokeWidth: 2.5,
    }),
  );
  const legend: LegendEntry[] = [
    { text: `○ least ${formatNumber(best.cost)} at ${formatNumber(best.threshold)}`, color: "loss" },
    ...(theory === undefined ? [] : [{ text: `╌ by the costs ${formatNumber(theory)}`, color: "truth" as const }]),
  ];
  return { x, y, marks, grid: "horizontal", marginRight: 18, legend };
}

/** Probabilities have the axis from 0 to 1, other scores their own. */
function horizontalExtent({ thresholds, theory }: ThresholdCostFigure): readonly [number, number] {
  const [low, high] = finiteExtent(thresholds, theory === undefined ? [] : [theory]) ?? [0, 1];
  return low >= 0 && high <= 1 ? [0, 1] : [low, high];
}
