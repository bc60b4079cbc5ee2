import katex from "katex";
import { memo } from "react";
import styles from "./derivations.module.css";

/** Marks of changed terms are classes, which KaTeX sets only where it is told to; everything else stays forbidden. */
const options: katex.KatexOptions = {
  output: "html",
  throwOnError: true,
  strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
  trust: ({ command }) => command === "\\htmlClass",
};

/** A formula for the eyes, and the same in words for a screen reader. */
export const Formula = memo(function Formula({ tex, spoken }: { readonly tex: string; readonly spoken: string }) {
  const html = katex.renderToString(tex, options);
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own output, from an expression of @loglik/derive */}
      <span aria-hidden dangerouslySetInnerHTML={{ __html: html }} />
      <span className={styles.spoken}>{spoken}</span>
    </>
  );
});
