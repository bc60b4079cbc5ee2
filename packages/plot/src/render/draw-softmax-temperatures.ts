import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { SoftmaxTemperaturesFigure } from "../figures/softmax-temperatures.js";
import { axisLayout } from "../layout/axis-layout.js";
import { columnAxis } from "../layout/category-axis.js";
import { formatNumber } from "../layout/format-number.js";
import { finiteExtent } from "../layout/ticks.js";
import { type Drawing, innerWidth, type Size, tickCounts } from "./drawing.js";
import { drawEndLabels, endLabelRoom } from "./end-labels.js";
import { math } from "./math-text.js";
import { color } from "./theme.js";

/** The marks and axes of a softmax at several temperatures. The coldest line is the heaviest. */
export function drawSoftmaxTemperatures(figure: SoftmaxTemperaturesFigure, size: Size): Drawing {
  const { classes, logits, temperatures, probabilities } = figure;
  const order = classes.map((_, index) => index).sort((a, b) => logits[a] - logits[b] || a - b);
  const [, top] = finiteExtent(...probabilities)!;
  const y = axisLayout([0, top], "probability", tickCounts(size).y, { padding: [0, 0.05] });
  const last = order.length - 1;
  const ends = probabilities.map((row, index) => ({
    text: `${math("T")} = ${formatNumber(temperatures[index])}`,
    at: { x: last, y: row[order[last]] },
    color: "likelihood" as const,
  }));
  const marginRight = endLabelRoom(ends, size);
  const room = innerWidth(size, y, marginRight);
  const x = columnAxis(
    order.map((index) => classes[index]),
    "class, by its logit",
    { width: room, fontSize: size.fontSize },
  );
  const marks: Markish[] = probabilities.flatMap((row, index) => {
    const heavy = temperatures.length === 1 ? 1 : 1 - index / (temperatures.length - 1);
    const values = order.map((k) => row[k]);
    const line = { x: values.map((_, column) => column), y: values, strokeOpacity: 0.45 + 0.55 * heavy };
    return [
      Plot.line(values, { ...line, stroke: color("likelihood"), strokeWidth: 1 + 1.5 * heavy }),
      Plot.dot(values, { ...line, r: 3, fill: color("paper"), stroke: color("likelihood"), strokeWidth: 1 + heavy }),
    ];
  });
  marks.push(...drawEndLabels(ends, y, size, (room / classes.length) * 0.5));
  return { x, y, marks, grid: "horizontal", marginRight };
}
