import { losses } from "@loglik/core/ledger";
import { createRng } from "@loglik/core/random";
import { describe, expect, it } from "vitest";
import { drawPoint } from "../src/derivation/draw-point.js";
import { presentDerivation } from "../src/derivation/present.js";
import { add, divide, exp, log, multiply, negate, square, subtract, sumOver, symbol } from "../src/expression/build.js";
import { changedTerms } from "../src/expression/changed-terms.js";
import type { Expression } from "../src/expression/expression.js";
import { toLatex } from "../src/expression/latex.js";
import { toSpeech } from "../src/expression/speech.js";
import { derivationNamed, derivations } from "../src/registry.js";

const [a, b, c] = ["a", "b", "c"].map((name) => symbol(name));
const yi = symbol("y", symbol("i"));

describe("changed terms", () => {
  it.each<readonly [string, Expression, Expression, string]>([
    ["the whole", a, b, "<b>"],
    ["one term", add(a, b), add(a, c), "a <{} + c>"],
    ["a part of a term", add(a, log(b)), add(a, log(c)), "a + \\log <c>"],
    ["terms in another order", add(a, b), add(b, a), "b + a"],
    ["a new term", add(a, b), add(a, b, c), "a + b <{} + c>"],
    ["a new negative term", add(a, b), add(a, b, negate(c)), "a + b <{} - c>"],
    ["a term that joins one", a, add(a, b), "a <{} + b>"],
    ["a factor", multiply(a, b), multiply(a, c), "a <c>"],
    ["under a fraction", divide(a, b), divide(a, square(b)), "\\frac{a}{<b^{2}>}"],
    ["within a sum sign", sumOver("i", 3, log(yi)), sumOver("i", 3, yi), "\\sum_{i=1}^{3} <y_i>"],
    ["nothing", exp(a), exp(a), "e^{a}"],
  ])("%s", (_, before, after, latex) => {
    const marked = toLatex(after, { marked: changedTerms(before, after).after, mark: (code) => `<${code}>` });
    expect(marked).toBe(latex);
  });
});

describe("words", () => {
  it.each<readonly [string, Expression]>([
    ["minus log of open bracket 1 minus a close bracket", negate(log(subtract(1, a)))],
    [
      "sum over i from 1 to n of open bracket y sub i times log of a close bracket",
      sumOver("i", symbol("n"), multiply(yi, log(a))),
    ],
    ["open bracket log of a close bracket times b", multiply(log(a), b)],
    ["a over b", divide(a, b)],
    ["the fraction a plus b over c, end fraction", divide(add(a, b), c)],
    ["open bracket a minus b close bracket squared", square(subtract(a, b))],
    ["exponential of open bracket minus a close bracket", exp(negate(a))],
    ["a minus open bracket b plus c close bracket", subtract(a, add(b, c))],
  ])("%s", (speech, expression) => {
    expect(toSpeech(expression)).toBe(speech);
  });
});

describe("what a page gets", () => {
  it("is plain data with values at the reader's point", () => {
    const point = { n: 3, y: [0, 1, 1], z: [-1, 0.5, 2] };
    const shown = presentDerivation(derivationNamed("bernoulli-binary-cross-entropy"), point);
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
    const values = shown.lines.map(({ value }) => value!);
    for (const value of [...values, shown.implementations[0].value!]) expect(value).toBeCloseTo(values[0], 12);
    expect(shown.lines[3].latexWithNew).toMatch(/\\htmlClass\{changed\}\{\\sum/);
    expect(shown.lines.map(({ rule }) => rule.sentence.endsWith("."))).not.toContain(false);
    expect(() => derivationNamed("bernoulli")).toThrow(/derivation-unknown/);
  });

  it("marks what is dropped in the line before", () => {
    const { lines } = presentDerivation(derivationNamed("laplace-absolute-error"));
    expect(lines[4].latexWithOld).toMatch(/^\\htmlClass\{changed\}\{n \\allowbreak \\log/);
    expect(lines[5].newTerms).toEqual([]);
  });

  it("says what the short names stand for", () => {
    const { abbreviations } = presentDerivation(derivationNamed("likelihood-to-kl-divergence"));
    expect(abbreviations.map(({ latex, definition }) => `${latex} = ${definition}`)).toEqual([
      "a_{y_i} = \\frac{e^{z_{y_i}}}{\\sum_{m=1}^{K} e^{z_m}}",
      "\\hat{p}_k = \\frac{1}{n} \\allowbreak \\sum_{i=1}^{n} \\left[y_i = k\\right]",
    ]);
  });

  it("shows what is maximised, and the slope's own left side", () => {
    const argmax = presentDerivation(derivationNamed("product-to-sum-of-logs")).lines.map(({ latex }) => latex);
    expect(argmax[0]).toMatch(/^\\arg\\max_\{\\mu, \\sigma\} \\; \\prod/);
    expect(argmax[3]).toMatch(/^\\arg\\min/);
    const slopes = presentDerivation(derivationNamed("poisson-estimate"), { n: 3, y: [1, 2, 6], λ: 2 });
    expect(slopes.lines[4].subject?.latex).toBe("\\frac{\\partial}{\\partial \\lambda} \\log L");
    expect(slopes.estimate).toMatchObject({ symbol: "λ", latex: "\\bar{y}", value: 3 });
  });
});

describe.each(derivations.map((each) => [each.name, each] as const))("%s", (_, derivation) => {
  it("names functions of core that exist, and the last line has one", async () => {
    for (const { module, export: name } of [
      ...derivation.implementations,
      ...(derivation.estimate ? [derivation.estimate] : []),
    ]) {
      expect(await import(/* @vite-ignore */ module)).toHaveProperty(name);
    }
    const lines = derivation.implementations.map(({ line }) => line);
    expect(lines.length).toBeGreaterThan(0);
  });

  it("marks something in every step, and says something for every line", () => {
    const point = drawPoint(derivation.symbols, createRng(3));
    const { lines } = presentDerivation(derivation, point);
    const marks = lines.slice(1).map(({ newTerms }, k) => newTerms.length + lines[k].oldTerms.length);
    expect(Math.min(...marks)).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.speech).not.toMatch(/undefined|\[object/);
      expect(Number.isFinite(line.value), line.latex).toBe(true);
    }
  });
});

it("the common losses of core's ledger that are likelihoods are all derived", () => {
  const derived = new Set(derivations.map(({ loss }) => loss));
  const missing = Object.values(losses).filter(
    ({ ledger }) => ledger.family !== undefined && !derived.has(ledger.loss),
  );
  expect(missing.map(({ ledger }) => ledger.loss)).toEqual([]);
});
