import type { ReactNode } from "react";

/** A block of a textbook: a label, an optional title, and its text. */
export function TextbookBlock(props: {
  readonly kind: string;
  readonly label: string;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const { kind, label, title, children } = props;
  return (
    <aside className={`textbook-block ${kind}`} aria-label={label}>
      <p className="textbook-block-head">
        <span className="textbook-block-label">{label}</span>
        {title && <span className="textbook-block-title">{title}</span>}
      </p>
      {children}
    </aside>
  );
}
