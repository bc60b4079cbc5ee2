import { TextbookBlock } from "@site/src/components/TextbookBlock";
import types from "@theme-original/Admonition/Types";
import type { ReactNode } from "react";

interface BlockProps {
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}

/** Docusaurus' admonitions and those of a textbook, written `:::statement[Title]` in a page. */
export default {
  ...types,
  statement: (props: BlockProps) => <TextbookBlock kind="statement" label="Statement" {...props} />,
  pitfall: (props: BlockProps) => <TextbookBlock kind="pitfall" label="Pitfall" {...props} />,
  exercise: (props: BlockProps) => <TextbookBlock kind="exercise" label="Exercise" {...props} />,
};
