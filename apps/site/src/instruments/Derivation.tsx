import { Tex } from "@site/src/components/Tex";
import type { ReactNode } from "react";
import styles from "./Derivation.module.css";

/** Nothing in it changes: where the server has rendered it, no script is loaded. */
export const still = true;

export interface Step {
  /** LaTeX of the line; a line that continues the one above starts with its relation, e.g. `= a + b`. */
  readonly tex: string;
  /** The rule that leads to this line. */
  readonly why?: ReactNode;
}

/** A derivation, a line and its reason at a time. The reasons stand at the right, or on a phone below their line. */
export function Derivation({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  return (
    <ol className={styles.derivation}>
      {steps.map(({ tex, why }) => (
        <li key={tex} className={styles.step} data-continues={/^(=|\\le|\\ge|\\Rightarrow|\\succeq)/.test(tex)}>
          <span className={styles.line} data-scrolls>
            <Tex>{`\\displaystyle ${tex}`}</Tex>
          </span>
          {why && <span className={styles.why}>{why}</span>}
        </li>
      ))}
    </ol>
  );
}
