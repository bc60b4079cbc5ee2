import type { Place } from "@loglik/docs/lessons/surfaces";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import styles from "./instruments.module.css";

const WIDTH = 320;
const HEIGHT = 110;
const INSET = 15;

/** A place in a rectangle of two parameters, to drag or to move with the arrow keys. */
export function StartPad(props: {
  readonly box: readonly [Place, Place];
  readonly symbols: readonly [string, string];
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}): ReactNode {
  const { box, symbols, place, onChange } = props;
  const [[left, right], [bottom, top]] = box;
  const picture = useRef<SVGSVGElement>(null);
  const drag = (event: PointerEvent) => {
    const bounds = picture.current?.getBoundingClientRect();
    if (!bounds || event.buttons === 0) return;
    const across = ((event.clientX - bounds.left) / bounds.width) * WIDTH - INSET;
    const down = ((event.clientY - bounds.top) / bounds.height) * HEIGHT - INSET;
    onChange([
      between(left + (across / (WIDTH - 2 * INSET)) * (right - left), left, right),
      between(top - (down / (HEIGHT - 2 * INSET)) * (top - bottom), bottom, top),
    ]);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    onChange([
      between(place[0] + (step[0] * (right - left)) / 40, left, right),
      between(place[1] + (step[1] * (top - bottom)) / 40, bottom, top),
    ]);
  };
  const words = symbols.map((symbol, k) => `${symbol} = ${place[k].toFixed(2).replace("-", "−")}`).join(", ");
  return (
    <div className={styles.startPad}>
      <span className={styles.note}>Start: {words}. Drag the dot, or move it with the arrow keys.</span>
      <svg
        ref={picture}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      >
        <title>Where the ways start</title>
        <rect x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} fill="none" stroke="var(--site-rule)" />
        <circle
          className={styles.handle}
          role="slider"
          tabIndex={0}
          aria-label={`start, ${symbols.join(" and ")}`}
          aria-valuenow={place[0]}
          aria-valuemin={left}
          aria-valuemax={right}
          aria-valuetext={words}
          cx={INSET + ((place[0] - left) / (right - left)) * (WIDTH - 2 * INSET)}
          cy={INSET + ((top - place[1]) / (top - bottom)) * (HEIGHT - 2 * INSET)}
          r={12}
          onKeyDown={press}
        />
      </svg>
    </div>
  );
}

function between(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
