import { Button, Controls, Slider } from "@site/src/components/controls";
import { type ReactNode, useId } from "react";
import styles from "./families.module.css";

/** The sample as a list to edit, and a new one from the family at θ. */
export function DataEditor(props: {
  readonly text: string;
  readonly error: string | undefined;
  readonly seed: number;
  readonly size: number;
  readonly onEdit: (text: string) => void;
  readonly onDraw: (size: number, seed: number) => void;
}): ReactNode {
  const { text, error, seed, size, onEdit, onDraw } = props;
  const id = useId();
  return (
    <div className={styles.data}>
      <label htmlFor={id}>Data, to be edited: numbers between commas</label>
      <textarea
        id={id}
        rows={3}
        value={text}
        spellCheck={false}
        inputMode="text"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        onChange={(event) => onEdit(event.currentTarget.value)}
      />
      <div id={`${id}-error`} className={styles.error} role="status">
        {error}
      </div>
      <Controls>
        <Button onClick={() => onDraw(size, seed + 1)} primary>
          Draw a sample at θ
        </Button>
        <Slider label="n" value={size} min={1} max={100} step={1} onChange={(count) => onDraw(count, seed)} />
        <span className={styles.quiet}>seed {seed}</span>
      </Controls>
    </div>
  );
}
