import { parseHTML } from "linkedom";
import { checkInput } from "./figures/check-input.js";
import type { Figure } from "./figures/figure.js";
import { type RenderOptions, renderFigure } from "./render/render-figure.js";
import { color } from "./render/theme.js";
import { serializeSvg } from "./serialize-svg.js";
import { embeddedStyle } from "./stylesheet.js";

/** The size of a figure, and whether it is to be a file that stands alone. */
export interface FigureToSvgOptions extends Omit<RenderOptions, "document"> {
  /**
   * True (the default) makes a complete file: it brings its colours for light and dark along, and paints its own ground,
   * so that it is legible wherever it is shown. False leaves both to the page it is put into.
   */
  readonly standalone?: boolean;
}

/**
 * A figure as the text of an SVG file, made without a browser.
 *
 * The text is well-formed XML and depends on the figure and the options only.
 *
 * @throws LoglikError as `renderFigure`.
 * @example figureToSvg(trainingCurve({ train: [0.7, 0.5] }), { width: 320 }).slice(0, 4)  // "<svg"
 */
export function figureToSvg(figure: Figure, options: FigureToSvgOptions = {}): string {
  checkInput("figureToSvg", options, { width: true, height: true, standalone: true });
  const { standalone = true, ...size } = options;
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = renderFigure(figure, { ...size, document });
  if (standalone) {
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", svg.getAttribute("width") ?? "");
    ground.setAttribute("height", svg.getAttribute("height") ?? "");
    ground.setAttribute("fill", color("paper"));
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    svg.prepend(ground);
    style.textContent = embeddedStyle(serializeSvg(svg));
    svg.prepend(style);
  }
  return serializeSvg(svg);
}
