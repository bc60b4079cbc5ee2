import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abbreviation,
  add,
  call,
  cases,
  density,
  divide,
  exp,
  indicator,
  integral,
  log,
  minimumOver,
  multiply,
  negate,
  power,
  productOver,
  square,
  subtract,
  sumOver,
  symbol,
} from "../src/expression/build.js";
import { differentiate } from "../src/expression/differentiate.js";
import { evaluate } from "../src/expression/evaluate.js";
import type { Expression, FunctionName, Point } from "../src/expression/expression.js";
import { functions } from "../src/expression/functions.js";
import { gradient } from "../src/expression/gradient.js";

const [t, u] = [symbol("t"), symbol("u")];

/** Fourth-order central differences: good to about 1e-10 where the function is smooth. */
function slopeByDifferences(f: (x: number) => number, x: number, step = 1e-3): number {
  return (8 * (f(x + step) - f(x - step)) - (f(x + 2 * step) - f(x - 2 * step))) / (12 * step);
}

function expectSlope(expression: Expression, point: Point, name = "t"): void {
  const numeric = slopeByDifferences((x) => evaluate(expression, { ...point, [name]: x }), point[name] as number);
  expect(evaluate(differentiate(expression, symbol(name)), point)).toBeCloseTo(numeric, 7);
}

describe("derivatives agree with differences", () => {
  const smooth = (Object.keys(functions) as FunctionName[]).filter((name) => functions[name].derivatives !== undefined);
  it.each(smooth)("%s", (name) => {
    const operands = functions[name].arity === 2 ? [square(t), u] : [add(square(t), 0.3)];
    for (const value of [0.4, 0.9, 1.7]) expectSlope(call(name, ...operands), { t: value, u: 1.1 });
  });

  it.each<readonly [string, Expression]>([
    ["quotient", divide(add(t, 1), square(t))],
    ["power in base and exponent", power(add(t, 1), multiply(2, t))],
    ["sum over an index", sumOver("i", 3, power(t, symbol("i")))],
    ["product over an index", productOver("i", 3, add(t, symbol("i")))],
    ["cases", cases([[indicator(u, ">", 1), square(t)]], t)],
    ["integral with moving limits", integral("r", negate(t), square(t), exp(multiply(t, symbol("r"))))],
    ["abbreviation", square(abbreviation("h", [], log(t)))],
    ["density by name, in its mean", log(density("normal", u, { loc: square(t), scale: 2 }))],
    ["density by name, in its scale", density("gamma", u, { shape: 2, rate: t })],
    ["minimum", minimumOver("σ", add(divide(square(t), symbol("σ")), symbol("σ")))],
  ])("%s", (_, expression) => {
    for (const value of [0.6, 1.4]) expectSlope(expression, { t: value, u: 1.2 });
  });

  it("trees of them", () => {
    const trees = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Expression>(t, u),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => add(a, b)),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => multiply(a, b)),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => divide(a, add(1, square(b)))),
        tie("tree").map((a) => call("sigmoid", a)),
        tie("tree").map((a) => call("softplus", negate(a))),
      ),
    })).tree;
    fc.assert(
      fc.property(trees, fc.double({ min: -1.5, max: 1.5, noNaN: true }), (tree, value) => {
        const point = { t: value, u: 0.7 };
        const exact = evaluate(differentiate(tree, t), point);
        const numeric = slopeByDifferences((x) => evaluate(tree, { ...point, t: x }), value);
        expect(Math.abs(exact - numeric)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(exact)));
      }),
      { seed: 1912, numRuns: 300 },
    );
  });
});

describe("components", () => {
  it("the gradient of an array has one slope a component, in the order of rows", () => {
    const cell = (i: string, k: string) => symbol("z", symbol(i), symbol(k));
    const squares = sumOver("i", 2, sumOver("k", 2, multiply(symbol("i"), square(cell("i", "k")))));
    const z = [
      [1, 2],
      [3, 4],
    ];
    expect(gradient(squares, ["z"], { z })).toEqual([2, 4, 12, 16]);
  });

  it("a second derivative of a density by name is refused", () => {
    const once = differentiate(density("normal", u, { loc: t, scale: 1 }), t);
    expect(() => differentiate(once, t)).toThrow(/not-differentiable/);
    expect(() => differentiate(density("normal", t, { loc: 0, scale: 1 }), t)).toThrow(/in its observation/);
  });

  it("mistakes of a caller have a code", () => {
    expect(() => evaluate(t, {})).toThrow(/symbol-unbound/);
    expect(() => evaluate(symbol("y", 3), { y: [1, 2] })).toThrow(/index-out-of-range/);
    expect(() => evaluate(density("weibull", 1, { shape: 1, scale: 1 }), {})).toThrow(/family-not-derived/);
    expect(() => evaluate(subtract(symbol("toString"), 1), {})).toThrow(/symbol-unbound/);
  });
});
