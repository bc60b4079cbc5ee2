import katex from "katex";
import type { ReactNode } from "react";

/** A formula whose text is computed, e.g. with the numbers of the sample in it. Static ones are written `$…$`. */
export function Tex({ children, block = false }: { readonly children: string; readonly block?: boolean }): ReactNode {
  const html = katex.renderToString(children, { displayMode: block, throwOnError: true, strict: "error" });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own output, from a formula of the page's author
  return <span className={block ? "formula-block" : undefined} dangerouslySetInnerHTML={{ __html: html }} />;
}
