import type { RoomData } from "@loglik/docs/lessons/room-data";
import { mapSide } from "@loglik/docs/lessons/training-room";
import type { ReactNode } from "react";
import styles from "./instruments.module.css";
import { tickLabel, ticks } from "./ticks";

const SIZE = 320;
const MARGIN = { left: 40, bottom: 36, top: 20 };
/** How many classes can be told apart by their marks. */
const marks = [circle, ring, square, cross, triangle];

/** The probability of one class over two inputs as shades of the likelihood's blue, with the data on top. */
export function ProbabilityMap(props: {
  readonly data: RoomData;
  readonly places: readonly ArrayLike<number>[];
  /** Row by row from the smallest second input; empty before there is a network. */
  readonly probabilities: ArrayLike<number>;
  readonly label: number;
}): ReactNode {
  const { data, places, probabilities, label } = props;
  const [across, up] = places;
  const [left, right] = [across[0], across[mapSide - 1]];
  const [bottom, top] = [up[0], up[mapSide - 1]];
  const px = (x: number) => MARGIN.left + ((x - left) / (right - left)) * (SIZE - MARGIN.left);
  const py = (y: number) => MARGIN.top + ((top - y) / (top - bottom)) * (SIZE - MARGIN.bottom - MARGIN.top);
  const cellWidth = (SIZE - MARGIN.left) / (mapSide - 1);
  const cellHeight = (SIZE - MARGIN.bottom - MARGIN.top) / (mapSide - 1);
  const isDrawn = probabilities.length > 0;
  const name = data.classes[label];
  return (
    <svg
      className={styles.plot}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={`${data.rows} points of ${data.classes.length} classes over ${data.names.x.join(" and ")}. ${
        isDrawn ? `The shade is the probability of ${name} that the network gives.` : "The network is untrained."
      }`}
    >
      {isDrawn && (
        <g fill="var(--loglik-likelihood)">
          {Array.from(probabilities, (probability, cell) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no identity but its place
              key={cell}
              x={px(across[cell % mapSide]) - cellWidth / 2}
              y={py(up[Math.floor(cell / mapSide)]) - cellHeight / 2}
              width={cellWidth + 0.3}
              height={cellHeight + 0.3}
              fillOpacity={(0.75 * probability).toFixed(3)}
            />
          ))}
        </g>
      )}
      {Array.from(data.y, (value, row) => {
        const Mark = marks[value % marks.length];
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its number
        return <Mark key={row} x={px(data.x[2 * row])} y={py(data.x[2 * row + 1])} />;
      })}
      {ticks([left, right]).map((tick) => (
        <text key={tick} x={px(tick)} y={SIZE - MARGIN.bottom + 16} textAnchor="middle">
          {tickLabel(tick)}
        </text>
      ))}
      {ticks([bottom, top]).map((tick) => (
        <text key={tick} x={MARGIN.left - 8} y={py(tick) + 4} textAnchor="end">
          {tickLabel(tick)}
        </text>
      ))}
      <text x={SIZE} y={SIZE - 4} textAnchor="end">
        {data.names.x[0]}
      </text>
      <text x={0} y={12}>
        {data.names.x[1]}
      </text>
      {isDrawn && (
        <text x={SIZE} y={12} textAnchor="end">
          the bluer, the likelier {data.names.y} {name}
        </text>
      )}
    </svg>
  );
}

interface At {
  readonly x: number;
  readonly y: number;
}

function circle({ x, y }: At): ReactNode {
  return <circle cx={x} cy={y} r={3} fill="var(--loglik-data)" stroke="var(--site-paper)" strokeWidth={0.7} />;
}

function ring({ x, y }: At): ReactNode {
  return <circle cx={x} cy={y} r={3.2} fill="var(--site-paper)" stroke="var(--loglik-data)" strokeWidth={1.3} />;
}

function square({ x, y }: At): ReactNode {
  return <rect x={x - 2.7} y={y - 2.7} width={5.4} height={5.4} fill="var(--loglik-data)" stroke="var(--site-paper)" />;
}

function cross({ x, y }: At): ReactNode {
  return <path d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} fill="none" stroke="var(--loglik-data)" strokeWidth={1.5} />;
}

function triangle({ x, y }: At): ReactNode {
  return (
    <path d={`M${x} ${y - 3.6}l3.4 6h-6.8z`} fill="var(--site-paper)" stroke="var(--loglik-data)" strokeWidth={1.2} />
  );
}
