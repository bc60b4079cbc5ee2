import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import styles from "./instruments.module.css";
import { useWidth } from "./useWidth";

const HEIGHT = 64;
const EDGE = 24;

/** Points on a line from `low` to `high`, to be dragged, or moved with the arrow keys (ten steps with Shift or Page keys). */
export function NumberLine(props: {
  readonly label: string;
  readonly points: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly onChange: (points: number[]) => void;
}): ReactNode {
  const { points, low, high, step } = props;
  const place = useRef<HTMLFieldSetElement>(null);
  // Drawn for the width that there is, so that the points stay large enough for a finger.
  const width = Math.max(240, useWidth(place) ?? 340);
  const paper = useRef<SVGSVGElement>(null);
  const across = (value: number) => EDGE + ((value - low) / (high - low)) * (width - 2 * EDGE);
  const move = (index: number, value: number) => {
    const onStep = Number((Math.round(value / step) * step).toFixed(6));
    const kept = Math.min(high, Math.max(low, onStep));
    if (kept !== points[index]) props.onChange(points.map((point, i) => (i === index ? kept : point)));
  };
  const drag = (index: number) => (event: PointerEvent<SVGCircleElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !paper.current) return;
    const box = paper.current.getBoundingClientRect();
    const inside = ((event.clientX - box.left) / box.width) * width;
    move(index, low + ((inside - EDGE) / (width - 2 * EDGE)) * (high - low));
  };
  const press = (index: number) => (event: KeyboardEvent) => {
    const steps = stepsOf(event);
    if (steps === 0) return;
    event.preventDefault();
    move(index, points[index] + steps * step);
  };
  const units = Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i);
  return (
    <fieldset ref={place} className={styles.bare} aria-label={props.label}>
      <svg ref={paper} className={styles.numberLine} viewBox={`0 0 ${width} ${HEIGHT}`}>
        <title>Drag a point, or move it with the arrow keys.</title>
        <line x1={EDGE} x2={width - EDGE} y1={26} y2={26} stroke="var(--site-muted)" strokeWidth={1.5} />
        {units.map((unit) => (
          <g key={unit}>
            <line x1={across(unit)} x2={across(unit)} y1={26} y2={33} stroke="var(--site-muted)" />
            <text x={across(unit)} y={52} textAnchor="middle" style={{ fontSize: 13 }}>
              {String(unit).replace("-", "−")}
            </text>
          </g>
        ))}
        {points.map((point, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the sample
            key={index}
            className={styles.handle}
            cx={across(point)}
            cy={26}
            r={14}
            role="slider"
            tabIndex={0}
            aria-label={`Observation ${index + 1}`}
            aria-valuemin={low}
            aria-valuemax={high}
            aria-valuenow={point}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag(index)}
            onKeyDown={press(index)}
          />
        ))}
      </svg>
    </fieldset>
  );
}

function stepsOf(event: KeyboardEvent): number {
  const reach = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case "ArrowRight":
    case "ArrowUp":
      return reach;
    case "ArrowLeft":
    case "ArrowDown":
      return -reach;
    case "PageUp":
      return 10;
    case "PageDown":
      return -10;
    default:
      return 0;
  }
}
