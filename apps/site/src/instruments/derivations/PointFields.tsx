import { examplePoint, type Point, type PresentedSymbol } from "@loglik/derive";
import { readValue, writeValue } from "@loglik/docs/lessons/derivation/point-text";
import { isResizable, MOST, withSize } from "@loglik/docs/lessons/derivation/resize";
import { Button, Controls, Slider } from "@site/src/components/controls";
import { type ReactNode, useId, useRef, useState } from "react";
import styles from "./derivations.module.css";
import { Formula } from "./Formula";

/** What each letter means, with its value to change. */
export function PointFields(props: {
  readonly symbols: readonly PresentedSymbol[];
  readonly point: Point;
  readonly onChange: (point: Point) => void;
  readonly onReset: () => void;
  /** Why the numbers cannot be computed, if they cannot. */
  readonly failure: string | undefined;
}): ReactNode {
  const { symbols, point, onChange, onReset, failure } = props;
  const seed = useRef(0);
  const drawAnother = () => {
    seed.current += 1;
    const sizes = symbols.filter(({ role }) => role === "size").map(({ name }) => [name, point[name] as number]);
    onChange(examplePoint(symbols, seed.current, Object.fromEntries(sizes)));
  };
  return (
    <fieldset className={styles.point}>
      <legend>The point</legend>
      {symbols.map((symbol) => (
        <PointField
          key={symbol.name}
          symbol={symbol}
          point={point}
          onChange={(value) =>
            onChange(
              symbol.role === "size"
                ? withSize(symbols, point, symbol.name, value as number)
                : { ...point, [symbol.name]: value },
            )
          }
        />
      ))}
      <Controls>
        <Button onClick={drawAnother}>Draw another point</Button>
        <Button onClick={onReset}>Reset the point</Button>
      </Controls>
      {failure && <p role="alert">The numbers could not be loaded: {failure}. Reload the page.</p>}
    </fieldset>
  );
}

interface FieldProps {
  readonly symbol: PresentedSymbol;
  readonly point: Point;
  readonly onChange: (value: Point[string]) => void;
}

function PointField(props: FieldProps): ReactNode {
  const { symbol, point, onChange } = props;
  const { draw, shape, name } = symbol;
  if (symbol.role === "size" && !isResizable(symbol)) {
    return (
      <p className={styles.field}>
        <Meaning symbol={symbol} /> <span>{String(point[name])}</span>
      </p>
    );
  }
  const onSlider = symbol.role === "size" || (shape.length === 0 && draw.kind === "real");
  if (!onSlider) return <TextField {...props} />;
  const [min, max, step] = draw.kind === "real" ? [draw.low, draw.high, stepOf(draw.high - draw.low)] : [2, MOST, 1];
  return (
    <p className={styles.field}>
      <Slider
        label={<Meaning symbol={symbol} />}
        value={point[name] as number}
        min={min}
        max={max}
        step={step}
        onChange={onChange}
        format={(value) => String(value).replace("-", "−")}
      />
    </p>
  );
}

const stepOf = (range: number): number => (range > 2 ? 0.1 : 0.05);

function TextField({ symbol, point, onChange }: FieldProps): ReactNode {
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const error = draft === undefined ? undefined : errorOf(readValue(symbol, draft, point));
  return (
    <p className={styles.field}>
      <label htmlFor={id}>
        <Meaning symbol={symbol} />
      </label>
      <input
        id={id}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        value={draft ?? writeValue(point[symbol.name])}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setDraft(text);
          const read = readValue(symbol, text, point);
          if ("value" in read) onChange(read.value);
        }}
        onBlur={() => error === undefined && setDraft(undefined)}
      />
      {error && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </p>
  );
}

function errorOf(read: ReturnType<typeof readValue>): string | undefined {
  return "error" in read ? read.error : undefined;
}

function Meaning({ symbol }: { readonly symbol: PresentedSymbol }): ReactNode {
  return (
    <span>
      <Formula tex={symbol.latex} spoken={symbol.spoken} /> <span className={styles.meaning}>{symbol.meaning}</span>
    </span>
  );
}
