import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import styles from "./instruments.module.css";
import { stepsOf } from "./move-keys";
import { useGrip } from "./useGrip";

type Place = readonly [number, number];

/** Points of a plot that a reader can move. */
export interface Handles {
  /** What they are together: "Observations". */
  readonly label: string;
  readonly points: readonly Place[];
  /** The least move across and up; 0 where a point cannot be moved that way. */
  readonly step: Place;
  readonly onMove: (index: number, place: Place) => void;
  /** What a point is called and where it is, for a reader who does not see it. */
  readonly name: (index: number) => string;
  readonly text: (index: number) => string;
  /** What Enter or a double tap does to a point, where it does anything. */
  readonly onTurn?: (index: number) => void;
  readonly hollow?: (index: number) => boolean;
  readonly tone?: "data" | "likelihood";
  readonly radius?: number;
}

/** What a finger hits, however small a point is drawn. */
const GRASP = 14;

/**
 * Draggable points on a plot. They are one stop of the Tab key: Page Up and Page Down choose a point, arrows move it (an
 * arrow along which it cannot be moved chooses, too).
 */
export function PlotHandles(props: {
  readonly handles: Handles;
  /** The ends of the plot's axes, beyond which nothing is moved. */
  readonly x: Place;
  readonly y: Place;
  readonly across: (x: number) => number;
  readonly up: (y: number) => number;
  /** From a pointer to the plot's own numbers. */
  readonly locate: (event: PointerEvent<SVGElement>) => Place;
}): ReactNode {
  const { handles, across, up, locate } = props;
  const { points, step, radius = 6, tone = "data" } = handles;
  const [chosen, setChosen] = useState(0);
  const current = Math.min(chosen, points.length - 1);

  const moveTo = (index: number, place: Place) => {
    const [x, y] = [props.x, props.y].map((ends, k) =>
      step[k] > 0 ? onGrid(place[k], step[k], ends) : points[index][k],
    );
    if (x !== points[index][0] || y !== points[index][1]) handles.onMove(index, [x, y]);
  };
  const { grip } = useGrip<SVGGElement>({
    pick: (event) => {
      const [x, y] = locate(event);
      // Of points that lie close the nearest is meant, not the one that was drawn last.
      const far = points.map((point) => Math.hypot(across(point[0]) - across(x), up(point[1]) - up(y)));
      return far.indexOf(Math.min(...far));
    },
    move: (index, event) => moveTo(index, locate(event)),
  });
  const choose = (index: number, group: Element | null) => {
    setChosen(index);
    group?.querySelectorAll<SVGElement>("[role=slider]")[index]?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent<SVGElement>) => {
    if (event.key === "Enter" && handles.onTurn) {
      event.preventDefault();
      handles.onTurn(current);
      return;
    }
    const page = { PageDown: 1, PageUp: -1 }[event.key];
    const arrow = stepsOf(event);
    if (page === undefined && arrow === undefined) return;
    event.preventDefault();
    const [right, above] = arrow ?? [0, 0];
    const [x, y] = points[current];
    if (points.length === 1) {
      // A lone point on a line follows both pairs of arrows, as a slider does.
      const [dx, dy] = step.map((size, k) => (step[1 - k] === 0 ? right + above : [right, above][k]) * size);
      moveTo(current, [x + dx, y + dy]);
      return;
    }
    const turn = page ?? Math.sign((step[0] === 0 ? right : 0) + (step[1] === 0 ? above : 0));
    if (turn !== 0) choose((current + turn + points.length) % points.length, event.currentTarget.parentElement);
    else moveTo(current, [x + right * step[0], y + above * step[1]]);
  };
  const vertical = step[0] === 0;
  const [low, high] = vertical ? props.y : props.x;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of an SVG is not interactive
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG
    <g role="group" aria-label={handles.label} {...grip}>
      <rect
        data-axes
        x={Math.min(...props.x.map(across))}
        y={Math.min(...props.y.map(up))}
        width={Math.abs(across(props.x[1]) - across(props.x[0]))}
        height={Math.abs(up(props.y[1]) - up(props.y[0]))}
        fill="none"
        pointerEvents="none"
      />
      {points.map(([x, y], index) => (
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the sample
          key={index}
          className={styles.plotHandle}
          role="slider"
          tabIndex={index === current ? 0 : -1}
          aria-label={handles.name(index)}
          aria-valuemin={low}
          aria-valuemax={high}
          aria-valuenow={vertical ? y : x}
          aria-valuetext={handles.text(index)}
          aria-orientation={vertical ? "vertical" : "horizontal"}
          onDoubleClick={() => handles.onTurn?.(index)}
          onFocus={() => setChosen(index)}
          onKeyDown={press}
        >
          <circle cx={across(x)} cy={up(y)} r={Math.max(radius, GRASP)} fill="transparent" />
          <circle
            cx={across(x)}
            cy={up(y)}
            r={radius}
            fill={handles.hollow?.(index) ? "var(--site-paper)" : `var(--loglik-${tone})`}
            stroke={handles.hollow?.(index) ? `var(--loglik-${tone})` : "var(--site-paper)"}
          />
        </g>
      ))}
    </g>
  );
}

function onGrid(value: number, step: number, [low, high]: Place): number {
  return Number(Math.min(high, Math.max(low, Math.round(value / step) * step)).toFixed(6));
}
