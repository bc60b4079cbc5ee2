import type { ReactNode } from "react";

/** A push button. `primary` marks the one action that the figure is about. */
export function Button(props: {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly primary?: boolean;
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <button
      type="button"
      className={props.primary ? "control-button primary" : "control-button"}
      onClick={props.onClick}
      disabled={props.disabled}
    >
      {props.children}
    </button>
  );
}
