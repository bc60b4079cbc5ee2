import { sigmoid } from "@loglik/core/special/sigmoid";
import { expect, test } from "vitest";
import * as lesson from "../lessons/calibration.js";
import * as posterior from "../lessons/posterior.js";
import { errorsBySize, fitCurve } from "../lessons/posterior-networks.js";

test("the temperature finds how much the log-odds were exaggerated", () => {
  for (const sharpness of [0.5, 1, 3]) {
    const { temperature, before, after } = lesson.study(4, 2000, sharpness);
    expect(temperature / sharpness).toBeGreaterThan(0.85);
    expect(temperature / sharpness).toBeLessThan(1.15);
    expect(after?.accuracy).toBe(before.accuracy);
  }
});

test("overconfidence costs NLL and calibration, and the temperature gives both back", () => {
  const { before, after } = lesson.overconfident;
  expect(lesson.interval.low).toBeGreaterThan(2 * (after?.calibrationError ?? Number.NaN));
  expect(before.nll).toBeGreaterThan(1.4 * (after?.nll ?? Number.NaN));
  expect(after?.nll).toBeCloseTo(lesson.honest.before.nll, 3);
});

test("the error of an honest forecaster falls with the rows, and the correction takes some of it away", () => {
  const errors = lesson.byChance.map(({ calibrationError }) => calibrationError);
  expect([...errors].sort((a, b) => b - a)).toEqual(errors);
  for (const { calibrationError, debiased } of lesson.byChance) expect(debiased).toBeLessThan(calibrationError);
});

test("the threshold by cost is cheaper than ½, and close to the best in hindsight", () => {
  for (const miss of [0.25, 4, 9]) {
    const { byCost, byHalf, curve, threshold } = lesson.decide(miss);
    expect(threshold).toBeCloseTo(1 / (1 + miss), 12);
    expect(byCost.cost).toBeLessThan(byHalf.cost);
    expect(byCost.cost - curve.cost).toBeLessThan(0.02);
  }
});

test("the fitted parabola of log-odds is that of the two normals", () => {
  const { square, slope, constant } = posterior.trueLogOdds;
  for (const [i, x] of posterior.along.entries()) {
    expect(sigmoid(square * x * x + slope * x + constant)).toBeCloseTo(posterior.trueCurve[i], 12);
  }
  expect(posterior.quadratic.error).toBeLessThan(0.01);
});

test("the adjusted outputs beat the stated ones wherever the shares differ from those of training", () => {
  for (const share of [0.02, 0.1, 0.8]) {
    const { estimated, nllStated, nllCorrected } = posterior.priorShift(share);
    expect(nllCorrected).toBeLessThan(nllStated);
    expect(Math.abs(estimated - share)).toBeLessThan(0.05);
  }
});

test("a network's outputs come closer to the posterior with the rows, and those of one unit only rise", async () => {
  for (const loss of ["cross-entropy", "squared error"] as const) {
    const [few, many] = await errorsBySize(loss, [100, 3200], 3);
    expect(many).toBeLessThan(few / 2);
  }
  // On the far right the truth falls again.
  const single = await fitCurve("cross-entropy", 1, 3200, 1);
  expect(single[160]).toBeGreaterThan(0.5);
  expect(posterior.trueCurve[160]).toBeLessThan(0.05);
});

test.each([
  ["cross-entropy", -0.5],
  ["squared error", -0.44],
] as const)(
  "over 20 seeds the distance by %s falls from each size to the next, about as n to the power %d",
  async (loss, power) => {
    const sizes = [100, 400, 1600, 6400];
    const errors = await errorsBySize(loss, sizes, 20);
    for (let i = 1; i < errors.length; i++) expect(errors[i]).toBeLessThan(0.75 * errors[i - 1]);
    expect(Math.abs(posterior.rateOf(sizes, errors) - power)).toBeLessThan(0.06);
  },
);
