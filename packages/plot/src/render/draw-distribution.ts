import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { DistributionComparison, DistributionFigure } from "../figures/distribution.js";
import { type AxisLayout, axisLayout } from "../layout/axis-layout.js";
import { finiteExtent } from "../layout/ticks.js";
import { drawRug } from "./draw-rug.js";
import { type Drawing, innerHeight, innerWidth, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, type Meaning } from "./theme.js";

const marginRight = 18;

/** The marks and axes of a density, of masses, or of a distribution function. */
export function drawDistribution(figure: DistributionFigure, size: Size): Drawing {
  const counts = tickCounts(size);
  const x = horizontalAxis(figure, counts.x);
  const y = verticalAxis(figure, counts.y);
  const marks: Markish[] = [];
  const { comparisons, data, quantity } = figure;
  const behind = comparisons.filter(({ meaning }) => meaning !== "data");
  const observed = comparisons.filter(({ meaning }) => meaning === "data");
  if (quantity === "mass") {
    marks.push(drawBars(figure, x, innerWidth(size, y, marginRight)));
    marks.push(...[...behind, ...observed].map((comparison) => drawShares(figure, comparison)));
  } else {
    // The data lie under the curves that are meant to describe them.
    marks.push(...observed.map((comparison) => drawLine(figure, comparison.values, "data", 1.25, x.domain[1])));
    marks.push(drawArea(figure));
    marks.push(...behind.map(({ values, meaning }) => drawLine(figure, values, meaning, 1.75, x.domain[1])));
    marks.push(drawLine(figure, figure.values, "likelihood", 2.25, x.domain[1]));
  }
  if (data) marks.push(drawRug(data.values, y, innerHeight(size)));
  return { x, y, marks, grid: "horizontal", marginRight, legend: comparisons.length > 0 ? legend(figure) : undefined };
}

function horizontalAxis(figure: DistributionFigure, tickCount: number): AxisLayout {
  const extent = finiteExtent(figure.y, figure.data?.values ?? [])!;
  // Half a place beside the first and the last bar, and beyond the last step.
  const places = figure.quantity === "mass" || figure.steps;
  const beside = places ? (0.6 * smallestGap(figure.y)) / (extent[1] - extent[0] || 1) : 0;
  const whole = places && figure.y.every(Number.isInteger);
  const count = whole ? Math.min(tickCount, Math.max(1, extent[1] - extent[0])) : tickCount;
  return axisLayout(extent, math(figure.variable), count, { padding: [beside, beside] });
}

function verticalAxis(figure: DistributionFigure, tickCount: number): AxisLayout {
  const variable = math(figure.variable);
  const outcome = math(figure.variable.toUpperCase());
  const name = {
    density: `density ${math("f")}(${variable})`,
    mass: `${math("P")}(${outcome} = ${variable})`,
    cumulative: `${math("P")}(${outcome} ≤ ${variable})`,
  }[figure.quantity];
  if (figure.range) return axisLayout(figure.range, name, tickCount);
  if (figure.quantity === "cumulative") return axisLayout([0, 1], name, tickCount, { padding: [0, 0.03] });
  const [, high] = finiteExtent(figure.values, ...figure.comparisons.map(({ values }) => values)) ?? [0, 1];
  return axisLayout([0, high || 1], name, tickCount, { padding: [0, 0.06] });
}

function drawLine(
  figure: DistributionFigure,
  values: Float64Array,
  meaning: Meaning,
  strokeWidth: number,
  end?: number,
): Markish {
  // After its last jump a step goes on to the end of the axis.
  const goesOn = figure.steps && end !== undefined && end > figure.y[figure.y.length - 1];
  const x = goesOn ? Float64Array.of(...figure.y, end) : figure.y;
  const y = goesOn ? Float64Array.of(...values, values[values.length - 1]) : values;
  return Plot.lineY(y, {
    x,
    y,
    curve: figure.steps ? "step-after" : "linear",
    stroke: color(meaning),
    strokeWidth,
    strokeDasharray:
      meaning === "truth" ? "6 4" : meaning === "likelihood" && values !== figure.values ? "2 3" : undefined,
    clip: "frame",
  });
}

/** A probability is an area under the density; under a distribution function there is nothing to see. */
function drawArea(figure: DistributionFigure): Markish {
  if (figure.quantity !== "density") return null;
  return Plot.areaY(figure.values, {
    x: figure.y,
    y1: 0,
    y2: figure.values,
    fill: color("likelihood"),
    fillOpacity: 0.1,
    clip: "frame",
  });
}

function drawBars(figure: DistributionFigure, x: AxisLayout, room: number): Markish {
  const place = (room * smallestGap(figure.y)) / (x.domain[1] - x.domain[0]);
  return Plot.ruleX(figure.y, {
    x: figure.y,
    y1: 0,
    y2: figure.values,
    stroke: color("likelihood"),
    strokeOpacity: 0.55,
    strokeWidth: Math.max(1.25, Math.min(28, 0.64 * place)),
    clip: "frame",
  });
}

/** What is compared with bars is dots at the same places: full ones for data, rings for other families. */
function drawShares(figure: DistributionFigure, { values, meaning }: DistributionComparison): Markish {
  const full = meaning === "data";
  return Plot.dot(values, {
    x: figure.y,
    y: values,
    r: figure.y.length > 60 ? 2.25 : 3.5,
    fill: full ? color("data") : color("paper"),
    stroke: color(meaning),
    strokeWidth: full ? 0 : 2,
    clip: "frame",
  });
}

function legend(figure: DistributionFigure): LegendEntry[] {
  return [
    { text: `${figure.quantity === "mass" ? "▮" : "—"} ${figure.label}`, color: "likelihood" },
    ...figure.comparisons.map(({ label, meaning }) => ({
      text: `${sign(figure, meaning)} ${label}`,
      color: meaning,
    })),
  ];
}

function sign(figure: DistributionFigure, meaning: Meaning): string {
  if (figure.quantity === "mass") return meaning === "data" ? "●" : "○";
  return meaning === "data" ? "—" : meaning === "truth" ? "╌" : "┈";
}

function smallestGap(y: Float64Array): number {
  let gap = Number.POSITIVE_INFINITY;
  for (let index = 1; index < y.length; index++) gap = Math.min(gap, y[index] - y[index - 1]);
  return Number.isFinite(gap) ? gap : 1;
}
