import type { ReactNode, Ref } from "react";

/** A notice that a part of a page has failed. Made of spans, since that part may stand in a line of text. */
export function Failure(props: {
  readonly children: ReactNode;
  readonly busy?: boolean;
  readonly onRetry: () => void;
  readonly ref?: Ref<HTMLElement>;
}): ReactNode {
  const { children, busy = false, onRetry, ref } = props;
  return (
    <span ref={ref} className="failure" role="alert">
      <span>{busy ? "Trying again …" : children}</span>
      <button type="button" className="control-button" aria-disabled={busy} onClick={() => busy || onRetry()}>
        Try again
      </button>
    </span>
  );
}
