import { Tex } from "@site/src/components/Tex";
import { Fragment, type ReactNode } from "react";

/** Words with formulas between dollar signs. */
export function MathText({ children }: { readonly children: string }): ReactNode {
  return children.split("$").map((part, k) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
    k % 2 === 1 ? <Tex key={k}>{part}</Tex> : <Fragment key={k}>{part}</Fragment>,
  );
}
