import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import styles from "./instruments.module.css";

const WIDTH = 600;
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
  const paper = useRef<SVGSVGElement>(null);
  const place = (value: number) => EDGE + ((value - low) / (high - low)) * (WIDTH - 2 * EDGE);
  const move = (index: number, value: number) => {
    const onStep = Number((Math.round(value / step) * step).toFixed(6));
    const kept = Math.min(high, Math.max(low, onStep));
    if (kept !== points[index]) props.onChange(points.map((point, i) => (i === index ? kept : point)));
  };
  const drag = (index: number) => (event: PointerEvent<SVGCircleElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !paper.current) return;
    const box = paper.current.getBoundingClientRect();
    const inside = ((event.clientX - box.left) / box.width) * WIDTH;
    move(index, low + ((inside - EDGE) / (WIDTH - 2 * EDGE)) * (high - low));
  };
  const press = (index: number) => (event: KeyboardEvent) => {
    const steps = stepsOf(event);
    if (steps === 0) return;
    event.preventDefault();
    move(index, points[index] + steps * step);
  };
  const units = Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of sliders drawn in SVG has no HTML element of its own
    <svg
      ref={paper}
      className={styles.numberLine}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="group"
      aria-label={props.label}
    >
      <line x1={EDGE} x2={WIDTH - EDGE} y1={26} y2={26} stroke="var(--site-muted)" strokeWidth={1.5} />
      {units.map((unit) => (
        <g key={unit}>
          <line x1={place(unit)} x2={place(unit)} y1={26} y2={33} stroke="var(--site-muted)" />
          <text x={place(unit)} y={52} textAnchor="middle" style={{ fontSize: 17 }}>
            {String(unit).replace("-", "−")}
          </text>
        </g>
      ))}
      {points.map((point, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the sample
          key={index}
          className={styles.handle}
          cx={place(point)}
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
