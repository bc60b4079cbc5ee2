import { add, divide, multiply, negate, power } from "../src/expression/build.js";
import { childrenOf, sameExpression, withChildren } from "../src/expression/children.js";
import type { Expression } from "../src/expression/expression.js";

/** An expression with one mistake in it. */
export interface Mutant {
  readonly mistake: string;
  readonly expression: Expression;
}

/** Every expression that one slip of the pen away from this one: a turned sign, a lost factor, a bracket that moved. */
export function mutantsOf(expression: Expression): readonly Mutant[] {
  const here = mistakesIn(expression);
  const below = childrenOf(expression).flatMap((child, k) =>
    mutantsOf(child).map(({ mistake, expression: changed }) => ({
      mistake,
      expression: withChildren(
        expression,
        childrenOf(expression).map((each, l) => (l === k ? changed : each)),
      ),
    })),
  );
  // A sum over labels or a bracket of Iverson compares integers: −1 for 1 is a question of its own.
  return expression.kind === "indicator" || expression.kind === "symbol" ? here : [...here, ...below];
}

function mistakesIn(e: Expression): readonly Mutant[] {
  switch (e.kind) {
    case "negation": {
      const lost = { mistake: "lost sign", expression: e.of };
      const { of } = e;
      if (of.kind === "sum") return [lost, bracket(add(negate(of.terms[0]), ...of.terms.slice(1)))];
      if (of.kind === "quotient" && of.numerator.kind === "sum") {
        // −(a + b)/c read as −a/c + b: the misprint that turns a likelihood into a function without a maximum.
        const [first, ...rest] = of.numerator.terms;
        return [lost, bracket(add(negate(divide(first, of.denominator)), ...rest))];
      }
      return [lost];
    }
    case "sum":
      return e.terms.map((term, k) => ({
        mistake: "turned sign",
        expression: add(
          ...e.terms.map((each, l) => (l !== k ? each : term.kind === "negation" ? term.of : negate(term))),
        ),
      }));
    case "product": {
      const lost = e.factors.map((_, k) => ({
        mistake: "lost factor",
        expression: multiply(...e.factors.filter((_factor, l) => l !== k)),
      }));
      const last = e.factors[e.factors.length - 1];
      if (last.kind !== "sum") return lost;
      const [first, ...rest] = last.terms;
      return [...lost, bracket(add(multiply(...e.factors.slice(0, -1), first), ...rest))];
    }
    case "quotient":
      if (e.numerator.kind !== "sum") return [];
      return [bracket(add(...e.numerator.terms.slice(0, -1), divide(e.numerator.terms.at(-1)!, e.denominator)))];
    case "power":
      if (e.base.kind !== "sum") return [];
      return [bracket(add(...e.base.terms.slice(0, -1), power(e.base.terms.at(-1)!, e.exponent)))];
    case "call": {
      const [argument] = e.arguments;
      if (e.arguments.length !== 1 || argument.kind !== "sum") return [];
      return [bracket(add({ ...e, arguments: [argument.terms[0]] }, ...argument.terms.slice(1)))];
    }
    case "repeated":
    case "integral":
      if (e.body.kind !== "sum") return [];
      return [bracket(add({ ...e, body: e.body.terms[0] }, ...e.body.terms.slice(1)))];
    default:
      return [];
  }
}

const bracket = (expression: Expression): Mutant => ({ mistake: "moved bracket", expression });

/** The mutants that are written differently from each other. */
export function distinctMutants(expression: Expression): readonly Mutant[] {
  const all = mutantsOf(expression);
  return all.filter(
    (mutant, k) => !all.slice(0, k).some((other) => sameExpression(other.expression, mutant.expression)),
  );
}
