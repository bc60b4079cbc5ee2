import { LoglikError } from "@loglik/core";
import * as Plot from "@observablehq/plot";
import { describeFigure } from "../describe-figure.js";
import { describeValue } from "../figures/check.js";
import { checkInput, type InputNames } from "../figures/check-input.js";
import type { Figure } from "../figures/figure.js";
import { shorten } from "../layout/category-axis.js";
import { fitTickLabels } from "../layout/fit-tick-labels.js";
import { textWidth } from "../layout/text-width.js";
import { checkArrays } from "./check-arrays.js";
import { drawFigure } from "./draw-figure.js";
import { type Drawing, marginBottom, marginLeft, marginTop, type Size } from "./drawing.js";
import { nameClips, roundCoordinates } from "./finish-svg.js";
import { type Legend, layoutLegend } from "./legend.js";
import { plainText, setMathText } from "./math-text.js";
import { naturalHeight } from "./natural-height.js";
import { color, textColor } from "./theme.js";

/** The size of a figure, and the document that its elements are made in. */
export interface RenderOptions {
  /** Where the elements are made; the page's own by default. Node has none: see `figureToSvg` in `@loglik/plot/node`. */
  readonly document?: Document;
  /** CSS pixels; default 640. Text keeps its size, so a figure for a phone is drawn at the phone's width. */
  readonly width?: number;
  /** CSS pixels; default `figureHeight(width)`, or for a table of bars what its rows need, and more where names above the frame need lines. */
  readonly height?: number;
}

const renderOptionNames: InputNames<RenderOptions> = { document: true, width: true, height: true };
/** Wider than any screen: a mistake, as the axis of such a figure would have thousands of ticks. */
const mostPixels = 20_000;

/**
 * Draws a figure as an SVG element, which it returns without inserting it anywhere.
 *
 * Colours are the custom properties of `@loglik/plot/style.css`; the element has `role="img"` and `describeFigure`'s
 * sentence as its label.
 *
 * @throws LoglikError `figure-no-document`, `figure-size`, `figure-kind`, `figure-option` for an option that there is not,
 *   `figure-not-numbers` for a figure that was written as JSON.
 */
export function renderFigure(figure: Figure, options: RenderOptions = {}): SVGSVGElement {
  checkInput("renderFigure", options, renderOptionNames);
  const document = options.document ?? globalThis.document;
  if (!document) {
    throw new LoglikError(
      "figure-no-document",
      "renderFigure: there is no document here; pass one, or use figureToSvg from @loglik/plot/node.",
    );
  }
  checkArrays(figure);
  const size = checkSize(figure, options);
  const svg = Plot.plot({
    ...frame(...compose(figure, size, options.height !== undefined)),
    document,
  } as Plot.PlotOptions) as unknown as SVGSVGElement;
  svg.querySelector("style")?.remove();
  nameClips(svg, size);
  roundCoordinates(svg);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", describeFigure(figure));
  setMathText(svg);
  return svg;
}

/** The size that a figure is asked to have, its natural height where none is named. */
export function checkSize(figure: Figure, { width = 640, height = naturalHeight(figure, width) }: RenderOptions): Size {
  for (const [name, value, least] of [
    ["width", width, 200],
    ["height", height, 160],
  ] as const) {
    if (!(Number.isFinite(value) && value >= least && value <= mostPixels)) {
      const range = `a number of pixels from ${least} to ${mostPixels}`;
      throw new LoglikError("figure-size", `renderFigure: ${name} is ${describeValue(value)}; expected ${range}.`, {
        name,
        value,
        least,
        most: mostPixels,
      });
    }
  }
  return { width, height, fontSize: width < 480 ? 12 : 13 };
}

/**
 * The figure's drawing, and the size of what is left for it below a legend that needs lines of its own: they take their room
 * from a height that was asked for, and make the figure higher otherwise.
 */
export function compose(figure: Figure, size: Size, fixed: boolean): Parameters<typeof frame> {
  const drawing = drawFigure(figure, size);
  const legend = layoutLegend(drawing, size);
  if (!fixed || legend.height === 0) return [drawing, size, legend];
  const left = { ...size, height: size.height - legend.height };
  return [drawFigure(figure, left), left, legend];
}

/** What all figures share: type, margins, a quiet grid, a base line, and labels at the ends of the axes. */
function frame(drawing: Drawing, size: Size, legend: Legend): Plot.PlotOptions {
  const { x, y, grid, note, marginRight } = drawing;
  const left = marginLeft(y, size.fontSize);
  const text = { fill: "currentColor" } as const;
  // Tick labels are texts of their own: Plot's axis drops labels of a logarithmic scale by a rule of its own.
  const top = marginTop + legend.height;
  const numbers = fitTickLabels(x, {
    left,
    right: size.width - marginRight,
    width: size.width,
    fontSize: size.fontSize,
  });
  const noteWidth = note === undefined ? 0 : textWidth(plainText(note), size.fontSize) + 16;
  const fitted = (label: string, room: number) =>
    textWidth(plainText(label), size.fontSize) <= room ? label : shorten(plainText(label), room, size.fontSize);
  const tick = { ...text, fillOpacity: 0.72, fontVariant: "tabular-nums" } as const;
  return {
    width: size.width,
    height: size.height + legend.height,
    marginTop: top,
    marginBottom,
    marginLeft: left,
    marginRight,
    className: "loglik-plot",
    style: {
      color: color("ink"),
      fontFamily: "var(--loglik-font, system-ui, sans-serif)",
      fontSize: `${size.fontSize}px`,
      fontVariantNumeric: "tabular-nums",
      background: "none",
      overflow: "visible",
    },
    x: { type: x.scale, domain: x.domain, axis: null },
    y: { type: y.scale, domain: y.domain, axis: null },
    marks: [
      grid === "horizontal" ? Plot.gridY(y.ticks as number[], { stroke: "currentColor", strokeOpacity: 0.1 }) : null,
      grid === "vertical" ? Plot.gridX(x.ticks as number[], { stroke: "currentColor", strokeOpacity: 0.1 }) : null,
      Plot.text(numbers.tickLabels, { ...tick, x: numbers.ticks, frameAnchor: "bottom", lineAnchor: "top", dy: 8 }),
      Plot.text(y.tickLabels, { ...tick, y: y.ticks, frameAnchor: "left", textAnchor: "end", dx: -8 }),
      ...drawing.marks.slice(0, grid === "none" ? 2 : 0),
      Plot.frame({ anchor: "bottom", stroke: "currentColor", strokeOpacity: 0.55 }),
      ...drawing.marks.slice(grid === "none" ? 2 : 0),
      Plot.text([fitted(y.label, size.width - 12 - noteWidth)], {
        ...text,
        frameAnchor: "top-left",
        dx: 8 - left,
        dy: 4 - top,
        lineAnchor: "top",
      }),
      Plot.text([fitted(x.label, size.width - marginRight - 4)], {
        ...text,
        frameAnchor: "bottom-right",
        dy: marginBottom - 4,
        lineAnchor: "bottom",
      }),
      note
        ? Plot.text([note], {
            ...text,
            fillOpacity: 0.72,
            frameAnchor: "top-right",
            dx: marginRight - 4,
            dy: 4 - top,
            lineAnchor: "top",
          })
        : null,
      ...legend.placed.map(({ text: name, color: role, dx, dy }) =>
        Plot.text([name], {
          fill: textColor(role),
          frameAnchor: "top-right",
          dx: dx + marginRight,
          dy: dy - top,
          lineAnchor: "top",
        }),
      ),
    ],
  };
}
