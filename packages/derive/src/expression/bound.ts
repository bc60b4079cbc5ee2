import type { Expression } from "./expression.js";

/**
 * The name that an expression binds: the index of a sum or product, the variable of an integral or a minimum.
 *
 * @example bound(sumOver("i", 3, symbol("i")))  // "i"
 */
export function bound(expression: Expression): string | undefined {
  if (expression.kind === "repeated") return expression.index;
  return expression.kind === "integral" || expression.kind === "minimum" ? expression.variable : undefined;
}

/**
 * The parts of an expression that lie outside of what it binds: limits and ranges.
 *
 * @example outsideOf(integral("r", 0, 1, symbol("r"))).length  // 2
 */
export function outsideOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "integral") return [expression.low, expression.high, ...(expression.breaks ?? [])];
  if (expression.kind !== "repeated") return [];
  return "to" in expression.range ? [expression.range.to] : expression.range.values;
}
