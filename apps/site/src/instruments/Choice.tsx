import type { ReactNode } from "react";
import styles from "./instruments.module.css";

/** One of several, as a row of buttons of which one is pressed. */
export function Choice<T extends string>(props: {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  /** undefined where none is pressed. */
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <fieldset className={styles.chips} disabled={props.disabled}>
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={styles.chip}
          style={{ padding: "0 0.9rem", fontSize: "0.95rem" }}
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
