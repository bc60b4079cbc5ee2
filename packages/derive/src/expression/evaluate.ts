import { LoglikError } from "@loglik/core";
import { integrateInterval } from "@loglik/core/numeric/integrate-interval";
import { differentiate } from "./differentiate.js";
import type {
  Comparison,
  DensityExpression,
  Expression,
  IndicatorExpression,
  Point,
  RepeatedExpression,
} from "./expression.js";
import { familyNamed } from "./families.js";
import { functions } from "./functions.js";
import { minimizer } from "./minimizer.js";

/**
 * The value of an expression at a point.
 *
 * Integrals are computed by double-exponential quadrature to about 1e-12, split at 0 and at the kinks that it names; minima by golden
 * section to the last digits of the value.
 *
 * @throws LoglikError `symbol-unbound` where the point has no value for a symbol, `index-out-of-range`
 * @example evaluate(multiply(2, symbol("θ")), { θ: 3 })  // 6
 */
export function evaluate(expression: Expression, point: Point): number {
  const at = (e: Expression) => evaluate(e, point);
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "pi":
      return Math.PI;
    case "symbol":
      return component(expression.name, expression.indices.map(at), point);
    case "abbreviation":
      return at(expression.definition);
    case "sum":
      return expression.terms.reduce((total, term) => total + at(term), 0);
    case "product":
      return expression.factors.reduce((total, factor) => total * at(factor), 1);
    case "negation":
      return -at(expression.of);
    case "quotient":
      return at(expression.numerator) / at(expression.denominator);
    case "power":
      return at(expression.base) ** at(expression.exponent);
    case "call":
      return functions[expression.name].evaluate(...expression.arguments.map(at));
    case "repeated":
      return evaluateRepeated(expression, point);
    case "integral": {
      const { variable, body, low, high, breaks = [] } = expression;
      const integrand = (value: number) => evaluate(body, { ...point, [variable]: value });
      const ends = [low, ...breaks, high].map(at);
      return ends.slice(1).reduce((total, end, k) => total + integrateInterval(integrand, ends[k], end, 0, 1), 0);
    }
    case "indicator":
      return holds(expression, at) ? 1 : 0;
    case "cases": {
      const branch = expression.branches.find(({ condition }) => holds(condition, at));
      return at(branch === undefined ? expression.otherwise : branch.value);
    }
    case "density":
      return Math.exp(familyNamed(expression.family).logProb(at(expression.at), parametersOf(expression, at)));
    case "score": {
      const family = familyNamed(expression.density.family);
      const score = new Float64Array(family.paramNames.length);
      family.score(at(expression.density.at), parametersOf(expression.density, at), score);
      return score[family.paramNames.indexOf(expression.parameter)];
    }
    case "derivative":
      return at(differentiate(expression.of, expression.variable));
    case "minimum": {
      const { variable, of, take } = expression;
      const least = minimizer((value) => evaluate(of, { ...point, [variable]: value }));
      return evaluate(take ?? of, { ...point, [variable]: least });
    }
  }
}

function evaluateRepeated({ operation, index, range, where, body }: RepeatedExpression, point: Point): number {
  // One scope for all turns: a copy of the point for each would cost more than the terms.
  const scope: Record<string, Point[string]> = { ...point };
  const count = "to" in range ? evaluate(range.to, point) : range.values.length;
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new LoglikError(
      "index-out-of-range",
      `evaluate: ${index} runs from 1 to ${count}; expected a whole number. Give the size a value that is one.`,
      { index, count },
    );
  }
  let result = operation === "sum" ? 0 : 1;
  for (let turn = 0; turn < count; turn++) {
    scope[index] = "to" in range ? turn + 1 : evaluate(range.values[turn], point);
    if (where !== undefined && evaluate(where, scope) === 0) continue;
    const value = evaluate(body, scope);
    result = operation === "sum" ? result + value : result * value;
  }
  return result;
}

function parametersOf(
  { family, parameters }: DensityExpression,
  at: (e: Expression) => number,
): Record<string, number> {
  const { paramNames } = familyNamed(family);
  const names = Object.keys(parameters);
  if (names.length !== paramNames.length || !paramNames.every((name) => names.includes(name))) {
    throw new LoglikError(
      "density-parameters",
      `density: ${family} has the parameters ${paramNames.join(", ")}; got ${names.join(", ") || "none"}. Give each of them a value.`,
      { family, parameters: names },
    );
  }
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, at(value)]));
}

const comparisons: Readonly<Record<Comparison, (left: number, right: number) => boolean>> = {
  "=": (left, right) => left === right,
  "≠": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "≤": (left, right) => left <= right,
  ">": (left, right) => left > right,
  "≥": (left, right) => left >= right,
};

function holds({ relation, left, right }: IndicatorExpression, at: (e: Expression) => number): boolean {
  return comparisons[relation](at(left), at(right));
}

/** Arrays of either kind: data often come as typed ones. */
function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array;
}

function component(name: string, indices: readonly number[], point: Point): number {
  if (typeof point !== "object" || point === null || !Object.hasOwn(point, name)) {
    throw new LoglikError("symbol-unbound", `evaluate: the point has no value for ${name}. Give it one.`, { name });
  }
  const found = indices.reduce<unknown>((value, index) => (isArray(value) ? value[index - 1] : undefined), point[name]);
  if (typeof found !== "number") {
    throw new LoglikError(
      "index-out-of-range",
      `evaluate: ${name} has no component [${indices.join(", ")}] at this point. Indices count from 1, one for each dimension.`,
      { name, indices },
    );
  }
  return found;
}
