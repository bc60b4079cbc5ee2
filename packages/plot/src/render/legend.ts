import { textWidth } from "../layout/text-width.js";
import type { Drawing, LegendEntry, Size } from "./drawing.js";

/** A legend with its place: `dx` from the figure's right edge, `dy` from its top. */
export interface Legend {
  readonly placed: readonly (LegendEntry & { readonly dx: number; readonly dy: number })[];
  /** What it needs above the strip that every figure has. */
  readonly height: number;
}

const gap = 12;

/**
 * Sets the names of a legend in lines from the right: beside the label of the vertical axis if all of them fit there, and in
 * lines of their own below it otherwise.
 */
export function layoutLegend({ legend = [], y, note }: Drawing, size: Size): Legend {
  if (legend.length === 0) return { placed: [], height: 0 };
  const widths = legend.map(({ text }) => textWidth(text, size.fontSize));
  const whole = widths.reduce((sum, width) => sum + width + gap, -gap);
  const beside = note === undefined && whole + textWidth(y.label, size.fontSize) + 2 * gap <= size.width - 8;
  const lineHeight = Math.round(size.fontSize * 1.35);
  const lines = beside ? [legend.map((_, index) => index)] : breakLines(widths, size.width - 8);
  const placed = lines.flatMap((line, row) => {
    let dx = -4;
    const set = line.toReversed().map((index) => {
      const entry = { ...legend[index], dx, dy: 4 + lineHeight * (beside ? 0 : row + 1) };
      dx -= widths[index] + gap;
      return entry;
    });
    return set.reverse();
  });
  return { placed, height: beside ? 0 : lineHeight * lines.length };
}

function breakLines(widths: readonly number[], room: number): number[][] {
  const lines: number[][] = [[]];
  let used = 0;
  widths.forEach((width, index) => {
    if (used + width > room && lines[lines.length - 1].length > 0) {
      lines.push([]);
      used = 0;
    }
    lines[lines.length - 1].push(index);
    used += width + gap;
  });
  return lines;
}
