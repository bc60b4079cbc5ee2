import ts from "typescript";

/**
 * In a test, a statement that computes and does nothing with the result is an assertion somebody forgot to make:
 * `a === b;`, `expect(a).toBeTruthy;`, `expect(a);`. It passes for ever.
 *
 * @type {import("./rule.mjs").Rule}
 */
export const noIdleAssertions = {
  name: "no-idle-assertions",
  check(file, path) {
    if (!/\.test\.(ts|tsx|mjs)$/.test(path)) return [];
    /** @type {import("./rule.mjs").Finding[]} */
    const found = [];
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isExpressionStatement(node) && isIdle(node.expression) && !isDirective(node)) {
        found.push({ node, message: "this expression has no effect: assert it" });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  },
};

/** "use strict" and its like. @param {ts.ExpressionStatement} node */
function isDirective(node) {
  return ts.isStringLiteral(node.expression) && ts.isSourceFile(node.parent);
}

/** @param {ts.Expression} node @returns {boolean} */
function isIdle(node) {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node))
    return isIdle(node.expression);
  if (ts.isConditionalExpression(node)) return isIdle(node.whenTrue) && isIdle(node.whenFalse);
  if (ts.isBinaryExpression(node)) return isIdleBinary(node);
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator !== ts.SyntaxKind.PlusPlusToken && node.operator !== ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression) && node.expression.text === "expect";
  return (
    ts.isLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

/** Assignments act; `a && act()` acts through its right side; every other operator only computes. @param {ts.BinaryExpression} node */
function isIdleBinary(node) {
  const operator = node.operatorToken.kind;
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) return false;
  const shortCircuits = [
    ts.SyntaxKind.AmpersandAmpersandToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.CommaToken,
  ];
  return shortCircuits.includes(operator) ? isIdle(node.right) : true;
}
