import katex from "katex";
import { memo, type ReactNode } from "react";
import { breakFormula, type FormulaPart } from "./break-formula";
import styles from "./derivations.module.css";

/** Marks of changed terms are classes, which KaTeX sets only where it is told to; everything else stays forbidden. */
const options: katex.KatexOptions = {
  output: "html",
  throwOnError: true,
  strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
  trust: ({ command }) => command === "\\htmlClass",
};

/** A formula for the eyes, broken where it is wider than its place, and the same in words for a screen reader. */
export const Formula = memo(function Formula(props: {
  readonly tex: string;
  readonly spoken: string;
  /** As tall as in a display. */
  readonly display?: boolean;
}) {
  const { tex, spoken, display = false } = props;
  return (
    <>
      <span aria-hidden>
        <Part part={breakFormula(tex)} style={display ? "\\displaystyle " : ""} />
      </span>
      <span className={styles.spoken}>{spoken}</span>
    </>
  );
});

function Part({ part, style }: { readonly part: FormulaPart; readonly style: string }): ReactNode {
  if (typeof part !== "string") {
    return (
      <span className={styles.parts}>
        {part.map((each, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <Part key={k} part={each} style={style} />
        ))}
      </span>
    );
  }
  const html = katex.renderToString(style + part, options);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own output, from an expression of @loglik/derive
  return <span className={styles.part} dangerouslySetInnerHTML={{ __html: html }} />;
}
