import type { ReactNode } from "react";

/** A block of a textbook: a label, an optional title, and its text. No landmark: a page has several of a kind. */
export function TextbookBlock(props: {
  readonly kind: string;
  readonly label: string;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const { kind, label, title, children } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the controls of a form
    <div role="group" className={`textbook-block ${kind}`} aria-label={label}>
      <p className="textbook-block-head">
        <span className="textbook-block-label">{label}</span>
        {title && <span className="textbook-block-title">{title}</span>}
      </p>
      {children}
    </div>
  );
}
