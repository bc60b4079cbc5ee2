import type { Expression } from "../expression/expression.js";
import type { Line } from "./derivation.js";
import type { RuleName } from "./rules.js";

type More = Pick<Line, "note" | "goal" | "subject">;

/** A line that equals the one before. */
export function equal(rule: RuleName, expression: Expression, more: More = {}): Line {
  return { expression, rule, relation: "equal", ...more };
}

/** A line that differs from the one before by a constant in the free parameters. */
export function upToConstant(rule: RuleName, expression: Expression, more: More = {}): Line {
  return { expression, rule, relation: "equal up to a constant", ...more };
}

/** A line that differs from the one before by a positive factor. */
export function proportional(rule: RuleName, expression: Expression, more: More = {}): Line {
  return { expression, rule, relation: "proportional", ...more };
}

/** A line with the same minimiser as the one before. */
export function sameArgmin(rule: RuleName, expression: Expression, more: More = {}): Line {
  return { expression, rule, relation: "same argmin", ...more };
}

/** A line that is the derivative of the one before in the free parameter. */
export function slopeOf(rule: RuleName, expression: Expression, more: More = {}): Line {
  return { expression, rule, relation: "derivative", ...more };
}

/** A line that the one before should equal and does not. */
export function notEqual(rule: RuleName, expression: Expression, more: More = {}): Line {
  return { expression, rule, relation: "not equal", ...more };
}
