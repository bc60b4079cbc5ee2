import { island } from "@site/src/islands/island";

/**
 * A block of code on a page, in place of Docusaurus' own: highlighted by the server. What highlights, and copies, is loaded
 * where a reader comes near.
 */
export default island(() => import("@site/src/components/HighlightedCode").then((module) => module.HighlightedCode));
