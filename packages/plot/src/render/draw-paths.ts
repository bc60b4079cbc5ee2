import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { OptimizerPath } from "../figures/likelihood-surface.js";
import { type AxisLayout, fraction } from "../layout/axis-layout.js";
import { type LegendEntry, label } from "./drawing.js";
import { color, seriesColor } from "./theme.js";

/** Marks that stay apart without colour, with the letter that stands for each in a legend. */
const signs = [
  { symbol: "circle", letter: "●" },
  { symbol: "square", letter: "■" },
  { symbol: "triangle", letter: "▲" },
  { symbol: "diamond", letter: "◆" },
  { symbol: "cross", letter: "✚" },
] as const;

/** The ways of optimizers over a surface: one alone is named where it starts, several have a legend. */
export function drawPaths(
  paths: readonly OptimizerPath[],
  x: AxisLayout,
): { readonly marks: readonly Markish[]; readonly legend?: readonly LegendEntry[] } {
  if (paths.length <= 1) return { marks: paths.flatMap((path) => drawPath(path, x)) };
  return {
    marks: paths.flatMap(drawNamedPath),
    legend: paths.map(({ label }, index) => ({
      text: `${signs[index % signs.length].letter} ${label || `path ${index + 1}`}`,
      color: seriesColor(index),
    })),
  };
}

/** An optimizer descends the loss: its way is vermilion, a dot a step while the steps can be told apart. */
function drawPath(path: OptimizerPath, x: AxisLayout): Markish[] {
  const points = steps(path);
  const [start] = points;
  const right = fraction(x, start.x) < 0.6;
  return [
    Plot.line(points, { x: "x", y: "y", stroke: color("loss"), strokeWidth: 1.75, clip: "frame" }),
    Plot.dot(points.length <= 80 ? points : [start], {
      x: "x",
      y: "y",
      r: points.length <= 30 ? 2.25 : 1.5,
      fill: color("loss"),
      clip: "frame",
    }),
    Plot.dot([start], { x: "x", y: "y", r: 4, fill: color("paper"), stroke: color("loss"), strokeWidth: 2 }),
    label(path.label, start, "loss", { dx: right ? 10 : -10, dy: -2, anchor: right ? "start" : "end", weight: 600 }),
  ];
}

/** One of several: a dozen marks along its way at most, for more would run into one another. */
function drawNamedPath(path: OptimizerPath, index: number): Markish[] {
  const points = steps(path);
  const every = Math.ceil(points.length / 12);
  const role = color(seriesColor(index));
  return [
    Plot.line(points, { x: "x", y: "y", stroke: role, strokeWidth: 1.75, clip: "frame" }),
    Plot.dot(
      points.filter((_, step) => step % every === 0 || step === points.length - 1),
      {
        x: "x",
        y: "y",
        r: 3.25,
        symbol: signs[index % signs.length].symbol,
        fill: role,
        stroke: color("paper"),
        strokeWidth: 0.75,
        clip: "frame",
      },
    ),
  ];
}

function steps({ x, y }: OptimizerPath): readonly { readonly x: number; readonly y: number }[] {
  return Array.from(x, (value, index) => ({ x: value, y: y[index] }));
}
