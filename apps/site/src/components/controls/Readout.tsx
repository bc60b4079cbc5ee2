import type { ReactNode } from "react";

/** What a number is about; it decides the colour, the same one as in the figures. */
export type Tone = "data" | "likelihood" | "loss" | "truth" | "prior" | "posterior";

/** A named number that changes under the reader's hands; a screen reader says the new value. */
export function Readout(props: {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly tone?: Tone;
}): ReactNode {
  return (
    <span className="control-readout" data-tone={props.tone} aria-live="polite" aria-atomic="true">
      <span className="control-readout-label">{props.label}</span>{" "}
      <span className="control-readout-value">{props.value}</span>
    </span>
  );
}
