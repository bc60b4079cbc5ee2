import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { InformationBarsFigure } from "../figures/information-bars.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { textWidth } from "../layout/text-width.js";
import { type Drawing, label, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { barHalf, namedRows } from "./rows.js";
import { color } from "./theme.js";

/** The marks and axes of entropy, divergence and cross-entropy. */
export function drawInformationBars(figure: InformationBarsFigure, size: Size): Drawing {
  const { entropy, models, unit } = figure;
  const finite = models.map(({ crossEntropy }) => crossEntropy).filter(Number.isFinite);
  const longest = Math.max(entropy, ...finite) || 1;
  const endless = finite.length < models.length;
  const x = axisLayout([0, longest], unit, tickCounts(size).x, { padding: [0, endless ? 0.25 : 0] });
  const names = [`${math("H")}(${math("p")})`, ...models.map((model) => model.label)];
  const y = namedRows(names, "", size);
  const half = barHalf(names.length, size);
  // A bar without an end runs to the frame's.
  const end = (value: number) => Math.min(value, x.domain[1]);
  const bars = [
    { row: 0, from: 0, to: entropy, role: "truth" as const },
    ...models.flatMap(({ crossEntropy }, index) => [
      { row: index + 1, from: 0, to: entropy, role: "truth" as const },
      { row: index + 1, from: entropy, to: end(crossEntropy), role: "loss" as const },
    ]),
  ];
  const marks: Markish[] = [
    Plot.rect(bars, {
      x1: "from",
      x2: "to",
      y1: (bar) => bar.row - half,
      y2: (bar) => bar.row + half,
      fill: (bar) => color(bar.role),
      fillOpacity: (bar) => (bar.role === "truth" ? 0.55 : 0.75),
    }),
    // Where the entropy ends: no bar is shorter.
    Plot.ruleX([entropy], { stroke: color("truth"), strokeWidth: 1.5, strokeDasharray: "6 4" }),
  ];
  const totals = [entropy, ...models.map((model) => model.crossEntropy)];
  const texts = totals.map((value) => formatNumber(value));
  totals.forEach((value, row) => {
    marks.push(label(texts[row], { x: end(value), y: row }, "ink", { dx: 6, anchor: "start", weight: 600 }));
  });
  const widest = Math.max(...texts.map((text) => textWidth(text, size.fontSize) * 1.1));
  return {
    x,
    y,
    marks,
    grid: "vertical",
    marginRight: Math.ceil(widest) + 14,
    legend: [
      { text: `▮ entropy ${math("H")}(${math("p")})`, color: "truth" },
      { text: "▮ divergence KL", color: "loss" },
    ],
  };
}
