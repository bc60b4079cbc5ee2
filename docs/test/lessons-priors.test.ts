import { mapEstimate, weightDecayPrior } from "@loglik/bayes";
import * as normal from "@loglik/core/normal";
import { describe, expect, test } from "vitest";
import * as lesson from "../lessons/priors.js";

const area = ({ at }: lesson.Curves, values: Float64Array) =>
  values.reduce((sum, value, i) => (i === 0 ? 0 : sum + ((value + values[i - 1]) / 2) * (at[i] - at[i - 1])), 0);

describe("a coin", () => {
  const k = 3;
  const n = 10;

  test("the prior flat in θ leaves the mode at 3/10; the one flat in logit θ moves it to 2/8; the MLE stays", () => {
    expect(lesson.ten.flat.maximumLikelihood).toBe(k / n);
    expect(lesson.ten.flatLogit.maximumLikelihood).toBe(k / n);
    expect(lesson.ten.flat.modeOfTheta).toBeCloseTo(k / n, 8);
    expect(lesson.ten.flatLogit.modeOfTheta).toBeCloseTo((k - 1) / (n - 2), 8);
  });

  test("as densities of logit θ both move the other way", () => {
    expect(lesson.ten.flat.modeOfLogit).toBeCloseTo((k + 1) / (n + 2), 8);
    expect(lesson.ten.flatLogit.modeOfLogit).toBeCloseTo(k / n, 8);
  });

  test.each([
    [2, 2],
    [1, 4],
    [6.5, 3],
  ])("Beta(%d, %d) counts as tosses that were seen before", (alpha, beta) => {
    const { modeOfTheta, modeOfLogit } = lesson.studyCoin(lesson.tosses, "beta", { alpha, beta, scale: "parameter" });
    expect(modeOfTheta).toBeCloseTo((k + alpha - 1) / (n + alpha + beta - 2), 8);
    expect(modeOfLogit).toBeCloseTo((k + alpha) / (n + alpha + beta), 8);
  });

  test.each(["parameter", "link"] as const)(
    "curves of the %s have area one and their tops where the modes are",
    (scale) => {
      for (const kind of ["flat", "flat-logit", "beta"] as const) {
        const study = lesson.studyCoin(lesson.tosses, kind, { alpha: 3, beta: 2, scale });
        const { curves } = study;
        for (const values of [curves.prior, curves.likelihood, curves.posterior]) {
          expect(area(curves, values)).toBeCloseTo(1, 12);
        }
        const top = curves.at[curves.posterior.indexOf(Math.max(...curves.posterior))];
        const mode = scale === "link" ? lesson.toLogit(study.modeOfLogit ?? 0) : (study.modeOfTheta ?? 0);
        expect(Math.abs(top - mode)).toBeLessThanOrEqual(curves.at[1] - curves.at[0]);
      }
    },
  );

  test("what is flat in one coordinate is not in the other", () => {
    const spread = (values: Float64Array) => Math.max(...values) / Math.min(...values) - 1;
    const prior = (kind: lesson.CoinPrior, scale: lesson.Scale) =>
      spread(lesson.studyCoin([0, 1], kind, { alpha: 2, beta: 2, scale }).curves.prior);
    expect(prior("flat", "parameter")).toBeLessThan(1e-12);
    expect(prior("flat-logit", "link")).toBeLessThan(1e-12);
    expect(prior("flat", "link")).toBeGreaterThan(10);
    expect(prior("flat-logit", "parameter")).toBeGreaterThan(10);
  });

  test("a coin that only shows 1 has no mode inside, unless the prior holds it", () => {
    expect(lesson.twoOnes.flat.modeOfTheta).toBeUndefined();
    expect(lesson.twoOnes.beta.modeOfTheta).toBeCloseTo(3 / 4, 8);
  });
});

describe("a weight", () => {
  test("without a penalty the best is the mean", () => {
    const { best, maximumLikelihood, scale } = lesson.studyWeight(lesson.measurements, "none", 0.5);
    expect(maximumLikelihood).toBeCloseTo(1, 14);
    expect(best).toBeCloseTo(1, 12);
    expect(scale).toBeUndefined();
  });

  test.each([0.01, 0.5, 7])("weight decay %d: shrinks by 1 + λσ², as the general MAP does", (lambda) => {
    const { best, scale, spread } = lesson.studyWeight(lesson.measurements, "square", lambda);
    expect(best).toBeCloseTo(1 / (1 + lambda), 10);
    expect(scale).toBeCloseTo(1 / Math.sqrt(4 * lambda), 12);
    expect(spread).toBeLessThan(1e-12 * (1 + lambda));
    const found = mapEstimate(
      normal,
      lesson.measurements,
      { loc: weightDecayPrior(lambda, 4) },
      { fixed: { scale: 1 } },
    );
    expect(best).toBeCloseTo(found.theta.loc, 8);
  });

  test.each([
    [0.25, 0.75],
    [0.5, 0.5],
    [1, 0],
    [3, 0],
  ])("λ|w| with λ = %d moves the best to %d, exactly zero where it reaches that", (lambda, expected) => {
    const { best, scale, spread } = lesson.studyWeight(lesson.measurements, "absolute", lambda);
    expect(Math.abs(best - expected)).toBeLessThan(1e-12);
    expect(scale).toBeCloseTo(1 / (4 * lambda), 12);
    expect(spread).toBeLessThan(1e-11);
  });

  test("a negative mean is shrunk from its own side", () => {
    expect(lesson.studyWeight([-1.5, -0.5], "absolute", 0.25).best).toBeCloseTo(-0.75, 10);
  });

  test("the tops of the drawn curves are where the numbers say", () => {
    for (const { curves, loss, best } of [lesson.decayed, lesson.shrunk]) {
      const step = curves.at[1] - curves.at[0];
      expect(Math.abs(curves.at[curves.posterior.indexOf(Math.max(...curves.posterior))] - best)).toBeLessThan(step);
      expect(Math.abs(curves.at[loss.total.indexOf(Math.min(...loss.total))] - best)).toBeLessThan(step);
      for (const [i, value] of loss.total.entries()) expect(value).toBeCloseTo(loss.nll[i] + loss.penalty[i], 14);
    }
  });

  test("the page: from λ = 1 on, λ|w| sets this weight to zero", () => {
    expect(lesson.zeroFrom).toBeCloseTo(1, 12);
    expect(Math.abs(lesson.zeroed.best)).toBeLessThan(1e-12);
    expect(lesson.extremeShare).toBeCloseTo(1 - Math.log(9) / 6, 14);
  });
});
