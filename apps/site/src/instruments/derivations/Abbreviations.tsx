import type { PresentedDerivation } from "@loglik/derive";
import type { ReactNode } from "react";
import styles from "./derivations.module.css";
import { Formula } from "./Formula";

/** What the short names in the lines stand for. */
export function Abbreviations({ list }: { readonly list: PresentedDerivation["abbreviations"] }): ReactNode {
  if (list.length === 0) return null;
  return (
    <p className={styles.abbreviations}>
      Here{" "}
      {list.map(({ latex, definition, speech }, k) => (
        <span key={latex} className={styles.formula} data-scrolls>
          {k > 0 && "and "}
          <Formula tex={`${latex} = ${definition}`} display spoken={speech} />
          {k < list.length - 1 ? ", " : "."}
        </span>
      ))}
    </p>
  );
}
