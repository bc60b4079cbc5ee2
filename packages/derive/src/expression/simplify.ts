import { bound, outsideOf } from "./bound.js";
import { add, multiply, negate } from "./build.js";
import { childrenOf, withChildren } from "./children.js";
import type { Expression } from "./expression.js";

/** The number 0. */
export const zero: Expression = { kind: "number", value: 0 };
/** The number 1. */
export const one: Expression = { kind: "number", value: 1 };

const isZero = (e: Expression): boolean => e.kind === "number" && e.value === 0;
const isOne = (e: Expression): boolean => e.kind === "number" && e.value === 1;

/** a + b + … without the terms that are 0. */
export function sum(terms: readonly Expression[]): Expression {
  const kept = terms.filter((term) => !isZero(term));
  if (kept.length === 0) return zero;
  return kept.length === 1 ? kept[0] : add(...kept);
}

/** a · b · …: 0 where a factor is, without the factors that are 1. */
export function product(factors: readonly Expression[]): Expression {
  if (factors.some(isZero)) return zero;
  const kept = factors.filter((factor) => !isOne(factor));
  if (kept.length === 0) return one;
  return kept.length === 1 ? kept[0] : multiply(...kept);
}

/** a − b without a 0. */
export function difference(first: Expression, second: Expression): Expression {
  return isZero(second) ? first : sum([first, negate(second)]);
}

/**
 * The expression with another one in the place of a symbol without indices; what binds a symbol of that name keeps its own.
 *
 * @example evaluate(substitute(square(symbol("r")), "r", number(3)), {})  // 9
 */
export function substitute(expression: Expression, name: string, replacement: Expression): Expression {
  if (expression.kind === "symbol" && expression.name === name) return replacement;
  const kept = bound(expression) === name ? outsideOf(expression) : undefined;
  const children = childrenOf(expression).map((child) =>
    kept === undefined || kept.includes(child) ? substitute(child, name, replacement) : child,
  );
  const replaced = withChildren(expression, children);
  return replaced.kind === "abbreviation"
    ? { ...replaced, definition: substitute(replaced.definition, name, replacement) }
    : replaced;
}
