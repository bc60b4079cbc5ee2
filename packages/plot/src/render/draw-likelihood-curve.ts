import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { LikelihoodQuantity } from "../figures/figure.js";
import type { LikelihoodCurveFigure } from "../figures/likelihood-curve.js";
import { type AxisLayout, axisLayout, fraction } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { listNumbers } from "../layout/list-numbers.js";
import { textWidth } from "../layout/text-width.js";
import { finiteExtent } from "../layout/ticks.js";
import { drawRug } from "./draw-rug.js";
import { type Drawing, innerHeight, innerWidth, label, maximumDot, type Size, tickCounts } from "./drawing.js";
import { estimateOf, math, plainText } from "./math-text.js";
import { color, type Meaning } from "./theme.js";

const marginRight = 18;

/** The letters for a quantity, as in the formulas of the text. */
export function quantityLabel(quantity: LikelihoodQuantity, symbols: readonly string[]): string {
  const call = `${math("L")}(${symbols.map(math).join(", ")})`;
  if (quantity === "likelihood") return `likelihood ${call}`;
  return quantity === "log-likelihood" ? `log ${call} in nats` : `−log ${call} in nats`;
}

/** The marks and axes of a likelihood curve. */
export function drawLikelihoodCurve(figure: LikelihoodCurveFigure, size: Size): Drawing {
  const meaning: Meaning = figure.quantity === "negative-log-likelihood" ? "loss" : "likelihood";
  const counts = tickCounts(size);
  const x = axisLayout(horizontalExtent(figure), math(figure.axis.symbol), counts.x);
  const y = verticalAxis(figure, counts.y, innerHeight(size));
  const room = innerWidth(size, y, marginRight);
  const clip = figure.range ? ("frame" as const) : undefined;
  const line = (values: Float64Array, role: Meaning, strokeWidth: number) =>
    Plot.lineY(values, { x: figure.axis.values, y: values, stroke: color(role), strokeWidth, clip });

  const { interval, comparison, maximum, truth, data } = figure;
  const marks: Markish[] = [];
  if (interval) marks.push(...drawInterval(figure, interval, x, y, meaning));
  if (truth !== undefined) marks.push(...drawTruth(truth, maximum?.at, x, y));
  if (maximum) {
    marks.push(
      Plot.ruleX([maximum.at], {
        y1: y.domain[0],
        y2: maximum.value,
        stroke: color("likelihood"),
        strokeOpacity: 0.6,
        strokeDasharray: "1 4",
        strokeLinecap: "round",
        strokeWidth: 1.5,
      }),
    );
  }
  if (comparison) {
    marks.push(line(comparison.values, comparison.meaning, 1.75));
    marks.push(labelOfCurve(comparison.label, comparison.values, comparison.meaning, figure, x));
    if (!maximum) marks.push(labelOfCurve(figure.label, figure.values, meaning, figure, x));
  }
  marks.push(line(figure.values, meaning, 2.25));
  if (data?.show === "rug") marks.push(drawRug(data.values, y, innerHeight(size)));
  if (maximum)
    marks.push(maximumDot({ x: maximum.at, y: maximum.value }), maximumLabel(figure, maximum, x, room, size));

  const noteRoom = size.width - Math.max(150, textWidth(`data ${plainText(y.label)}`, size.fontSize) + 24);
  const note = data?.show === "list" ? `data ${listNumbers(data.values, noteRoom, size.fontSize)}` : undefined;
  return { x, y, marks, grid: "horizontal", note, marginRight };
}

function horizontalExtent(figure: LikelihoodCurveFigure): readonly [number, number] {
  const rug = figure.data?.show === "rug" ? figure.data.values : [];
  const truth = figure.truth === undefined ? [] : [figure.truth];
  return finiteExtent(figure.axis.values, rug, truth)!;
}

function verticalAxis(figure: LikelihoodCurveFigure, tickCount: number, height: number): AxisLayout {
  const name = quantityLabel(figure.quantity, [figure.axis.symbol]);
  if (figure.range) return axisLayout(figure.range, name, tickCount);
  const seen = [figure.values, figure.comparison?.values ?? [], figure.maximum ? [figure.maximum.value] : []];
  const extent = finiteExtent(...seen) ?? [0, 1];
  // A likelihood is a ratio scale and starts at zero; a logarithm has no zero, so it gets room at both ends. The maximum's
  // label stands above a peak and below a trough, and needs a line's height there.
  const line = 28 / (height - 28);
  if (figure.quantity === "likelihood") {
    return axisLayout([Math.min(0, extent[0]), extent[1] || 1], name, tickCount, { padding: [0, line] });
  }
  const padding = figure.quantity === "log-likelihood" ? ([0.04, line] as const) : ([line, 0.04] as const);
  return axisLayout(extent, name, tickCount, { padding });
}

