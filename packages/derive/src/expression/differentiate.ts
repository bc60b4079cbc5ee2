import { LoglikError } from "@loglik/core";
import { divide, indicator, log, multiply, power, square, subtract } from "./build.js";
import { childrenOf } from "./children.js";
import type { Expression, MinimumExpression, RepeatedExpression, SymbolExpression } from "./expression.js";
import { functions } from "./functions.js";
import { difference, product, substitute, sum, zero } from "./simplify.js";

/**
 * The derivative of an expression with respect to a symbol, as an expression.
 *
 * For a component, zⱼ, the derivative of zₖ is Iverson's [k = j]. Indices, limits of sums and conditions are taken as constants;
 * a product over an index is differentiated as ∏ · Σ (body′/body), so its factors must not vanish.
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
      const inside = mentions(body, variable.name) ? { ...expression, body: d(body) } : zero;
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
  const { body, operation } = expression;
  const slope = differentiate(body, variable);
  if (slope === zero) return zero;
  if (operation === "sum") return { ...expression, body: slope };
  return multiply(expression, { ...expression, operation: "sum", body: divide(slope, body) });
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
  return childrenOf(expression).some((child) => mentions(child, name));
}

function notDifferentiable(what: string): LoglikError {
  return new LoglikError(
    "not-differentiable",
    `differentiate: ${what} has no derivative here. Write the density as a formula instead of by its name.`,
    { what },
  );
}
