import fc from "fast-check";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { presentDerivation } from "../src/derivation/present.js";
import {
  add,
  call,
  cases,
  derivative,
  divide,
  exp,
  indicator,
  integral,
  log,
  multiply,
  negate,
  number,
  power,
  productOver,
  square,
  subtract,
  sumOver,
  symbol,
} from "../src/expression/build.js";
import { evaluate } from "../src/expression/evaluate.js";
import type { Expression } from "../src/expression/expression.js";
import { toLatex } from "../src/expression/latex.js";
import { derivations } from "../src/registry.js";
import { readLatex, withoutOneBracket } from "./read-latex.js";

const [a, b, n, theta] = ["a", "b", "n", "θ"].map((name) => symbol(name));
const yi = symbol("y", symbol("i"));

describe("brackets", () => {
  it.each<readonly [string, Expression]>([
    ["a \\left(1 + b\\right)", multiply(a, add(1, b))],
    ["a + b - 1", add(a, subtract(b, 1))],
    ["a - \\left(b - 1\\right)", subtract(a, subtract(b, 1))],
    ["\\left(a b\\right)^{2}", square(multiply(a, b))],
    ["\\left(-a\\right)^{2}", square(negate(a))],
    ["-a^{2}", negate(square(a))],
    ["\\left(a^{b}\\right)^{2}", square(power(a, b))],
    ["\\left(\\frac{a}{b}\\right)^{2}", square(divide(a, b))],
    ["\\frac{a + b}{a - b}", divide(add(a, b), subtract(a, b))],
    ["\\log \\theta", log(theta)],
    ["\\log\\left(1 - \\theta\\right)", log(subtract(1, theta))],
    ["\\left(\\log a\\right) b", multiply(log(a), b)],
    ["b \\log a", multiply(b, log(a))],
    ["\\log\\left(a^{2}\\right)", log(square(a))],
    ["\\sum_{i=1}^{n} y_i + 1", add(sumOver("i", n, yi), 1)],
    ["\\sum_{i=1}^{n} \\left(y_i + 1\\right)", sumOver("i", n, add(yi, 1))],
    ["\\left(\\sum_{i=1}^{n} y_i\\right) a", multiply(sumOver("i", n, yi), a)],
    ["-\\sum_{i=1}^{n} \\left(-y_i\\right)", negate(sumOver("i", n, negate(yi)))],
    ["2 \\cdot 3", multiply(2, 3)],
    ["2 \\cdot \\frac{1}{2}", multiply(2, divide(1, 2))],
    ["a \\cdot 2^{b}", multiply(a, power(2, b))],
    ["e^{-a b}", exp(negate(multiply(a, b)))],
    ["\\exp\\left(-\\frac{a}{b}\\right)", exp(negate(divide(a, b)))],
    ["\\left(a + 1\\right)!", call("factorial", add(a, 1))],
    ["\\frac{\\partial}{\\partial \\theta} \\left(\\theta + a\\right)", derivative(add(theta, a), theta)],
    ["\\int_{0}^{\\infty} e^{-r} \\, dr", integral("r", 0, Infinity, exp(negate(symbol("r"))))],
    ["\\left[a = 1\\right]", indicator(a, "=", 1)],
    ["\\prod_{i \\,:\\, y_i = 1} \\theta", productOver("i", n, theta, indicator(yi, "=", 1))],
    ["z_{i,y_i}", symbol("z", symbol("i"), yi)],
    ["z_{ik}", symbol("z", symbol("i"), symbol("k"))],
    [
      "\\begin{cases} a & \\text{if } a \\ge 0 \\\\ -a & \\text{otherwise} \\end{cases}",
      cases([[indicator(a, "≥", 0), a]], negate(a)),
    ],
  ])("%s", (latex, expression) => {
    expect(toLatex(expression)).toBe(latex);
  });
});

/** Arithmetic of three letters, sums over an index included. */
const arithmetic = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Expression>(a, b, yi, number(2), number(3)),
    fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((terms) => add(...terms)),
    fc.array(tie("tree"), { minLength: 2, maxLength: 3 }).map((factors) => multiply(...factors)),
    tie("tree").map(negate),
    fc.tuple(tie("tree"), tie("tree")).map(([u, v]) => divide(u, v)),
    tie("tree").map(square),
    tie("tree").map(exp),
    tie("tree").map((u) => log(u)),
    tie("tree").map((u) => call("abs", u)),
    tie("tree").map((u) => sumOver("i", n, u)),
  ),
})).tree;

describe("where a line may break", () => {
  it.each<readonly [string, Expression]>([
    ["a \\allowbreak + b \\allowbreak - 1", add(a, subtract(b, 1))],
    ["a \\allowbreak \\left(1 \\allowbreak + b\\right)", multiply(a, add(1, b))],
    ["2 \\left(1 \\allowbreak + b\\right)", multiply(2, add(1, b))],
    ["a b \\log \\theta", multiply(a, b, log(theta))],
  ])("%s", (latex, expression) => expect(toLatex(expression, { breaks: true })).toBe(latex));

  it("a mark takes no break in at its start", () => {
    const marked = toLatex(add(a, b), { breaks: true, marked: [[1]], mark: (code) => `<${code}>` });
    expect(marked).toBe("a \\allowbreak <{} + b>");
  });
});

describe("what is printed is what is computed", () => {
  const point = { a: 0.7, b: 1.3, n: 2, i: 2, y: [0.4, 1.9] };

  it("read back by the rules of print, a formula has the value of its expression", () => {
    fc.assert(
      fc.property(arithmetic, (expression) => {
        const [printed, computed] = [evaluate(readLatex(toLatex(expression)), point), evaluate(expression, point)];
        const same = Object.is(printed, computed) || Math.abs(printed - computed) <= 1e-9 * (1 + Math.abs(computed));
        expect(same || printed === computed, `${toLatex(expression)}: ${printed}, ${computed}`).toBe(true);
      }),
      { seed: 1912, numRuns: 500 },
    );
  });

  it("without any one pair of brackets it is another formula", () => {
    fc.assert(
      fc.property(arithmetic, (expression) => {
        const latex = toLatex(expression);
        for (const shorter of withoutOneBracket(latex)) {
          expect(readOrNothing(shorter), latex).not.toEqual(readLatex(latex));
        }
      }),
      { seed: 1912, numRuns: 300 },
    );
  });
});

/** What the LaTeX is read as; nothing where print does not allow it. */
function readOrNothing(latex: string): Expression | undefined {
  try {
    return readLatex(latex);
  } catch {
    return undefined;
  }
}

describe("every line of every derivation", () => {
  it.each(derivations.map((each) => [each.name, each] as const))(
    "%s is set by KaTeX, marks included",
    (_, derivation) => {
      const options = { throwOnError: true, strict: "error" as const, trust: true };
      const { lines, subject, symbols } = presentDerivation(derivation);
      for (const { latex, latexWithNew, latexWithOld, relationLatex } of lines) {
        for (const code of [`${subject.latex} ${relationLatex} ${latex}`, latexWithNew, latexWithOld]) {
          expect(() => katex.renderToString(code, { ...options, strict: "ignore" })).not.toThrow();
        }
        expect(() => katex.renderToString(latex, options)).not.toThrow();
      }
      for (const { latex } of symbols) expect(() => katex.renderToString(latex, options)).not.toThrow();
    },
  );
});
