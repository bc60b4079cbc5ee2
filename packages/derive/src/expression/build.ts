import { LoglikError } from "@loglik/core";
import type {
  AbbreviationExpression,
  CallExpression,
  CasesExpression,
  Comparison,
  DensityExpression,
  DerivativeExpression,
  Expression,
  FunctionName,
  IndicatorExpression,
  IntegralExpression,
  MinimumExpression,
  NegationExpression,
  PiExpression,
  PowerExpression,
  ProductExpression,
  QuotientExpression,
  RepeatedExpression,
  SumExpression,
  SymbolExpression,
} from "./expression.js";
import { functions } from "./functions.js";

/** An expression, or a number that stands for itself. */
export type Operand = Expression | number;

/** An operand as an expression; what is neither fails here, by name, rather than where it is evaluated or printed. */
function toExpression(operand: Operand): Expression {
  if (typeof operand === "number") return number(operand);
  if (typeof operand === "object" && typeof operand?.kind === "string") return operand;
  throw new LoglikError(
    "operand-invalid",
    `an operand is ${typeof operand === "string" ? `"${operand}"` : operand}; expected an expression or a number. For a letter write symbol("θ").`,
    { operand },
  );
}

/** The number π. */
export const pi: PiExpression = { kind: "pi" };

/**
 * A number; a negative one is written as the negation of a positive one.
 *
 * @example number(2)  // { kind: "number", value: 2 }
 */
export function number(value: number): Expression {
  return value < 0 ? negate({ kind: "number", value: -value }) : { kind: "number", value };
}

/**
 * A symbol by the letter that is printed; with indices a component of an array, counted from 1.
 *
 * @example toLatex(symbol("y", symbol("i")))  // "y_i"
 */
export function symbol(name: string, ...indices: Operand[]): SymbolExpression {
  if (typeof name !== "string" || name === "") {
    throw new LoglikError(
      "operand-invalid",
      `symbol: the name is ${JSON.stringify(name)}; expected a letter or a word.`,
    );
  }
  return { kind: "symbol", name, indices: indices.map(toExpression) };
}

/**
 * a + b + …
 *
 * @example evaluate(add(1, 2, 3), {})  // 6
 */
export function add(...terms: Operand[]): SumExpression {
  return { kind: "sum", terms: terms.map(toExpression) };
}

/**
 * a − b.
 *
 * @example toLatex(subtract(1, symbol("θ")))  // "1 - \\theta"
 */
export function subtract(first: Operand, second: Operand): SumExpression {
  return add(first, negate(second));
}

/**
 * −a.
 *
 * @example evaluate(negate(2), {})  // -2
 */
export function negate(operand: Operand): NegationExpression {
  return { kind: "negation", of: toExpression(operand) };
}

/**
 * a · b · …
 *
 * @example evaluate(multiply(2, 3), {})  // 6
 */
export function multiply(...factors: Operand[]): ProductExpression {
  return { kind: "product", factors: factors.map(toExpression) };
}

/**
 * A fraction.
 *
 * @example toLatex(divide(1, 2))  // "\\frac{1}{2}"
 */
export function divide(numerator: Operand, denominator: Operand): QuotientExpression {
  return { kind: "quotient", numerator: toExpression(numerator), denominator: toExpression(denominator) };
}

/**
 * baseᵉˣᵖᵒⁿᵉⁿᵗ.
 *
 * @example evaluate(power(2, 10), {})  // 1024
 */
export function power(base: Operand, exponent: Operand): PowerExpression {
  return { kind: "power", base: toExpression(base), exponent: toExpression(exponent) };
}

/**
 * x².
 *
 * @example evaluate(square(3), {})  // 9
 */
export function square(operand: Operand): PowerExpression {
  return power(operand, 2);
}

/**
 * A function by its name: log, exp, sqrt, abs, sign, max, sigmoid and others, which the error for an unknown one lists.
 *
 * @throws LoglikError `function-unknown`
 * @example evaluate(call("max", 2, 5), {})  // 5
 */
export function call(name: FunctionName, ...operands: Operand[]): CallExpression {
  const arity = Object.hasOwn(functions, name) ? functions[name].arity : undefined;
  if (arity !== operands.length) {
    throw new LoglikError(
      "function-unknown",
      arity === undefined
        ? `call: there is no function "${name}"; there are ${Object.keys(functions).join(", ")}. Write it with these.`
        : `call: ${name} takes ${arity} ${arity === 1 ? "operand" : "operands"}; it got ${operands.length}.`,
      { name, operands: operands.length },
    );
  }
  return { kind: "call", name, arguments: operands.map(toExpression) };
}

/**
 * The natural logarithm.
 *
 * @example toLatex(log(symbol("θ")))  // "\\log \\theta"
 */
