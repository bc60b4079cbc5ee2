import {
  type Context,
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { describeFigure } from "../describe-figure.js";
import type { Figure } from "../figures/figure.js";
import { type FigureFrame, figureFrame } from "../render/figure-frame.js";
import { renderFigure } from "../render/render-figure.js";
import { useWidth } from "./use-width.js";

/** What the view of any figure takes. */
export interface ViewProps {
  /** CSS pixels; by default the width of the place it stands in, followed as that changes. */
  readonly width?: number;
  /** CSS pixels; by default it goes with the width. */
  readonly height?: number;
  /** Below the figure; by default the figure's own caption. */
  readonly caption?: ReactNode;
  readonly className?: string;
}

export interface FigureViewProps extends ViewProps {
  readonly figure: Figure;
  /**
   * What lies over the drawing, as children of an SVG with the same pixels: handles to drag, for example. It is there once the
   * width is known, and on a server where `StillFigures` says which widths it draws for.
   */
  readonly overlay?: (frame: FigureFrame) => ReactNode;
}

/** Below this a figure is not redrawn but scaled down: its letters would not fit any more. */
const narrowest = 200;

/**
 * What stands in a figure's box before its drawing, as HTML: for a server that draws figures ahead with `figureToSvg`. It is
 * given the figure and the height that its view asks for, if any. Nobody draws ahead by default. A browser is to mount such
 * parts anew, since it hydrates them as empty boxes.
 *
 * @example
 * <StillFigures value={(figure, height) => figureToSvg(figure, { height, standalone: false })}>{page}</StillFigures>
 */
export const StillFigures: Context<StillDrawing | undefined> = createContext<StillDrawing | undefined>(undefined);

/** Draws a figure as HTML, at the height in CSS pixels or at its own. */
export type StillDrawing = (figure: Figure, height: number | undefined) => string | StillFigure;

/** A figure that was drawn ahead, and for which widths: its overlay is then rendered for each of them. */
export interface StillFigure {
  readonly html: string;
  /** Widths in CSS pixels that the drawings were made for, each with a class of the overlay that belongs to it. */
  readonly overlays: readonly { readonly width: number; readonly className: string }[];
}

/**
 * A figure in a page. On the server it is an empty box of about the right size with the description as its label, or what
 * `StillFigures` draws. In a browser it is drawn before the first paint of its box, and again whenever the figure or the width
 * changes.
 *
 * @example
 * <FigureView figure={trainingCurve({ train: [0.7, 0.5] })} caption="Two epochs." />
 */
export function FigureView({ figure, width, height, caption, className, overlay }: FigureViewProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const measured = useWidth(place);
  const drawn = width ?? (measured === undefined ? undefined : Math.max(narrowest, measured));

  // A layout effect: a box that is painted empty first would flicker and move what stands below it.
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || drawn === undefined) return;
    const svg = renderFigure(figure, { document: element.ownerDocument, width: drawn, height });
    // The box around it is the image: a label that is there before the drawing is, and is read once.
    svg.removeAttribute("role");
    svg.removeAttribute("aria-label");
    svg.setAttribute("aria-hidden", "true");
    element.replaceChildren(svg);
  }, [figure, drawn, height]);

  const hasOverlay = overlay !== undefined;
  const frame = useMemo(
    () => (hasOverlay && drawn !== undefined ? figureFrame(figure, { width: drawn, height }) : undefined),
    [hasOverlay, figure, drawn, height],
  );
  const ahead = useContext(StillFigures)?.(figure, height);
  const still: StillFigure | undefined = typeof ahead === "string" ? { html: ahead, overlays: [] } : ahead;
  const reserved = drawn === undefined && still === undefined ? { minHeight: height ?? 256 } : undefined;
  const text = caption ?? figure.caption;
  const drawing = createElement("div", {
    ref: place,
    className: "loglik-figure-drawing",
    role: "img",
    "aria-label": describeFigure(figure),
    style: reserved,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: what the program itself gives, which is figureToSvg's text
    dangerouslySetInnerHTML: still === undefined ? undefined : { __html: still.html },
  });
  return createElement(
    "figure",
    { className: className ? `loglik-figure ${className}` : "loglik-figure" },
    overlay === undefined
      ? drawing
      : createElement(
          "div",
          { className: "loglik-figure-place", style: { position: "relative" } },
          drawing,
          frame && laidOver(frame, overlay(frame)),
          still?.overlays.map(({ width: of, className: name }) =>
            laidOverStill(figureFrame(figure, { width: of, height }), overlay, name),
          ),
        ),
    text === undefined ? null : createElement("figcaption", null, text),
  );
}

/** Not inside the drawing, which is an image: what is inside of an image is hidden from those who listen. */
function laidOver({ width, height }: FigureFrame, children: ReactNode): ReactElement {
  const style = {
    position: "absolute",
    top: 0,
    left: 0,
    width,
    height,
    maxWidth: "none",
    overflow: "visible",
  } as const;
  return createElement(
    "svg",
    { className: "loglik-figure-overlay", viewBox: `0 0 ${width} ${height}`, style },
    children,
  );
}

/** Scaled as the drawing is that was made ahead: a server does not know how wide its place will be. */
function laidOverStill(
  frame: FigureFrame,
  overlay: NonNullable<FigureViewProps["overlay"]>,
  className: string,
): ReactElement {
  const style = { position: "absolute", top: 0, left: 0, width: "100%", height: "100%", overflow: "visible" } as const;
  return createElement(
    "svg",
    {
      key: className,
      className: `loglik-figure-overlay ${className}`,
      viewBox: `0 0 ${frame.width} ${frame.height}`,
      style,
    },
    overlay(frame),
  );
}
