import type { PrismTheme } from "prism-react-renderer";

/**
 * Colours of code as CSS variables, so that one theme serves light and dark and the static listing looks exactly like
 * the editor that replaces it (css/code.css gives both the same values).
 */
export const codeTheme: PrismTheme = {
  plain: { color: "var(--code-ink)", backgroundColor: "var(--code-paper)" },
  styles: [
    { types: ["comment", "prolog"], style: { color: "var(--code-comment)", fontStyle: "italic" } },
    { types: ["string", "template-string", "regex", "char"], style: { color: "var(--code-string)" } },
    { types: ["number", "boolean", "constant"], style: { color: "var(--code-number)" } },
    { types: ["keyword", "operator-keyword", "atrule"], style: { color: "var(--code-keyword)" } },
    { types: ["function", "method"], style: { color: "var(--code-function)" } },
    { types: ["class-name", "builtin", "tag"], style: { color: "var(--code-type)" } },
    { types: ["punctuation", "operator"], style: { color: "var(--code-punctuation)" } },
  ],
};
