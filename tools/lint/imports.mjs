import ts from "typescript";

/**
 * Every module a file names: static imports and re-exports, `import()` and `import("…")` types.
 *
 * @param {ts.SourceFile} file
 * @returns {{ specifier: string, node: ts.Node, isStatic: boolean }[]} `isStatic`: loaded before the module runs
 */
export function importsOf(file) {
  /** @type {{ specifier: string, node: ts.Node, isStatic: boolean }[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({
        specifier: specifier.text,
        node,
        isStatic: ts.isImportDeclaration(node) || ts.isExportDeclaration(node),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** @param {ts.Node} node */
function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  return undefined;
}
