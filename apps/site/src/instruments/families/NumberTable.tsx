import { type ReactNode, useId } from "react";
import styles from "./families.module.css";

/** A table of numbers with a sentence above it, which keeps the width of the page when the table is wider or narrower. */
export function NumberTable(props: { readonly caption: string; readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <>
      <p id={id} className={styles.caption}>
        {props.caption}
      </p>
      <table aria-labelledby={id}>{props.children}</table>
    </>
  );
}
