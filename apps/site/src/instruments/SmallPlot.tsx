import { type PointerEvent, type ReactNode, useId, useRef } from "react";
import styles from "./instruments.module.css";
import { type Handles, PlotHandles } from "./PlotHandles";
import { tickLabel, ticks } from "./ticks";
import { useWidth } from "./useWidth";

/** A colour with a meaning, the same one as in every figure. */
export type Tone = "data" | "likelihood" | "loss" | "truth" | "prior" | "posterior" | "muted";

export type Point = readonly [number, number];

/** What is drawn: points, hollow points, a line through points (NaN or ±∞ breaks it), or the area inside of one. */
export interface Layer {
  readonly shape: "dots" | "rings" | "line" | "area";
  readonly points: readonly Point[];
  readonly tone: Tone;
  readonly dashed?: boolean;
  /** Named in the key above the plot. */
  readonly label?: string;
}

/** Below this the drawing is scaled down instead: its letters would not fit. */
const NARROWEST = 240;
const MARGIN = { left: 44, right: 10, top: 24, bottom: 36 };

/** A small scatter or line plot for what an instrument shows beside the figures of @loglik/plot. Draws only what it is given. */
export function SmallPlot(props: {
  readonly title: string;
  /** The picture in words, for a reader who does not see it. */
  readonly description: string;
  readonly xLabel: string;
  readonly x: Point;
  readonly y: Point;
  readonly layers: readonly Layer[];
  /** Points on top that a reader can move. */
  readonly handles?: Handles;
}): ReactNode {
  const clip = useId();
  const place = useRef<HTMLDivElement>(null);
  // Drawn for the width that there is, so that letters keep their size; on the server for a phone's, in the same height
  // (`.plot`), so that nothing moves when the width is known.
  const width = Math.max(NARROWEST, useWidth(place) ?? 340);
  const height = Math.round(Math.min(320, Math.max(230, 0.74 * width)));
  const across = (value: number) => position(value, props.x, MARGIN.left, width - MARGIN.right);
  const up = (value: number) => position(value, props.y, height - MARGIN.bottom, MARGIN.top);
  const locate = (event: PointerEvent<SVGElement>): Point => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect() ?? new DOMRect();
    const [px, py] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return [
      value(px * width, props.x, MARGIN.left, width - MARGIN.right),
      value(py * height, props.y, height - MARGIN.bottom, MARGIN.top),
    ];
  };
  return (
    <div ref={place} className={styles.plotPlace}>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${width} ${height}`}
        // An image hides what is inside of it from those who listen; what can be moved must not be hidden.
        role={props.handles ? "group" : "img"}
        aria-label={props.description}
      >
        <clipPath id={clip}>
          <rect
            x={MARGIN.left}
            y={MARGIN.top}
            width={width - MARGIN.left - MARGIN.right}
            height={height - MARGIN.top - MARGIN.bottom}
          />
        </clipPath>
        <text className={styles.title} x={0} y={12}>
          {props.title}
        </text>
        {ticks(props.y).map((tick) => (
          <g key={tick}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} y1={up(tick)} y2={up(tick)} stroke="var(--site-rule)" />
            <text x={MARGIN.left - 6} y={up(tick) + 4} textAnchor="end">
              {tickLabel(tick)}
            </text>
          </g>
        ))}
        {ticks(props.x).map((tick) => (
          <text key={tick} x={across(tick)} y={height - MARGIN.bottom + 15} textAnchor="middle">
            {tickLabel(tick)}
          </text>
        ))}
        <text x={width - MARGIN.right} y={height - 4} textAnchor="end">
          {props.xLabel}
        </text>
        <g clipPath={`url(#${clip})`}>
          {props.layers.map((layer) => (
            <Drawn key={`${layer.shape} ${layer.tone} ${layer.label ?? ""}`} layer={layer} across={across} up={up} />
          ))}
        </g>
        {props.handles && (
          <PlotHandles handles={props.handles} x={props.x} y={props.y} across={across} up={up} locate={locate} />
        )}
      </svg>
      <p className={styles.note}>
        {props.layers
          .filter((layer) => layer.label)
          .map((layer) => (
            // The sign has the colour, the words the ink that is easy to read.
            <span key={layer.label} style={{ marginRight: "1em", whiteSpace: "nowrap" }}>
              <span aria-hidden style={{ color: colour(layer.tone) }}>
                {signs[layer.shape] ?? (layer.dashed ? "┅ " : "━ ")}
              </span>
              {layer.label}
            </span>
          ))}
      </p>
    </div>
  );
}

const signs: Partial<Record<Layer["shape"], string>> = { dots: "● ", rings: "○ ", area: "▒ " };

function Drawn(props: {
  readonly layer: Layer;
  readonly across: (value: number) => number;
  readonly up: (value: number) => number;
}): ReactNode {
  const { layer, across, up } = props;
  const ink = colour(layer.tone);
  if (layer.shape === "line") {
    return (
      <path
        d={path(layer.points, across, up)}
        fill="none"
        stroke={ink}
        strokeWidth={2}
        strokeDasharray={layer.dashed ? "6 4" : undefined}
      />
    );
  }
  if (layer.shape === "area") return <path d={`${path(layer.points, across, up)}Z`} fill={ink} fillOpacity={0.16} />;
  return layer.points.map(([x, y]) => (
    <circle
      key={`${x} ${y}`}
      cx={across(x)}
      cy={up(y)}
      r={3}
      fill={layer.shape === "dots" ? ink : "var(--site-paper)"}
      stroke={ink}
      strokeWidth={1.5}
    />
  ));
}

function colour(tone: Tone): string {
  return tone === "muted" ? "var(--site-muted)" : `var(--loglik-${tone})`;
}

/** Where a value stands between two ends of the paper. */
function position(value: number, [low, high]: Point, from: number, to: number): number {
  return from + ((value - low) / (high - low)) * (to - from);
}

/** The way back from a place on the paper. */
function value(at: number, [low, high]: Point, from: number, to: number): number {
  return low + ((at - from) / (to - from)) * (high - low);
}

/** An SVG path that is interrupted where a value is not finite. */
function path(points: readonly Point[], across: (x: number) => number, up: (y: number) => number): string {
  let pen = "M";
  return points
    .map(([x, y]) => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        pen = "M";
        return "";
      }
      const command = `${pen}${across(x).toFixed(2)},${up(y).toFixed(2)}`;
      pen = "L";
      return command;
    })
    .join("");
}
