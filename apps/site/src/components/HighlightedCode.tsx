import includeLanguages from "@theme/prism-include-languages";
import CodeBlock from "@theme-original/CodeBlock";
import { Prism } from "prism-react-renderer";

// Languages beyond the usual ones, which Docusaurus would add on every page: plugins/bundling.mjs keeps it from that.
includeLanguages(Prism);

/** Docusaurus' block of code, with all that it needs. */
export const HighlightedCode = CodeBlock;
