import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import styles from "./instruments.module.css";
import { onStep, stepsOf } from "./move-keys";
import { useGrip } from "./useGrip";
import { useWidth } from "./useWidth";

const RADIUS = 13;
const EDGE = 24;
/** From the line down to the lower edge of the drawing: ticks and their numbers. */
const BELOW = 38;
/** How near a finger must come to take hold of a point. */
const GRASP = 26;

/** Points on a line from `low` to `high`, to be dragged, or moved with the arrow keys (ten steps with Shift or Page keys). */
export function NumberLine(props: {
  readonly label: string;
  readonly points: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly onChange: (points: number[]) => void;
  /** Told which point a reader holds, so that other panels can show the same one. */
  readonly onHold?: (index: number | undefined) => void;
}): ReactNode {
  const { points, low, high, step, onHold } = props;
  const place = useRef<HTMLFieldSetElement>(null);
  // Drawn for the width that there is, so that the points stay large enough for a finger.
  const width = Math.max(240, useWidth(place) ?? 340);
  const across = (value: number) => EDGE + ((value - low) / (high - low)) * (width - 2 * EDGE);
  const { held, grip } = useGrip<SVGSVGElement>({
    pick: (event) => {
      const [x, y] = inside(event);
      const far = points.map((point, index) => Math.hypot(across(point) - x, height(levels[index]) - y));
      const nearest = far.indexOf(Math.min(...far));
      return far[nearest] <= GRASP ? nearest : undefined;
    },
    move: (index, event) => move(index, low + ((inside(event)[0] - EDGE) / (width - 2 * EDGE)) * (high - low)),
  });
  const levels = stackLevels(points.map(across), held);
  const line = 2 * RADIUS * Math.max(1, 1 + Math.max(...levels)) - RADIUS + 4;
  const height = (level: number) => line - 2 * RADIUS * level;

  const move = (index: number, value: number) => {
    const kept = onStep(value, { low, high, step });
    if (kept !== points[index]) props.onChange(points.map((point, i) => (i === index ? kept : point)));
  };
  /** Where on the drawing a pointer is. */
  const inside = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = width / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  };
  const press = (index: number) => (event: KeyboardEvent) => {
    const paging = { PageUp: 10, PageDown: -10 }[event.key] ?? 0;
    const [right, up] = stepsOf(event) ?? [paging, 0];
    if (right + up === 0) return;
    event.preventDefault();
    move(index, points[index] + (right + up) * step);
  };
  return (
    <fieldset ref={place} className={styles.bare} aria-label={props.label}>
      <svg className={styles.numberLine} viewBox={`0 0 ${width} ${line + BELOW}`} {...grip}>
        <title>Drag a point, or move it with the arrow keys.</title>
        <line data-axes x1={EDGE} x2={width - EDGE} y1={line} y2={line} stroke="var(--site-muted)" strokeWidth={1.5} />
        {unitsBetween(low, high).map((unit) => (
          <g key={unit}>
            <line x1={across(unit)} x2={across(unit)} y1={line} y2={line + 7} stroke="var(--site-muted)" />
            <text x={across(unit)} y={line + 30} textAnchor="middle" style={{ fontSize: 13 }}>
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
            cy={height(levels[index])}
            r={RADIUS}
            role="slider"
            tabIndex={0}
            aria-label={`Observation ${index + 1}`}
            aria-valuemin={low}
            aria-valuemax={high}
            aria-valuenow={point}
            aria-valuetext={String(point).replace("-", "−")}
            onKeyDown={press(index)}
            onFocus={() => onHold?.(index)}
            onBlur={() => onHold?.(undefined)}
          />
        ))}
      </svg>
    </fieldset>
  );
}

/**
 * How high each point stands, so that none hides another: on the line, or on top of those at its place. The one that is
 * held stays on the line.
 */
function stackLevels(places: readonly number[], held: number | undefined): number[] {
  const levels: number[] = places.map(() => 0);
  const order = places.map((_, index) => index).sort((a, b) => Number(b === held) - Number(a === held) || a - b);
  const placed: number[] = [];
  for (const index of order) {
    const near = placed.filter((other) => Math.abs(places[other] - places[index]) < 2 * RADIUS - 6);
    const taken = new Set(near.map((other) => levels[other]));
    while (taken.has(levels[index])) levels[index]++;
    placed.push(index);
  }
  return levels;
}

function unitsBetween(low: number, high: number): number[] {
  return Array.from({ length: Math.floor(high) - Math.ceil(low) + 1 }, (_, i) => Math.ceil(low) + i);
}
