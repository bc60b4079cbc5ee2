import { type Figure, figureHeight } from "@loglik/plot";
import { figureToSvg } from "@loglik/plot/node";
import type { StillFigure } from "@loglik/plot/react";

/**
 * The widths of the text on a phone of 390 pixels and on a desktop. css/blocks.css shows the drawing that is nearer to the width
 * of its place, scaled to it.
 */
const widths = { narrow: 355, wide: 681 };

/**
 * The picture of a figure that stands in its place until its script is there. Its height is that of the drawing to come: the one
 * asked for, that of most figures, which goes with the width by a rule that css/blocks.css knows, or its own.
 */
export function stillFigure(figure: Figure, height: number | undefined): StillFigure {
  const html = Object.entries(widths)
    .map(([name, width]) => {
      const svg = figureToSvg(figure, { width, height, standalone: false });
      const drawn = Number(/ height="([\d.]+)"/.exec(svg)?.[1]);
      const asMost = height === undefined && drawn === figureHeight(width);
      return (
        svg
          // The box around it is the image and has the label: it is read once.
          .replace(' role="img"', "")
          .replace(/ aria-label="[^"]*"/, "")
          .replace(' style="', asMost ? ' style="' : ` style="height:${drawn}px;`)
          .replace("<svg", `<svg data-still="${name}" aria-hidden="true"`)
      );
    })
    .join("");
  const overlays = Object.entries(widths).map(([name, width]) => ({ width, className: `still-${name}` }));
  return { html, overlays };
}
