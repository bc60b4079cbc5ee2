import type { UniformHistogramFigure } from "../figures/uniform-histogram.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { listSome } from "./phrases.js";

export function describeUniformHistogram(figure: UniformHistogramFigure): string {
  const { variable, edges, series, expected, band } = figure;
  const bins = edges.length - 1;
  const counts = series.map(({ label, counts: values }) => {
    const [low, high] = finiteExtent(values)!;
    return `${label} has ${formatNumber(low)} to ${formatNumber(high)} in a bin`;
  });
  const parts = [
    `Histogram of ${variable} in ${bins} bins`,
    listSome(counts),
    `expected are ${formatNumber(expected)}`,
  ];
  if (band) {
    const all = series.flatMap(({ counts: values }) => Array.from(values));
    const outside = all.filter((count) => count < band.low || count > band.high).length;
    parts.push(
      `${band.label} ${formatNumber(band.low)} to ${formatNumber(band.high)}, which ${outside} of ${all.length} are outside of`,
    );
  }
  return `${parts.join("; ")}.`;
}
