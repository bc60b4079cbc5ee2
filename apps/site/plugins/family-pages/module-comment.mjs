/**
 * The doc comment that says what a family is: of a module that before its `name`, of a combinator that before its function.
 *
 * @param {string} source TypeScript
 * @param {string} declaration the start of the line after the comment, e.g. "export const name"
 * @returns {{ paragraphs: { kind: "prose" | "formula", lines: string[] }[], sources: string[] }} `sources` from `@see`
 */
export function moduleComment(source, declaration) {
  const end = source.indexOf(`\n${declaration}`);
  const begin = source.lastIndexOf("/**", end);
  if (end < 0 || begin < 0 || source.slice(begin, end).indexOf("*/") !== end - begin - 2) {
    throw new Error(`no doc comment stands before "${declaration}"`);
  }
  const text = source
    .slice(begin + 3, end - 2)
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    .trim();
  const [summary, ...tags] = text.split(/\n(?=@)/);
  const paragraphs = summary
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split("\n"))
    .map((lines) => ({ kind: lines.every((line) => /^ {2}/.test(line)) ? "formula" : "prose", lines }));
  return {
    paragraphs,
    sources: tags.filter((tag) => tag.startsWith("@see ")).map((tag) => tag.slice(5).replace(/\s+/g, " ").trim()),
  };
}

/** Prose of a doc comment as MDX: outside of code, braces and angle brackets are letters; a link is its name. */
export function proseToMdx(text) {
  return text
    .replace(/\{@link\s+([^}|]+?)\s*(?:\|[^}]*)?\}/g, "`$1`")
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[{}<]/g, (letter) => `\\${letter}`)))
    .join("");
}
