import type { Expression, IndicatorExpression } from "./expression.js";

/**
 * The parts of an expression that a reader sees, in a fixed order: what a walk over expressions goes through. The definition
 * behind an abbreviation and the variable of a derivative are no parts.
 *
 * @example childrenOf(divide(1, symbol("n"))).length  // 2
 */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "pi":
      return [];
    case "symbol":
    case "abbreviation":
      return expression.indices;
    case "sum":
      return expression.terms;
    case "product":
      return expression.factors;
    case "negation":
    case "derivative":
      return [expression.of];
    case "minimum":
      return expression.take === undefined ? [expression.of] : [expression.of, expression.take];
    case "quotient":
      return [expression.numerator, expression.denominator];
    case "power":
      return [expression.base, expression.exponent];
    case "call":
      return expression.arguments;
    case "repeated": {
      const { range, where, body } = expression;
      return [...("to" in range ? [range.to] : range.values), ...(where === undefined ? [] : [where]), body];
    }
    case "integral":
      return [expression.low, expression.high, expression.body];
    case "indicator":
      return [expression.left, expression.right];
    case "cases":
      return [...expression.branches.flatMap(({ condition, value }) => [condition, value]), expression.otherwise];
    case "density":
      return [expression.at, ...Object.values(expression.parameters)];
    case "score":
      return [expression.density];
  }
}

/**
 * The same expression with other parts, in the order of `childrenOf`.
 *
 * @example evaluate(withChildren(divide(1, 2), [number(3), number(4)]), {})  // 0.75
 */
export function withChildren(expression: Expression, children: readonly Expression[]): Expression {
  const [first, second] = children;
  switch (expression.kind) {
    case "number":
    case "pi":
      return expression;
    case "symbol":
    case "abbreviation":
      return { ...expression, indices: children };
    case "sum":
      return { ...expression, terms: children };
    case "product":
      return { ...expression, factors: children };
    case "negation":
    case "derivative":
      return { ...expression, of: first };
    case "minimum":
      return expression.take === undefined ? { ...expression, of: first } : { ...expression, of: first, take: second };
    case "quotient":
      return { ...expression, numerator: first, denominator: second };
    case "power":
      return { ...expression, base: first, exponent: second };
    case "call":
      return { ...expression, arguments: children };
    case "repeated": {
      const count = "to" in expression.range ? 1 : expression.range.values.length;
      return {
        ...expression,
        range: "to" in expression.range ? { to: first } : { values: children.slice(0, count) },
        ...(expression.where === undefined ? {} : { where: children[count] as IndicatorExpression }),
        body: children[children.length - 1],
      };
    }
    case "integral":
      return { ...expression, low: first, high: second, body: children[2] };
    case "indicator":
      return { ...expression, left: first, right: second };
    case "cases":
      return {
        ...expression,
        branches: expression.branches.map((_, k) => ({
          condition: children[2 * k] as IndicatorExpression,
          value: children[2 * k + 1],
        })),
        otherwise: children[children.length - 1],
      };
    case "density": {
      const names = Object.keys(expression.parameters);
      return {
        ...expression,
        at: first,
        parameters: Object.fromEntries(names.map((name, k) => [name, children[k + 1]])),
      };
    }
    case "score":
      return first.kind === "density" ? { ...expression, density: first } : expression;
  }
}

/**
 * Whether two expressions are written alike.
 *
 * @example sameExpression(add(1, 2), add(2, 1))  // false
 */
export function sameExpression(a: Expression, b: Expression): boolean {
  if (!sameHead(a, b)) return false;
  const [first, second] = [childrenOf(a), childrenOf(b)];
  return first.length === second.length && first.every((child, k) => sameExpression(child, second[k]));
}

/** Whether two expressions agree in everything but their parts: both are fractions, or sums over the same index, or log. */
export function sameHead(a: Expression, b: Expression): boolean {
  if (a.kind !== b.kind) return false;
  const heading = (e: Expression): string => {
    switch (e.kind) {
      case "number":
        return String(e.value);
      case "symbol":
      case "abbreviation":
      case "call":
        return e.name;
      case "repeated":
        return `${e.operation} ${e.index} ${"to" in e.range} ${e.where === undefined}`;
      case "integral":
      case "minimum":
        return e.variable;
      case "derivative":
        return JSON.stringify(e.variable);
      case "indicator":
        return e.relation;
      case "density":
        return `${e.family} ${Object.keys(e.parameters)}`;
      case "score":
        return e.parameter;
      default:
        return "";
    }
  };
  return heading(a) === heading(b);
}
