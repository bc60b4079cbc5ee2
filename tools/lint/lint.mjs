import ts from "typescript";

/**
 * Applies the rules to one file's text.
 *
 * @param {string} path relative to the root, with forward slashes: the rules decide by it
 * @param {string} text
 * @param {readonly import("./rules/rule.mjs").Rule[]} rules
 * @returns {string[]} `path:line rule: message`, in the order found
 */
export function lintText(path, text, rules) {
  const kind = /\.tsx$/.test(path) ? ts.ScriptKind.TSX : /\.mjs$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  return rules.flatMap((rule) =>
    rule.check(file, path).map(({ node, message }) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      return `${path}:${line + 1} ${rule.name}: ${message}`;
    }),
  );
}
