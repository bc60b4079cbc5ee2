import type { Markish } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { AxisLayout } from "../layout/axis-layout.js";
import { textWidth } from "../layout/text-width.js";
import { type Color, color, textColor } from "./theme.js";

/** The canvas of a figure, in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** A name in a legend, led by a sign of its mark: — line, ╌ dashed, ┈ dotted, ▮ bar, ● dot, ○ ring. */
export interface LegendEntry {
  readonly text: string;
  readonly color: Color;
}

/** What a kind of figure contributes; the frame (axes, labels, margins, type) is the same for all. */
export interface Drawing {
  readonly x: AxisLayout;
  readonly y: AxisLayout;
  readonly marks: readonly Markish[];
  /** Lines at the ticks help to read values off: horizontal ones for a curve, vertical ones for rows; a heat map needs none. */
  readonly grid: "horizontal" | "vertical" | "none";
  /** A short remark at the top right. */
  readonly note?: string;
  /** Names of what is drawn, in their colours, above the frame. */
  readonly legend?: readonly LegendEntry[];
  /** Room for labels at the ends of lines. */
  readonly marginRight: number;
}

/** The height of the strip above the frame that holds the label of the vertical axis and the note. */
export const marginTop = 34;
export const marginBottom = 44;

/** About one label every 90 pixels across and 60 down. */
export function tickCounts(size: Size): { readonly x: number; readonly y: number } {
  return { x: Math.max(3, Math.round(size.width / 90)), y: Math.max(3, Math.round(size.height / 70)) };
}

/** Pixels between the frame's left edge and the figure's, enough for the longest tick label. */
export function marginLeft(y: AxisLayout, fontSize: number): number {
  return Math.ceil(Math.max(...y.tickLabels.map((label) => textWidth(label, fontSize)), 14)) + 12;
}

/** Height of the frame in pixels. */
export function innerHeight(size: Size): number {
  return size.height - marginTop - marginBottom;
}

/** Width of the frame in pixels. */
export function innerWidth(size: Size, y: AxisLayout, marginRight: number): number {
  return size.width - marginLeft(y, size.fontSize) - marginRight;
}

/** Text with a halo of the page's colour, so that lines underneath do not cross it out. */
export function label(
  text: string,
  at: { readonly x: number; readonly y: number },
  role: Color,
  options: {
    readonly dx?: number;
    readonly dy?: number;
    readonly anchor?: "start" | "middle" | "end";
    readonly weight?: number;
  } = {},
): Markish {
  const { dx = 0, dy = 0, anchor = "middle", weight } = options;
  return Plot.text([text], {
    x: [at.x],
    y: [at.y],
    dx,
    dy,
    textAnchor: anchor,
    fontWeight: weight,
    fill: textColor(role),
    stroke: color("paper"),
    strokeWidth: 4,
    strokeOpacity: 0.85,
    paintOrder: "stroke",
  });
}

/** The mark of a maximum, the same in every figure: a ring in the likelihood's blue with the page's colour inside. */
export function maximumDot(at: { readonly x: number; readonly y: number }): Markish {
  return Plot.dot([at], {
    x: "x",
    y: "y",
    r: 4.5,
    fill: color("paper"),
    stroke: color("likelihood"),
    strokeWidth: 2.5,
  });
}
