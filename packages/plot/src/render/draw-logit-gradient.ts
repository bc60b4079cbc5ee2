import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { LogitGradientFigure } from "../figures/logit-gradient.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { textWidth } from "../layout/text-width.js";
import { type Drawing, label, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { barHalf, namedRows } from "./rows.js";
import { color } from "./theme.js";

/** The marks and axes of a − y: each bar runs from the target to the probability, and its signed length is the gradient. */
export function drawLogitGradient(figure: LogitGradientFigure, size: Size): Drawing {
  const { classes, probabilities, targets } = figure;
  const x = axisLayout([0, 1], "probability", tickCounts(size).x, { padding: [0.02, 0.02] });
  const y = namedRows(classes, "", size);
  const half = barHalf(classes.length, size);
  const rows = classes.map((_, row) => ({ row, a: probabilities[row], y: targets[row] }));
  const gradients = rows.map((entry) => signed(entry.a - entry.y));
  const marks: Markish[] = [
    Plot.rect(rows, {
      x1: "y",
      x2: "a",
      y1: ({ row }) => row - 0.6 * half,
      y2: ({ row }) => row + 0.6 * half,
      fill: color("loss"),
      fillOpacity: 0.6,
    }),
    Plot.dot(rows, { x: "y", y: "row", r: 4.5, fill: color("paper"), stroke: color("truth"), strokeWidth: 2 }),
    Plot.dot(rows, { x: "a", y: "row", r: 3.5, fill: color("likelihood") }),
    ...rows.map(({ row }) =>
      label(gradients[row], { x: x.domain[1], y: row }, "loss", { dx: 8, anchor: "start", weight: 600 }),
    ),
  ];
  const widest = Math.max(...gradients.map((text) => textWidth(text, size.fontSize) * 1.1));
  return {
    x,
    y,
    marks,
    grid: "vertical",
    marginRight: Math.ceil(widest) + 14,
    legend: [
      { text: `○ target ${math("y")}`, color: "truth" },
      { text: `● probability ${math("a")}`, color: "likelihood" },
      { text: `▮ gradient ${math("a")} − ${math("y")}`, color: "loss" },
    ],
  };
}

/** Two decimals, or three significant digits of what is smaller than that shows. */
function signed(value: number): string {
  const text = Math.abs(value) >= 0.1 ? formatNumber(value, 2) : formatNumber(value, Math.abs(value) < 0.01 ? 1 : 2);
  return value > 0 ? `+${text}` : text;
}
