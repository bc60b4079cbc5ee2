import * as normal from "@loglik/core/normal";
import { crps } from "@loglik/core/scoring/crps";
import { describe, expect, test } from "vitest";
import * as lesson from "../lessons/calibration-of-regression.js";

describe("forecasters of numbers", () => {
  test("whose σ is wrong by a factor have the coverage that the formula says, within four standard errors", () => {
    for (const width of [0.25, 0.5, 1, 2, 4]) {
      const { before } = lesson.study(3, 4000, { width });
      for (const { level, coverage } of [before.half, before.ninety]) {
        const expected = lesson.expectedCoverage(level, width);
        expect(Math.abs(coverage - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 4000) + 1e-9);
      }
    }
  });

  test("pay for a wrong σ what the divergence says", () => {
    expect(lesson.costOfWidth(1)).toBe(0);
    for (const r of [0.5, 2]) expect(lesson.costOfWidth(r)).toBeCloseTo(Math.log(r) + 1 / (2 * r * r) - 0.5, 12);
    const { narrow, right, wide } = lesson;
    // The mean of 2,000 squared residuals has a relative error of √(2/2000) = 0.032; at r = ½ it counts 1.5 times.
    expect(Math.abs(narrow.before.nll - right.before.nll - lesson.costOfWidth(0.5))).toBeLessThan(4 * 1.5 * 0.032);
    expect(Math.abs(wide.before.nll - right.before.nll - lesson.costOfWidth(2))).toBeLessThan(4 * 0.375 * 0.032);
  });

  test("are mended by other rows, whether too narrow, too wide or beside the mean", () => {
    for (const forecaster of [{ width: 0.5 }, { width: 2 }, { width: 1, offset: 0.7 }]) {
      const { before, after } = lesson.study(5, 3000, forecaster);
      expect(after.error).toBeLessThan(before.error / 3);
      expect(after.crps).toBeLessThan(before.crps);
      // Four binomial standard errors of either sample.
      expect(Math.abs(after.ninety.coverage - 0.9)).toBeLessThan(4 * Math.sqrt((2 * 0.09) / 3000));
    }
    // Who is right gains nothing, and loses next to nothing.
    const { before, after } = lesson.study(5, 3000, { width: 1 });
    expect(after.crps / before.crps).toBeLessThan(1.01);
  });

  test("with one σ everywhere hold 90 % on average, and nowhere", () => {
    const { before, thirds } = lesson.sameEverywhere;
    expect(Math.abs(before.ninety.coverage - 0.9)).toBeLessThan(0.02);
    expect(thirds[0].coverage).toBeGreaterThan(0.97);
    expect(thirds[2].coverage).toBeLessThan(0.82);
    // The map of levels moves all of them alike.
    for (const { coverage, recalibrated } of thirds) expect(Math.abs(recalibrated - coverage)).toBeLessThan(0.03);
  });
});

test("a forecaster so sure that F(y) rounds to 1 is beyond mending by levels", () => {
  const { before, after } = lesson.study(5, 3000, { width: 0.25 });
  expect(Math.max(...before.transforms)).toBe(1);
  expect(before.crps).toBeLessThan(Infinity);
  expect(after.crps).toBe(Infinity);
});

test("the score from 99 quantiles is that of the distribution", () => {
  const forecasts = lesson.forecasts(7, 300, { width: 1 });
  const exact = forecasts.y.map((y, row) => crps(normal, { loc: forecasts.loc[row], scale: forecasts.scale[row] }, y));
  const mean = exact.reduce((sum, value) => sum + value, 0) / exact.length;
  expect(Math.abs(lesson.judge(forecasts).crps / mean - 1)).toBeLessThan(0.005);
});
