import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { CodeLengthsFigure } from "../figures/code-lengths.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { barHalf, namedRows } from "./rows.js";
import { color } from "./theme.js";

/** The marks and axes of code lengths. */
export function drawCodeLengths(figure: CodeLengthsFigure, size: Size): Drawing {
  const { symbols, ideal, used, average } = figure;
  const [, longest] = finiteExtent(used, ideal)!;
  const x = axisLayout([0, longest || 1], "bits", tickCounts(size).x, { padding: [0, 0.03] });
  const y = namedRows(symbols, "", size);
  const half = barHalf(symbols.length, size);
  const rows = symbols.map((_, row) => row);
  const marks: Markish[] = [
    Plot.rect(rows, {
      x1: 0,
      x2: (row) => used[row],
      y1: (row) => row - half,
      y2: (row) => row + half,
      fill: color("loss"),
      fillOpacity: 0.55,
    }),
    Plot.ruleX(
      rows.filter((row) => Number.isFinite(ideal[row])),
      {
        x: (row) => ideal[row],
        y1: (row) => row - 1.3 * half,
        y2: (row) => row + 1.3 * half,
        stroke: color("likelihood"),
        strokeWidth: 3,
        strokeLinecap: "round",
      },
    ),
  ];
  const mean = (value: number | undefined) => (value === undefined ? "" : `, mean ${formatNumber(value)}`);
  return {
    x,
    y,
    marks,
    grid: "vertical",
    marginRight: 18,
    legend: [
      { text: `▮ bits used${mean(average?.used)}`, color: "loss" },
      { text: `| ideal −log₂ ${math("q")}${mean(average?.ideal)}`, color: "likelihood" },
    ],
  };
}
