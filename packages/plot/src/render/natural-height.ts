import type { Figure } from "../figures/figure.js";
import { marginBottom, marginTop } from "./drawing.js";

/** The height that goes with a width: 0.62 of it, and between 256 and 440 pixels. */
export function figureHeight(width: number): number {
  return Math.round(Math.min(440, Math.max(256, width * 0.62)));
}

/**
 * The height of a figure where none is asked for: a table of bars has as much as its rows need, a unit square is nearly one on
 * a phone, and the others have `figureHeight`.
 */
export function naturalHeight(figure: Figure, width: number): number {
  const rows = rowCount(figure);
  if (rows === undefined)
    return unitSquare(figure) ? Math.max(figureHeight(width), Math.min(320, width)) : figureHeight(width);
  const strips = marginTop + marginBottom;
  return Math.max(160, strips + Math.max(20 * rows, Math.min(40 * rows, figureHeight(width) - strips)));
}

function unitSquare(figure: Figure): boolean {
  return figure?.kind === "reliability" || figure?.kind === "operating-curve";
}

function rowCount(figure: Figure): number | undefined {
  switch (figure?.kind) {
    case "information-bars":
      return figure.models.length + 1;
    case "code-tree":
    case "code-lengths":
      return figure.symbols.length;
    case "logit-gradient":
      return figure.classes.length;
    default:
      return undefined;
  }
}
