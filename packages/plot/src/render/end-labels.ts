import type { Markish } from "@observablehq/plot";
import { type AxisLayout, fraction } from "../layout/axis-layout.js";
import { spreadLabels } from "../layout/spread-labels.js";
import { textWidth } from "../layout/text-width.js";
import { innerHeight, type LegendEntry, label, type Size } from "./drawing.js";
import type { Color } from "./theme.js";

/** The name of a line, and where the line ends. */
export interface EndLabel {
  readonly text: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly color: Color;
  /** What stands for it in a legend; a line's "—" by default. */
  readonly sign?: string;
}

/** The names of lines: as labels at their ends, or as a legend. */
export interface LineNames {
  readonly marks: readonly Markish[];
  readonly marginRight: number;
  readonly legend?: readonly LegendEntry[];
}

/**
 * Every line says its name where it ends, at the right; names that would touch are moved apart. Where names would take more
 * than a third of the width, as on a phone, they go into a legend.
 */
export function nameLines(ends: readonly EndLabel[], y: AxisLayout, size: Size): LineNames {
  const marginRight = endLabelRoom(ends, size);
  if (marginRight <= size.width / 3) return { marks: drawEndLabels(ends, y, size), marginRight };
  const legend = ends.map(({ text, color, sign = "—" }) => ({ text: `${sign} ${text}`, color }));
  return { marks: [], marginRight: 18, legend };
}

/** The margin at the right that the names need. */
export function endLabelRoom(ends: readonly EndLabel[], size: Size): number {
  return Math.ceil(Math.max(4, ...ends.map((end) => textWidth(end.text, size.fontSize)))) + 14;
}

/** The names at the ends; `beyond` is how many pixels the frame goes on after them. */
export function drawEndLabels(ends: readonly EndLabel[], y: AxisLayout, size: Size, beyond = 0): Markish[] {
  const height = innerHeight(size);
  const wished = ends.map(({ at }) => (1 - fraction(y, at.y)) * height);
  const placed = spreadLabels(wished, size.fontSize * 1.35, 0, height);
  return ends.map(({ text, at, color }, index) =>
    label(text, at, color, { dx: 8 + beyond, dy: placed[index] - wished[index], anchor: "start" }),
  );
}
