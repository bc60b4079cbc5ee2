import ts from "typescript";

/**
 * A default export is renamed at every import, so that one thing goes by many names.
 *
 * @type {import("./rule.mjs").Rule}
 */
export const noDefaultExports = {
  name: "no-default-exports",
  check(file, path) {
    if (!/^packages\/[^/]+\/src\//.test(path)) return [];
    return file.statements.filter(isDefaultExport).map((node) => ({ node, message: "export by name" }));
  },
};

/** @param {ts.Statement} node */
function isDefaultExport(node) {
  if (ts.isExportAssignment(node)) return !node.isExportEquals;
  if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.some((element) => element.name.text === "default");
  }
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((each) => each.kind === ts.SyntaxKind.DefaultKeyword)
  );
}
