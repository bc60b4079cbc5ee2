import { describe, expect, it } from "vitest";
import {
  add,
  call,
  type Derivation,
  density,
  derivative,
  equal,
  evaluate,
  gradient,
  indicator,
  integral,
  log,
  multiply,
  type Point,
  productOver,
  square,
  subtract,
  sumOver,
  symbol,
  toLatex,
  verify,
} from "../src/index.js";

const theta = symbol("θ");
const n = symbol("n");
const y = symbol("y", symbol("i"));

/** The derivative of a function of θ by a central difference. */
function difference(expression: Parameters<typeof evaluate>[0], point: Point & { readonly θ: number }): number {
  const at = (shift: number) => evaluate(expression, { ...point, θ: point.θ + shift });
  return (at(1e-5) - at(-1e-5)) / 2e-5;
}

describe("a derivative", () => {
  it.each([
    ["an integral", integral("θ", 0, 1, square(theta))],
    ["an integral up to it", integral("θ", 0, theta, square(theta))],
    ["a sum", sumOver("θ", 3, square(theta))],
    ["a product", productOver("θ", 3, square(theta))],
    ["a sum in a sum", sumOver("i", 2, multiply(theta, sumOver("θ", 3, theta)))],
  ])("does not touch what %s binds", (_, expression) => {
    expect(gradient(expression, ["θ"], { θ: 1.5 })[0]).toBeCloseTo(difference(expression, { θ: 1.5 }), 7);
  });

  it.each([
    ["none", [1, 3, 5]],
    ["one", [1, 2, 3]],
    ["two", [2, 2, 3]],
  ])("of a product of which %s of the factors vanish is finite", (_, data) => {
    const plain = productOver("i", n, subtract(theta, y));
    const some = productOver("i", n, subtract(theta, y), indicator(symbol("i"), "≠", 2));
    const nested = productOver("i", n, sumOver("j", 2, subtract(theta, multiply(y, symbol("j")))));
    const list = productOver("v", data, subtract(theta, symbol("v")), indicator(symbol("v"), "<", 5));
    for (const expression of [plain, some, nested, list]) {
      const point = { θ: 2, n: 3, y: data };
      expect(gradient(expression, ["θ"], point)[0]).toBeCloseTo(difference(expression, point), 7);
      const slope = derivative(expression, theta);
      expect(gradient(slope, ["θ"], point)[0]).toBeCloseTo(difference(slope, point), 6);
    }
  });
});

describe("what is no expression", () => {
  const build = call as unknown as (...inputs: unknown[]) => unknown;

  it.each([
    [
      () => add("θ" as never, 1),
      'an operand is "θ"; expected an expression or a number. For a letter write symbol("θ").',
    ],
    [() => add(undefined as never, 1), "an operand is undefined"],
    [() => symbol(""), 'the name is ""'],
    [() => build("sin", 1), 'there is no function "sin"; there are log, exp'],
    [() => build("max", 1), "max takes 2 operands; it got 1"],
    [() => evaluate(density("normal", 1, { loc: 0 }), {}), "normal has the parameters loc, scale; got loc"],
    [() => evaluate(density("normal", 1, { loc: 0, scale: 1, df: 2 }), {}), "got loc, scale, df"],
    [() => evaluate(sumOver("i", n, y), { n: 2.5, y: [1, 2, 3] }), "i runs from 1 to 2.5; expected a whole number"],
    [() => evaluate(sumOver("i", n, y), { n: NaN, y: [1, 2, 3] }), "i runs from 1 to NaN"],
    [() => evaluate(theta, undefined as never), "the point has no value for θ"],
    [() => gradient(theta, ["φ"], { θ: 1 }), "the point has no value for φ"],
  ])("is refused: %#", (make, message) => {
    expect(make).toThrow(message);
    expect(make).toThrow(expect.objectContaining({ name: "LoglikError" }));
  });

  it("takes typed arrays for data", () => {
    const point = { n: 3, y: Float64Array.of(1, 2, 4) } as unknown as Point;
    expect(evaluate(sumOver("i", n, y), point)).toBe(7);
    expect(gradient(sumOver("i", n, square(y)), ["y"], point)).toEqual([2, 4, 8]);
  });

  it("prints a sum of nothing and a product of nothing as what they come to", () => {
    expect([toLatex(add()), toLatex(multiply()), evaluate(add(), {}), evaluate(multiply(), {})]).toEqual([
      "0",
      "1",
      0,
      1,
    ]);
  });

  it("keeps LaTeX's own characters in a name", () => {
    expect([toLatex(symbol("%")), toLatex(symbol("share_%"))]).toEqual(["\\%", "\\mathrm{share\\_\\%}"]);
  });
});

describe("verify", () => {
  const derivation = (...lines: Derivation["lines"]): Derivation => ({
    name: "mine",
    title: "Mine",
    summary: "An example.",
    rows: [],
    errata: [],
    subject: { latex: "f", speech: "f" },
    symbols: [{ name: "θ", meaning: "a number", role: "free", shape: [], draw: { kind: "real", low: 1, high: 2 } }],
    lines,
    implementations: [],
  });
  const wrong = derivation(equal("definition", theta), equal("insert the data", multiply(2, theta)));

  it.each([{ samples: 0 }, { samples: NaN }, { moves: 0 }, { moves: 1.5 }])(
    "does not check at no points: %o",
    (options) => {
      expect(() => verify(wrong, options)).toThrow("[option-not-a-positive-integer]");
    },
  );

  it("refuses an option that it does not have", () => {
    expect(() => verify(wrong, { sample: 9 } as never)).toThrow('there is no option "sample"');
  });

  it("refuses a derivation that says nothing, and a line of symbols that are not declared", () => {
    expect(() => verify(derivation())).toThrow("[derivation-empty]");
    expect(() => verify(derivation(equal("definition", log(symbol("φ")))))).toThrow("[symbol-unbound]");
  });
});
