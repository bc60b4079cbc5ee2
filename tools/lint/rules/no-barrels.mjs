import ts from "typescript";

/**
 * A bundler keeps a whole module behind `export *`, and a reader cannot see what a file exports. Entry points name what
 * they re-export.
 *
 * @type {import("./rule.mjs").Rule}
 */
export const noBarrels = {
  name: "no-barrels",
  check(file, path) {
    if (!/^packages\/[^/]+\/src\//.test(path)) return [];
    return file.statements
      .filter(
        (node) =>
          ts.isExportDeclaration(node) &&
          node.moduleSpecifier &&
          !(node.exportClause && ts.isNamedExports(node.exportClause)),
      )
      .map((node) => ({ node, message: "name what is re-exported instead of `export *`" }));
  },
};
