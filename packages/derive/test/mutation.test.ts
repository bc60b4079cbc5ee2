import { LoglikError } from "@loglik/core";
import { describe, expect, it } from "vitest";
import type { Derivation, Line } from "../src/derivation/derivation.js";
import { verify } from "../src/derivation/verify.js";
import { normalThreeObservations } from "../src/derivations/normal-three-observations.js";
import { add, divide, exp, multiply, negate, pi, power, square, subtract, symbol } from "../src/expression/build.js";
import { evaluate } from "../src/expression/evaluate.js";
import type { Expression } from "../src/expression/expression.js";
import { toLatex } from "../src/expression/latex.js";
import { derivations } from "../src/registry.js";
import { distinctMutants } from "./mutants.js";

/** The derivation around one line, with another expression in its place. */
function replaced(derivation: Derivation, at: number, expression: Expression): Derivation {
  const from = Math.max(0, at - 1);
  const lines = derivation.lines.map((line, k) => (k === at ? { ...line, expression } : line)).slice(from, at + 2);
  const implementations = derivation.implementations
    .filter(({ line }) => line === at)
    .map((each) => ({ ...each, line: at - from }));
  return { ...derivation, lines, implementations, estimate: undefined };
}

/** Whether the check of a derivation passes; a symbol outside the sum that binds it fails it. */
function passes(derivation: Derivation): boolean {
  // Integrals and minima cost much more than the rest.
  const options = derivation.tolerance === undefined ? { samples: 2, moves: 4 } : { samples: 1, moves: 2 };
  try {
    return verify(derivation, options).ok;
  } catch (error) {
    if (error instanceof LoglikError && error.code === "symbol-unbound") return false;
    throw error;
  }
}

/** Whether two expressions are one function: (−μ)² for μ², y for −y where the sum runs over both signs. */
function sameFunction(derivation: Derivation, first: Expression, second: Expression): boolean {
  const lines: Line[] = [first, second].map((expression) => ({ expression, relation: "equal", rule: "definition" }));
  return verify({ ...derivation, lines, implementations: [], estimate: undefined }, { seed: 1, samples: 3, moves: 3 })
    .ok;
}

describe("a slip in any line is found", () => {
  const planted: string[] = [];
  const harmless: string[] = [];
  it.each(derivations.map((each) => [each.name, each] as const))("%s", (name, derivation) => {
    const survivors = derivation.lines.flatMap(({ expression }, at) => {
      const mutants = distinctMutants(expression);
      planted.push(...mutants.map(() => name));
      const passed = mutants.filter((mutant) => passes(replaced(derivation, at, mutant.expression)));
      const wrong = passed.filter((mutant) => !sameFunction(derivation, expression, mutant.expression));
      harmless.push(...passed.filter((mutant) => !wrong.includes(mutant)).map(() => name));
      return wrong.map((mutant) => `line ${at}, ${mutant.mistake}: ${toLatex(mutant.expression)}`);
    });
    expect(survivors).toEqual([]);
  });

  it("of more than a thousand slips few leave the function as it was", () => {
    expect(planted.length).toBeGreaterThan(1000);
    expect(harmless.length).toBeLessThan(0.04 * planted.length);
  });
});

describe("the bracket that a printed formula lost", () => {
  const [mu, sigma] = [symbol("μ"), symbol("σ")];
  const squares = [square(subtract(mu, 1)), square(mu), square(add(mu, 1))];
  const factor = power(multiply(2, pi, square(sigma)), negate(divide(3, 2)));
  const printed = multiply(
    factor,
    exp(add(negate(multiply(divide(1, multiply(2, square(sigma))), squares[0])), squares[1], squares[2])),
  );

  it("fails the likelihood of −1, 0, 1 on both sides", () => {
    const report = verify(replaced(normalThreeObservations, 3, printed));
    expect(report.steps.map(({ ok }) => ok)).toEqual([false, false]);
    expect(report.steps[0].message).toMatch(/values differ/);
  });

  it("leaves a function without a maximum: log of it grows with μ", () => {
    const logarithms = [0, 2, 10].map((value) => Math.log(evaluate(printed, { μ: value, σ: Math.sqrt(2 / 3) })));
    expect(logarithms.map((value) => Number(value.toPrecision(3)))).toEqual([-1.9, 10.1, 158]);
  });
});