export function log(operand: Operand): CallExpression {
  return call("log", operand);
}

/**
 * The exponential function.
 *
 * @example evaluate(exp(0), {})  // 1
 */
export function exp(operand: Operand): CallExpression {
  return call("exp", operand);
}

/** What an index runs over: from 1 to a size, or through a list. */
export type Range = Operand | readonly Operand[];

/**
 * The sum of the body over an index from 1 to a size, or over a list of values; `where` keeps some of them.
 *
 * @example evaluate(sumOver("i", symbol("n"), symbol("y", symbol("i"))), { n: 3, y: [1, 2, 4] })  // 7
 */
export function sumOver(index: string, range: Range, body: Operand, where?: IndicatorExpression): RepeatedExpression {
  return repeated("sum", index, range, body, where);
}

/**
 * The product of the body over an index.
 *
 * @example evaluate(productOver("i", 4, symbol("i")), {})  // 24
 */
export function productOver(
  index: string,
  range: Range,
  body: Operand,
  where?: IndicatorExpression,
): RepeatedExpression {
  return repeated("product", index, range, body, where);
}

function repeated(
  operation: RepeatedExpression["operation"],
  index: string,
  range: Range,
  body: Operand,
  where?: IndicatorExpression,
): RepeatedExpression {
  return {
    kind: "repeated",
    operation,
    index,
    range: isList(range) ? { values: range.map(toExpression) } : { to: toExpression(range) },
    ...(where === undefined ? {} : { where }),
    body: toExpression(body),
  };
}

const isList = (range: Range): range is readonly Operand[] => Array.isArray(range);

/**
 * The integral of the body over a variable between two limits; `breaks` are the kinks of the body, from low to high.
 *
 * @example evaluate(integral("r", 0, 1, square(symbol("r"))), {}).toFixed(12)  // "0.333333333333"
 */
export function integral(
  variable: string,
  low: Operand,
  high: Operand,
  body: Operand,
  breaks: readonly Expression[] = [],
): IntegralExpression {
  return {
    kind: "integral",
    variable,
    low: toExpression(low),
    high: toExpression(high),
    body: toExpression(body),
    ...(breaks.length === 0 ? {} : { breaks }),
  };
}

/**
 * Iverson's bracket: 1 where the comparison holds, else 0.
 *
 * @example evaluate(indicator(2, "<", 3), {})  // 1
 */
export function indicator(left: Operand, relation: Comparison, right: Operand): IndicatorExpression {
  return { kind: "indicator", relation, left: toExpression(left), right: toExpression(right) };
}

/**
 * The value of the first branch whose condition holds, else `otherwise`.
 *
 * @example evaluate(cases([[indicator(symbol("r"), "≥", 0), 1]], -1), { r: -3 })  // -1
 */
export function cases(
  branches: readonly (readonly [IndicatorExpression, Operand])[],
  otherwise: Operand,
): CasesExpression {
  return {
    kind: "cases",
    branches: branches.map(([condition, value]) => ({ condition, value: toExpression(value) })),
    otherwise: toExpression(otherwise),
  };
}

/**
 * The density or mass of a family of `@loglik/core` at a point, computed by core.
 *
 * @example evaluate(density("bernoulli", 1, { prob: 0.2 }), {}).toFixed(12)  // "0.200000000000"
 */
export function density(family: string, at: Operand, parameters: Readonly<Record<string, Operand>>): DensityExpression {
  const entries = Object.entries(parameters).map(([name, value]) => [name, toExpression(value)] as const);
  return { kind: "density", family, at: toExpression(at), parameters: Object.fromEntries(entries) };
}

/**
 * The derivative of an expression with respect to a symbol, or to one component of it.
 *
 * @example evaluate(derivative(square(symbol("θ")), symbol("θ")), { θ: 3 })  // 6
 */
export function derivative(of: Operand, variable: SymbolExpression): DerivativeExpression {
  return { kind: "derivative", variable, of: toExpression(of) };
}

/**
 * The least value of an expression over a positive variable.
 *
 * @example evaluate(minimumOver("σ", add(symbol("σ"), divide(1, symbol("σ")))), {}).toFixed(12)  // "2.000000000000"
 */
export function minimumOver(variable: string, of: Operand): MinimumExpression {
  return { kind: "minimum", variable, of: toExpression(of) };
}

/**
 * A name that stands for a longer expression.
 *
 * @example toLatex(abbreviation("ȳ", [], divide(sumOver("i", symbol("n"), symbol("y", symbol("i"))), symbol("n"))))  // "\\bar{y}"
 */
export function abbreviation(
  name: string,
  indices: readonly Operand[],
  definition: Expression,
): AbbreviationExpression {
  return { kind: "abbreviation", name, indices: indices.map(toExpression), definition };
}
