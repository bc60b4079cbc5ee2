import { LoglikError } from "@loglik/core";
import { bound, outsideOf } from "./bound.js";
import { cases, divide, indicator, log, multiply, power, square, subtract, symbol } from "./build.js";
import { childrenOf } from "./children.js";
import type {
  Expression,
  IndicatorExpression,
  MinimumExpression,
  RepeatedExpression,
  SymbolExpression,
} from "./expression.js";
import { functions } from "./functions.js";
import { difference, product, substitute, sum, zero } from "./simplify.js";

/**
 * The derivative of an expression with respect to a symbol, as an expression.
 *
 * For a component, zⱼ, the derivative of zₖ is Iverson's [k = j]. Indices, limits of sums and conditions are taken as constants;
 * a product over an index is differentiated factor by factor, Σᵢ bodyᵢ′ ∏_{j≠i} bodyⱼ. A symbol that a sum, an integral or a minimum
 * binds is another one inside than outside.
 *
 * @throws LoglikError `not-differentiable` for a second derivative of a density by name, or one in its observation
 * @example evaluate(differentiate(log(symbol("θ")), symbol("θ")), { θ: 4 })  // 0.25
 */
export function differentiate(expression: Expression, variable: SymbolExpression): Expression {
  const known = derivatives.get(expression) ?? new Map<string, Expression>();
  derivatives.set(expression, known);
  const key = JSON.stringify(variable);
  const found = known.get(key) ?? derive(expression, variable);
  known.set(key, found);
  return found;
}

/** Expressions never change: the derivative of each is written once, however many points it is evaluated at. */
const derivatives = new WeakMap<Expression, Map<string, Expression>>();

function derive(expression: Expression, variable: SymbolExpression): Expression {
  const d = (e: Expression): Expression => differentiate(e, variable);
  if (!mentions(expression, variable.name)) return zero;
  switch (expression.kind) {
    case "number":
    case "pi":
    case "indicator":
      return zero;
    case "symbol":
      return product(expression.indices.map((index, k) => indicator(index, "=", variable.indices[k])));
    case "abbreviation":
      return d(expression.definition);
    case "sum":
      return sum(expression.terms.map(d));
    case "product":
      return sum(
        expression.factors.map((factor, k) =>
          product([...expression.factors.slice(0, k), d(factor), ...expression.factors.slice(k + 1)]),
        ),
      );
    case "negation":
      return difference(zero, d(expression.of));
    case "quotient": {
      const { numerator: u, denominator: v } = expression;
      const [du, dv] = [d(u), d(v)];
      return difference(quotient(du, v), quotient(product([u, dv]), square(v)));
    }
    case "power": {
      const { base, exponent } = expression;
      return sum([
        product([exponent, power(base, subtract(exponent, 1)), d(base)]),
        product([expression, log(base), d(exponent)]),
      ]);
    }
    case "call": {
      const { derivatives } = functions[expression.name];
      if (derivatives === undefined) throw notDifferentiable(`the function ${expression.name}`);
      const partials = derivatives(...expression.arguments);
      return sum(expression.arguments.map((argument, k) => product([partials[k], d(argument)])));
    }
    case "repeated":
      return derivativeOfRepeated(expression, variable);
    case "integral": {
      const { low, high, body } = expression;
      const boundary = (end: Expression): Expression => product([substitute(body, expression.variable, end), d(end)]);
      const free = expression.variable !== variable.name && mentions(body, variable.name);
      const inside = free ? { ...expression, body: d(body) } : zero;
      return sum([inside, difference(boundary(high), boundary(low))]);
    }
    case "cases":
      return {
        ...expression,
        branches: expression.branches.map(({ condition, value }) => ({ condition, value: d(value) })),
        otherwise: d(expression.otherwise),
      };
    case "density": {
      if (mentions(expression.at, variable.name)) throw notDifferentiable("a density by name, in its observation,");
      const scores = Object.entries(expression.parameters).map(([parameter, value]) =>
        product([{ kind: "score", parameter, density: expression }, d(value)]),
      );
      return product([expression, sum(scores)]);
    }
    case "score":
      throw notDifferentiable("the score of a density by name");
    case "derivative":
      return d(differentiate(expression.of, expression.variable));
    case "minimum":
      return derivativeOfMinimum(expression, variable);
  }
}

function quotient(numerator: Expression, denominator: Expression): Expression {
  return numerator === zero ? zero : divide(numerator, denominator);
}

function derivativeOfRepeated(expression: RepeatedExpression, variable: SymbolExpression): Expression {
  const { body, operation, index } = expression;
  if (index === variable.name) return zero;
  const slope = differentiate(body, variable);
  if (slope === zero) return zero;
  if (operation === "sum") return { ...expression, body: slope };
  if ("values" in expression.range) return differentiate(writtenOut(expression, expression.range.values), variable);
  const other = freshIndex(expression);
  const isOther = cases([[indicator(symbol(other), "=", symbol(index)), 1]], substitute(body, index, symbol(other)));
  const others: RepeatedExpression = {
    ...expression,
    index: other,
    body: isOther,
    ...(expression.where && { where: substitute(expression.where, index, symbol(other)) as IndicatorExpression }),
  };
  return { ...expression, operation: "sum", body: product([slope, others]) };
}

/** The product over a list, whose values may recur, as its factors one beside the other. */
function writtenOut({ body, index, where }: RepeatedExpression, values: readonly Expression[]): Expression {
  const factors = values.map((value) => {
    const factor = substitute(body, index, value);
    return where === undefined ? factor : cases([[substitute(where, index, value) as IndicatorExpression, factor]], 1);
  });
  return multiply(...factors);
}

/** A letter for an index that the expression does not use. */
function freshIndex(expression: Expression): string {
  const letters = ["j", "k", "l", "m", "p", "q", "r", "s", "t", "u", "v", "w"];
  return letters.find((letter) => !names(expression, letter)) ?? "·other";
}

/** Whether a letter occurs anywhere, as a symbol or as what is bound. */
function names(expression: Expression, letter: string): boolean {
  if (expression.kind === "symbol" && expression.name === letter) return true;
  if (bound(expression) === letter) return true;
  if (expression.kind === "abbreviation" && names(expression.definition, letter)) return true;
  return childrenOf(expression).some((child) => names(child, letter));
}

/** At the minimiser of f(σ, θ) the derivative in σ is 0, so d/dθ min f = ∂f/∂θ there (the envelope theorem). */
function derivativeOfMinimum(expression: MinimumExpression, variable: SymbolExpression): Expression {
  if (expression.take !== undefined) throw notDifferentiable("a value at a minimiser");
  return { ...expression, take: differentiate(expression.of, variable) };
}

/** Whether an expression depends on a symbol of this name, definitions of abbreviations included. */
function mentions(expression: Expression, name: string): boolean {
  if (expression.kind === "symbol" && expression.name === name) return true;
  if (expression.kind === "abbreviation" && mentions(expression.definition, name)) return true;
  if (bound(expression) === name) return outsideOf(expression).some((child) => mentions(child, name));
  return childrenOf(expression).some((child) => mentions(child, name));
}

function notDifferentiable(what: string): LoglikError {
  return new LoglikError(
    "not-differentiable",
    `differentiate: ${what} has no derivative here. Write the density as a formula instead of by its name.`,
    { what },
  );
}
