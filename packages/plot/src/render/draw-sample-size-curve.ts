import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { SampleSizeCurveFigure, SampleSizeSeries } from "../figures/sample-size-curve.js";
import { axisLayout } from "../layout/axis-layout.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, type Size, tickCounts } from "./drawing.js";
import { math } from "./math-text.js";
import { color, seriesColor } from "./theme.js";

/** The marks and axes of errors that fall with the sample's size. */
export function drawSampleSizeCurve(figure: SampleSizeCurveFigure, size: Size): Drawing {
  const { sizes, series, label } = figure;
  const counts = tickCounts(size);
  const drawn = series.flatMap(({ errors, interval, fitted }) => [
    errors,
    ...(interval ? [interval.low, interval.high] : []),
    ...(fitted ? [fitted.values] : []),
  ]);
  const options = { scale: "log" as const, padding: [0.04, 0.04] as const };
  const x = axisLayout(finiteExtent(sizes)!, `rows ${math("n")}`, counts.x, options);
  const y = axisLayout(finiteExtent(...drawn)!, label, counts.y, options);
  return {
    x,
    y,
    marks: series.flatMap((one, index) => drawSeries(sizes, one, index)),
    grid: "horizontal",
    marginRight: 18,
    legend: series.map((one, index) => ({
      text: `${index % 2 === 0 ? "●" : "○"} ${one.label}${one.fitted ? `, slope ${formatNumber(one.fitted.rate, 2)}` : ""}`,
      color: seriesColor(index),
    })),
  };
}

function drawSeries(sizes: Float64Array, { errors, interval, fitted }: SampleSizeSeries, index: number): Markish[] {
  const role = color(seriesColor(index));
  const marks: Markish[] = [];
  if (fitted) {
    marks.push(Plot.line(sizes, { x: sizes, y: fitted.values, stroke: role, strokeWidth: 1.5, strokeOpacity: 0.8 }));
  } else {
    marks.push(
      Plot.line(sizes, {
        x: sizes,
        y: errors,
        stroke: role,
        strokeWidth: 1.5,
        strokeDasharray: "1 4",
        strokeLinecap: "round",
      }),
    );
  }
  if (interval) {
    marks.push(
      Plot.ruleX(sizes, {
        x: sizes,
        y1: interval.low,
        y2: interval.high,
        stroke: role,
        strokeWidth: 2.5,
        strokeOpacity: 0.45,
      }),
    );
  }
  const full = index % 2 === 0;
  marks.push(
    Plot.dot(sizes, {
      x: sizes,
      y: errors,
      r: 4,
      fill: full ? role : color("paper"),
      stroke: role,
      strokeWidth: full ? 0 : 2,
    }),
  );
  return marks;
}
