import { describe, expect, it, test } from "vitest";
import { deriveAgain } from "../src/exercises/derive-again.js";
import { gradeAnswer } from "../src/exercises/grade-answer.js";
import { derivationNamed, derivations } from "../src/registry.js";

describe.each(derivations.map((each) => [each.name, each] as const))("%s", (_, derivation) => {
  it("is an exercise of plain data that grades an answer", () => {
    const exercise = deriveAgain(derivation);
    if (exercise === undefined) {
      expect(derivation.lines.some(({ goal }) => goal !== undefined)).toBe(true);
      return;
    }
    expect(JSON.parse(JSON.stringify(exercise))).toEqual(exercise);
    expect(gradeAnswer(exercise, "1234").verdict).toBe("wrong");
  });
});

test.each([
  ["poisson-loss", "sum_i(exp(eta_i) - y_i*eta_i)", "sum_i(exp(eta_i) + y_i*eta_i)"],
  ["laplace-absolute-error", "sum_i(|y_i - mu_i|/b + log(2*b))", "sum_i(|y_i - mu_i|)/b^2"],
  ["normal-mean-estimate", "sum_i(y_i - mu)/sigma^2", "sum_i(y_i - mu)/sigma"],
  ["hinge-is-no-likelihood", "(e^eta + e^(-eta))/(e + 1/e)", "1"],
])("%s is graded by value and gradient", (name, right, wrong) => {
  const exercise = deriveAgain(derivationNamed(name))!;
  expect(gradeAnswer(exercise, right).verdict).toMatch(/^right/);
  expect(gradeAnswer(exercise, wrong).verdict).toBe("wrong");
});
