import * as Plot from "@observablehq/plot";
import type { ChainTraceFigure } from "../figures/chain-trace.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type LegendEntry, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, seriesColor } from "./theme.js";

/** The marks and axes of a trace: thin lines over one another, as long as they look like one. */
export function drawChainTrace(figure: ChainTraceFigure, size: Size): Drawing {
  const { chains, variable, summary } = figure;
  const counts = tickCounts(size);
  const longest = Math.max(...chains.map(({ values }) => values.length));
  const x = axisLayout([1, longest], "draw", counts.x);
  const y = axisLayout(finiteExtent(...chains.map(({ values }) => values))!, math(variable), counts.y, {
    padding: [0.04, 0.04],
  });
  const marks = chains.map(({ values }, index) =>
    Plot.line(values, {
      x: (_, step) => step + 1,
      y: values,
      stroke: color(seriesColor(index)),
      strokeWidth: values.length > size.width ? 0.75 : 1.25,
      strokeOpacity: chains.length === 1 ? 1 : 0.75,
    }),
  );
  const legend: LegendEntry[] = chains.map(({ label }, index) => ({ text: `— ${label}`, color: seriesColor(index) }));
  if (summary) {
    const facts = `${math("R̂")} ${formatNumber(summary.rHat)}, effective sample size ${formatNumber(summary.bulkSize)}`;
    legend.push({ text: facts, color: "ink" });
  }
  return { x, y, marks, grid: "horizontal", marginRight: 18, legend };
}
