import { LoglikError } from "@loglik/core";
import * as Plot from "@observablehq/plot";
import { describeFigure } from "../describe-figure.js";
import type { Figure } from "../figures/figure.js";
import { drawDistribution } from "./draw-distribution.js";
import { drawLikelihoodCurve } from "./draw-likelihood-curve.js";
import { drawLikelihoodSurface } from "./draw-likelihood-surface.js";
import { drawRegression } from "./draw-regression.js";
import { drawTrainingCurve } from "./draw-training-curve.js";
import { type Drawing, marginBottom, marginLeft, marginTop, type Size } from "./drawing.js";
import { nameClips, roundCoordinates } from "./finish-svg.js";
import { setMathText } from "./math-text.js";
import { color } from "./theme.js";

export interface RenderOptions {
  /** Where the elements are made; the page's own by default. Node has none: see `figureToSvg` in `@loglik/plot/node`. */
  readonly document?: Document;
  /** CSS pixels; default 640. Text keeps its size, so a figure for a phone is drawn at the phone's width. */
  readonly width?: number;
  /** CSS pixels; default `figureHeight(width)`. */
  readonly height?: number;
}

/** The height that goes with a width: 0.62 of it, and between 256 and 440 pixels. */
export function figureHeight(width: number): number {
  return Math.round(Math.min(440, Math.max(256, width * 0.62)));
}

/**
 * Draws a figure as an SVG element, which it returns without inserting it anywhere.
 *
 * Colours are the custom properties of `@loglik/plot/style.css`; the element has `role="img"` and `describeFigure`'s
 * sentence as its label.
 *
 * @throws LoglikError `figure-no-document`, `figure-size`, `figure-kind`.
 */
export function renderFigure(figure: Figure, options: RenderOptions = {}): SVGSVGElement {
  const document = options.document ?? globalThis.document;
  if (!document) {
    throw new LoglikError(
      "figure-no-document",
      "renderFigure: there is no document here; pass one, or use figureToSvg from @loglik/plot/node.",
    );
  }
  const size = checkSize(options);
  const drawing = draw(figure, size);
  const svg = Plot.plot({ ...frame(drawing, size), document } as Plot.PlotOptions) as unknown as SVGSVGElement;
  svg.querySelector("style")?.remove();
  nameClips(svg, size);
  roundCoordinates(svg);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", describeFigure(figure));
  setMathText(svg);
  return svg;
}

function draw(figure: Figure, size: Size): Drawing {
  switch (figure?.kind) {
    case "distribution":
      return drawDistribution(figure, size);
    case "likelihood-curve":
      return drawLikelihoodCurve(figure, size);
    case "likelihood-surface":
      return drawLikelihoodSurface(figure, size);
    case "training-curve":
      return drawTrainingCurve(figure, size);
    case "regression":
      return drawRegression(figure, size);
    default:
      throw new LoglikError(
        "figure-kind",
        `renderFigure: kind is ${JSON.stringify((figure as { kind?: unknown } | undefined)?.kind)}; expected ` +
          '"distribution", "likelihood-curve", "likelihood-surface", "training-curve" or "regression", as the functions of ' +
          "@loglik/plot make.",
        { kind: (figure as { kind?: unknown } | undefined)?.kind },
      );
  }
}

function checkSize({ width = 640, height = figureHeight(width) }: RenderOptions): Size {
  for (const [name, value, least] of [
    ["width", width, 200],
    ["height", height, 160],
  ] as const) {
    if (!(Number.isFinite(value) && value >= least)) {
      throw new LoglikError("figure-size", `renderFigure: ${name} is ${value}; expected at least ${least} pixels.`, {
        name,
        value,
        least,
      });
    }
  }
  return { width, height, fontSize: width < 480 ? 12 : 13 };
}

/** What all figures share: type, margins, a quiet grid, a base line, and labels at the ends of the axes. */
function frame(drawing: Drawing, size: Size): Plot.PlotOptions {
  const { x, y, grid, note, marginRight } = drawing;
  const left = marginLeft(y, size.fontSize);
  const text = { fill: "currentColor" } as const;
  // Tick labels are texts of their own: Plot's axis drops labels of a logarithmic scale by a rule of its own.
  const tick = { ...text, fillOpacity: 0.72, fontVariant: "tabular-nums" } as const;
  return {
    width: size.width,
    height: size.height,
    marginTop,
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
      grid ? Plot.gridY(y.ticks as number[], { stroke: "currentColor", strokeOpacity: 0.1 }) : null,
      Plot.text(x.tickLabels, { ...tick, x: x.ticks, frameAnchor: "bottom", lineAnchor: "top", dy: 8 }),
      Plot.text(y.tickLabels, { ...tick, y: y.ticks, frameAnchor: "left", textAnchor: "end", dx: -8 }),
      ...drawing.marks.slice(0, grid ? 0 : 2),
      Plot.frame({ anchor: "bottom", stroke: "currentColor", strokeOpacity: 0.55 }),
      ...drawing.marks.slice(grid ? 0 : 2),
      Plot.text([y.label], { ...text, frameAnchor: "top-left", dx: 8 - left, dy: 4 - marginTop, lineAnchor: "top" }),
      Plot.text([x.label], { ...text, frameAnchor: "bottom-right", dy: marginBottom - 4, lineAnchor: "bottom" }),
      note
        ? Plot.text([note], {
            ...text,
            fillOpacity: 0.72,
            frameAnchor: "top-right",
            dx: marginRight - 4,
            dy: 4 - marginTop,
            lineAnchor: "top",
          })
        : null,
    ],
  };
}
