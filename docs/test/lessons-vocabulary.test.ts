import { describe, expect, it, test } from "vitest";
import { standardError, terms } from "../lessons/vocabulary.js";

describe.each(terms.map((term) => [`${term.statistics} is ${term.learning}`, term] as const))("%s", (_name, term) => {
  it("is one number by both formulas", () => {
    const { asStatistics, asLearning } = term;
    expect(Number.isFinite(asStatistics.value)).toBe(true);
    expect(asStatistics.value).not.toBe(0);
    expect(Math.abs(asLearning.value - asStatistics.value)).toBeLessThan(1e-9 * Math.abs(asStatistics.value));
    expect(asLearning.formula).not.toBe(asStatistics.formula);
  });
});

// R² of the cars as R prints it, the weight as in lessons.test.ts; the others follow by hand.
test.each([
  ["coefficient of determination R²", 0.651079],
  ["estimation", 1.545173],
  ["inverse link", 0.668188],
  ["normal prior on a weight", 1.4],
  ["quantile regression", 1.8],
])("%s is %d", (name, value) => {
  expect(terms.find(({ statistics }) => statistics === name)?.asStatistics.value).toBeCloseTo(value, 5);
});

test("the question that training does not ask has an answer", () => {
  expect(standardError).toBeCloseTo(0.268116, 6);
});
