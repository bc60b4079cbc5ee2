import type { Figure } from "../figures/figure.js";
import { fraction, valueAt } from "../layout/axis-layout.js";
import { innerHeight, innerWidth, marginLeft, marginTop } from "./drawing.js";
import { checkSize, compose, type RenderOptions } from "./render-figure.js";

/** Where the frame of a figure lies in its drawing, and what its axes mean: for whoever lays something over it. */
export interface FigureFrame {
  /** The drawing, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The ends of the horizontal and of the vertical axis. */
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  /** Pixels from the left edge of the drawing to a value of the horizontal axis. */
  across(x: number): number;
  /** Pixels from the upper edge of the drawing down to a value of the vertical axis. */
  up(y: number): number;
  /** The values at a place of the drawing, in pixels from its upper left corner. */
  locate(right: number, down: number): readonly [x: number, y: number];
}

/**
 * The frame of a figure as `renderFigure` draws it in a width, and a height if one is named: `across` and `up` give the pixels
 * of a value, `locate` the values at a pixel.
 *
 * @throws LoglikError `figure-size`, `figure-kind`.
 * @example
 * const frame = figureFrame(trainingCurve({ train: [3, 2, 1] }), { width: 400 });
 * frame.locate(frame.across(1), 0)[0]  // 1
 */
export function figureFrame(figure: Figure, options: Pick<RenderOptions, "width" | "height"> = {}): FigureFrame {
  const asked = checkSize(figure, options);
  const [{ x, y, marginRight }, size, legend] = compose(figure, asked, options.height !== undefined);
  const left = marginLeft(y, size.fontSize);
  const top = marginTop + legend.height;
  const [width, height] = [innerWidth(size, y, marginRight), innerHeight(size)];
  return {
    width: size.width,
    height: size.height + legend.height,
    x: x.domain,
    y: y.domain,
    across: (value) => left + fraction(x, value) * width,
    up: (value) => top + (1 - fraction(y, value)) * height,
    locate: (right, down) => [valueAt(x, (right - left) / width), valueAt(y, 1 - (down - top) / height)],
  };
}