function maximumLabel(
  figure: LikelihoodCurveFigure,
  maximum: { readonly at: number; readonly value: number },
  x: AxisLayout,
  room: number,
  size: Size,
): Markish {
  const text = `${estimateOf(figure.axis.symbol)} = ${formatNumber(maximum.at)}`;
  const at = { x: maximum.at, y: maximum.value };
  const position = fraction(x, maximum.at) * room;
  const half = size.fontSize * 3.4;
  const trough = figure.quantity === "negative-log-likelihood";
  if (trough) {
    const before = position > room - 2 * half - 12;
    return label(text, at, "likelihood", {
      dx: before ? -9 : 9,
      dy: 15,
      anchor: before ? "end" : "start",
      weight: 600,
    });
  }
  const truth = figure.truth === undefined ? Number.POSITIVE_INFINITY : fraction(x, figure.truth) * room - position;
  const crowded = Math.abs(truth) < half;
  const left = position > room - half || (crowded && truth >= 0);
  const right = position < half || (crowded && truth < 0);
  const anchor = left === right ? "middle" : left ? "end" : "start";
  return label(text, at, "likelihood", { dx: crowded ? (left ? 6 : -6) : 0, dy: -16, anchor, weight: 600 });
}

function drawTruth(truth: number, maximum: number | undefined, x: AxisLayout, y: AxisLayout): Markish[] {
  const right = maximum === undefined ? fraction(x, truth) < 0.6 : truth >= maximum;
  const fits = right ? fraction(x, truth) < 0.85 : fraction(x, truth) <= 0.15;
  const toRight = right === fits;
  return [
    Plot.ruleX([truth], { stroke: color("truth"), strokeWidth: 1.75, strokeDasharray: "6 4" }),
    label(`truth ${formatNumber(truth)}`, { x: truth, y: y.domain[1] }, "truth", {
      dx: toRight ? 7 : -7,
      dy: 9,
      anchor: toRight ? "start" : "end",
    }),
  ];
}

function drawInterval(
  figure: LikelihoodCurveFigure,
  interval: NonNullable<LikelihoodCurveFigure["interval"]>,
  x: AxisLayout,
  y: AxisLayout,
  meaning: Meaning,
): Markish[] {
  const points = between(figure.axis.values, figure.values, interval.low, interval.high);
  if (points.length === 0) return [];
  const atRight = fraction(x, interval.high) < 0.72;
  return [
    Plot.areaY(points, { x: "x", y1: y.domain[0], y2: "y", fill: color(meaning), fillOpacity: 0.16, clip: "frame" }),
    // Beside the curve where the shade ends: outside of a hill, under a valley.
    label(interval.label, atRight ? points[points.length - 1] : points[0], meaning, {
      dx: atRight ? 9 : -9,
      dy: figure.quantity === "negative-log-likelihood" ? 12 : -8,
      anchor: atRight ? "start" : "end",
    }),
  ];
}

/** The part of a polyline over [low, high], with its ends interpolated. */
function between(x: Float64Array, y: Float64Array, low: number, high: number): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  const cut = (at: number, i: number) => {
    const t = (at - x[i - 1]) / (x[i] - x[i - 1]);
    points.push({ x: at, y: y[i - 1] + t * (y[i] - y[i - 1]) });
  };
  for (let i = 0; i < x.length; i++) {
    if (i > 0 && x[i - 1] < low && x[i] > low) cut(low, i);
    if (x[i] >= low && x[i] <= high) points.push({ x: x[i], y: y[i] });
    if (i > 0 && x[i - 1] < high && x[i] > high) cut(high, i);
  }
  return points.filter((point) => Number.isFinite(point.y));
}

/**
 * The name of a curve beside the flank that faces away from the other curve: at the point where it has fallen halfway
 * from its own extreme.
 */
function labelOfCurve(
  text: string,
  values: Float64Array,
  meaning: Meaning,
  figure: LikelihoodCurveFigure,
  x: AxisLayout,
): Markish {
  const grid = figure.axis.values;
  const other = values === figure.values ? figure.comparison!.values : figure.values;
  const sign = figure.quantity === "negative-log-likelihood" ? -1 : 1;
  const peak = extremeIndex(values, sign);
  const rightwards = grid[peak] >= grid[extremeIndex(other, sign)] ? 1 : -1;
  const [low, high] = finiteExtent(values) ?? [0, 1];
  const half = (low + high) / 2;
  let index = peak;
  while (index + rightwards >= 0 && index + rightwards < values.length && (values[index] - half) * sign > 0) {
    index += rightwards;
  }
  const position = fraction(x, grid[index]);
  const toRight = position > 0.85 ? false : position < 0.15 ? true : rightwards > 0;
  return label(text, { x: grid[index], y: values[index] }, meaning, {
    dx: toRight ? 9 : -9,
    anchor: toRight ? "start" : "end",
  });
}

function extremeIndex(values: Float64Array, sign: 1 | -1): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if (Number.isFinite(values[index]) && !(values[index] * sign <= values[best] * sign)) best = index;
  }
  return best;
}
