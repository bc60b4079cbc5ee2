import { LoglikError } from "@loglik/core";
import { symbol } from "./build.js";
import { differentiate } from "./differentiate.js";
import { evaluate } from "./evaluate.js";
import type { Expression, Point } from "./expression.js";

/** Names of the indices of the component that is differentiated in: no expression uses them for itself. */
const [ROW, COLUMN] = ["·row", "·column"];

/**
 * The gradient of an expression with respect to some symbols: one number a component, in the order of the names and, within an
 * array, of its rows.
 *
 * @throws LoglikError as `evaluate` and `differentiate` do
 * @example gradient(multiply(symbol("a"), symbol("b")), ["a", "b"], { a: 2, b: 5 })  // [5, 2]
 */
export function gradient(expression: Expression, names: readonly string[], point: Point): readonly number[] {
  return names.flatMap((name) => {
    const value = point[name];
    if (value === undefined) {
      throw new LoglikError("symbol-unbound", `gradient: the point has no value for ${name}. Give it one.`, { name });
    }
    if (typeof value === "number") return [evaluate(differentiate(expression, symbol(name)), point)];
    const parts = Array.from<number | readonly number[]>(value);
    if (parts.every((each) => typeof each === "number")) {
      const slope = differentiate(expression, symbol(name, symbol(ROW)));
      return parts.map((_, i) => evaluate(slope, { ...point, [ROW]: i + 1 }));
    }
    const slope = differentiate(expression, symbol(name, symbol(ROW), symbol(COLUMN)));
    return (parts as readonly (readonly number[])[]).flatMap((row, i) =>
      row.map((_, j) => evaluate(slope, { ...point, [ROW]: i + 1, [COLUMN]: j + 1 })),
    );
  });
}
