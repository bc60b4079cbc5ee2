import { type ReactNode, useId } from "react";

/** A number on a range, with its label and its value. Arrow keys move it by one step. */
export function Slider(props: {
  readonly label: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
}): ReactNode {
  const id = useId();
  const text = props.format ? props.format(props.value) : String(props.value);
  return (
    <span className="control-slider">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="range"
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        disabled={props.disabled}
        aria-valuetext={text}
        onChange={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
      <output htmlFor={id}>{text}</output>
    </span>
  );
}
