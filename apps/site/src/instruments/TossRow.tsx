import type { ReactNode } from "react";
import styles from "./instruments.module.css";

/** Outcomes 0 and 1 in a row, each of which a tap turns over. */
export function TossRow(props: {
  readonly tosses: readonly number[];
  readonly onChange: (tosses: number[]) => void;
  readonly onHold?: (index: number | undefined) => void;
}): ReactNode {
  const { tosses, onChange, onHold } = props;
  return (
    <fieldset className={styles.chips}>
      <legend>Tosses</legend>
      {tosses.map((toss, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a toss is its place in the row
          key={index}
          type="button"
          className={styles.chip}
          aria-pressed={toss === 1}
          aria-label={`Toss ${index + 1} shows ${toss}. Turn it over.`}
          onClick={() => onChange(tosses.map((other, i) => (i === index ? 1 - other : other)))}
          onFocus={() => onHold?.(index)}
          onBlur={() => onHold?.(undefined)}
        >
          {toss}
        </button>
      ))}
    </fieldset>
  );
}
