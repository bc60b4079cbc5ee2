import type { AxisLayout } from "../layout/axis-layout.js";
import { rowAxis } from "../layout/category-axis.js";
import { innerHeight, type Size } from "./drawing.js";

/** Where a row's bar lies, in rows from the middle: two thirds of the row, and no more than 26 pixels. */
export function barHalf(rows: number, size: Size): number {
  return Math.min(0.33, (13 * rows) / innerHeight(size));
}

/** The vertical axis of a figure that is a table of bars: a name for each row, at most a third of the figure's width long. */
export function namedRows(names: readonly string[], label: string, size: Size): AxisLayout {
  return rowAxis(names, label, { width: size.width / 3, height: innerHeight(size), fontSize: size.fontSize });
}
