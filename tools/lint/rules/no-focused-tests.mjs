import ts from "typescript";

const runners = new Set(["describe", "it", "test", "suite", "bench"]);

/**
 * A test that is marked as the only one, `test.only(…)` or `describe.concurrent.only(…)`, silently skips all others of its file.
 * Biome's rule of that name takes our own `fit(…)` for Jasmine's `fit`, which no test of ours knows.
 *
 * @type {import("./rule.mjs").Rule}
 */
export const noFocusedTests = {
  name: "no-focused-tests",
  check(file, path) {
    if (!/\.test\.(ts|tsx|mjs)$/.test(path)) return [];
    /** @type {import("./rule.mjs").Finding[]} */
    const found = [];
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (isOnly(node) && runners.has(rootOf(node.expression))) {
        found.push({ node, message: "this test is the only one that runs: let the others run too" });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  },
};

/** `….only` or `…["only"]`. @param {ts.Node} node @returns {node is ts.PropertyAccessExpression | ts.ElementAccessExpression} */
function isOnly(node) {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "only";
  return (
    ts.isElementAccessExpression(node) &&
    ts.isStringLiteral(node.argumentExpression) &&
    node.argumentExpression.text === "only"
  );
}

/** The name that a chain such as `describe.skip.each([1])` begins with. @param {ts.Expression} node @returns {string} */
function rootOf(node) {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) {
    return rootOf(node.expression);
  }
  return "";
}
