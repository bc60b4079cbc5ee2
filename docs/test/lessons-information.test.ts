import { expect, test } from "vitest";
import * as codes from "../lessons/codes.js";
import * as outputs from "../lessons/outputs.js";
import { codeText, misread, textModels } from "../lessons/text-codes.js";

test("every entropy and divergence adds up to its cross-entropy", () => {
  for (const { q } of codes.models) {
    const { entropy, klDivergence, crossEntropy } = codes.cost(codes.p, q);
    expect(entropy + klDivergence).toBeCloseTo(crossEntropy, 12);
  }
});

test("the code of a rare event is as long as its NLL and two bytes, less the zeros at its end, and comes back", () => {
  for (const { measured, nll, decoded } of codes.rareCodes) {
    expect((measured - nll) * codes.rare.rows).toBeLessThanOrEqual(16);
    expect(measured / nll).toBeGreaterThan(0.995);
    expect(decoded).toBe(true);
  }
});

test.each(["a", "to be or not to be", "Überraschung — 驚き", "abab".repeat(60)])(
  "%s comes back from every model",
  (text) => {
    for (const { value } of textModels) {
      const { decoded, bits, nll } = codeText(text, value);
      expect(decoded).toBe(text);
      expect(bits - nll).toBeLessThanOrEqual(16);
    }
  },
);

test("pairs help where letters depend on each other, and reading ahead beats counting", () => {
  const text = "abab".repeat(60);
  expect(codeText(text, "context").bits).toBeLessThan(codeText(text, "shares").bits);
  expect(codeText(text, "shares").bits).toBeLessThan(codeText(text, "learning").bits);
});

test("damaged bytes and another model are errors", () => {
  expect(misread("to be or not to be", "learning", "damaged")).toContain("[code-damaged]");
  expect(misread("to be or not to be", "learning", "another model")).toContain("[code-model-mismatch]");
  expect(misread("a", "learning", "another model")).toMatch(/^Nothing/);
});

test("the gradient at the logits is a − y, for one label and for shares, and sums to zero", () => {
  for (const target of [[1, 0, 0], outputs.votes, [0.9, 0.05, 0.05]]) {
    const { gradient, probabilities } = outputs.lossAt(outputs.logits, target);
    gradient.forEach((slope, k) => {
      expect(slope).toBeCloseTo(probabilities[k] - target[k], 14);
    });
    expect(gradient.reduce((sum, slope) => sum + slope, 0)).toBeCloseTo(0, 14);
  }
  expect(Array.from(outputs.oneHot.gradient, (slope) => Number(slope.toFixed(3)))).toEqual([-0.214, 0.039, 0.175]);
});

test("only softmax passes as a probability mass function", () => {
  const passes = (["none", "sigmoid", "softmax"] as const).filter(
    (activation) => outputs.checkSimplex(outputs.activate([-1, 2, 0], activation)).isPmf,
  );
  expect(passes).toEqual(["softmax"]);
});

test("heating raises the entropy towards log 3", () => {
  const entropies = outputs.temperatures.map((temperature) => outputs.heat(temperature).entropy);
  expect([...entropies].sort((a, b) => a - b)).toEqual(entropies);
  expect(outputs.heat(1000).entropy).toBeCloseTo(Math.log(3), 5);
});
