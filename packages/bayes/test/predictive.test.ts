import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import * as studentT from "@loglik/core/student-t";
import { expect, test } from "vitest";
import {
  classProbabilityDraws,
  flat,
  headThetaDraws,
  posterior,
  predictiveDistribution,
  sampleNuts,
  splitEntropy,
  thetaDraws,
} from "../src/index.js";

test("a mixture of draws: density, cdf, quantile and the law of total variance", () => {
  const draws = [
    { loc: 0, scale: 1 },
    { loc: 3, scale: 0.5 },
    { loc: -1, scale: 2 },
  ];
  const predictive = predictiveDistribution(normal, draws);
  expect(predictive.mean).toBeCloseTo(2 / 3, 14);
  expect(predictive.variance.aleatoric).toBeCloseTo((1 + 0.25 + 4) / 3, 14);
  // Over the draws, the variance with the divisor n: they are all there are.
  expect(predictive.variance.epistemic).toBeCloseTo((0 + 9 + 1) / 3 - 4 / 9, 14);
  // By quadrature of the density itself.
  const h = 0.01;
  const grid = Array.from({ length: 4001 }, (_, i) => -20 + i * h);
  const integral = (f: (y: number) => number) =>
    grid.reduce((sum, y) => sum + f(y) * Math.exp(predictive.logProb(y)) * h, 0);
  expect(integral(() => 1)).toBeCloseTo(1, 10);
  expect(integral((y) => (y - 2 / 3) ** 2)).toBeCloseTo(predictive.variance.total, 8);
  for (const p of [0.01, 0.3, 0.5, 0.975]) expect(predictive.cdf(predictive.quantile(p))).toBeCloseTo(p, 12);
});

test("counts: the smallest count whose probability reaches p", () => {
  const predictive = predictiveDistribution(poisson, [{ rate: 1 }, { rate: 9 }]);
  for (const p of [0.05, 0.4, 0.9]) {
    const quantile = predictive.quantile(p);
    expect(predictive.cdf(quantile)).toBeGreaterThanOrEqual(p);
    expect(predictive.cdf(quantile - 1)).toBeLessThan(p);
  }
});

test("a normal sample under the reference prior predicts Student's t", () => {
  const y = [2.1, 3.4, 1.9, 2.8, 3.0, 2.2];
  const n = y.length;
  const mean = y.reduce((a, b) => a + b, 0) / n;
  const s = Math.sqrt(y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const sampling = sampleNuts(posterior(normal, y, { loc: flat(), scale: flat("link") }), { seed: 3, draws: 1000 });
  expect(sampling.divergences).toBe(0);
  const predictive = predictiveDistribution(normal, thetaDraws(sampling) as { loc: number; scale: number }[]);
  const exact = { df: n - 1, loc: mean, scale: s * Math.sqrt(1 + 1 / n) };
  for (const p of [0.05, 0.25, 0.5, 0.9]) expect(studentT.cdf(predictive.quantile(p), exact)).toBeCloseTo(p, 1.6);
  expect(predictive.variance.epistemic).toBeLessThan(predictive.variance.aleatoric);
});

test("entropy splits into chance and ignorance", () => {
  const agree = splitEntropy([
    [0.7, 0.3],
    [0.7, 0.3],
  ]);
  expect(agree.epistemic).toBe(0);
  expect(agree.total).toBeCloseTo(-0.7 * Math.log(0.7) - 0.3 * Math.log(0.3), 15);
  const disagree = splitEntropy([
    [1, 0],
    [0, 1],
  ]);
  expect(disagree.aleatoric).toBe(0);
  expect(disagree.total).toBeCloseTo(Math.log(2), 15);
  const mixed = splitEntropy([
    [0.9, 0.05, 0.05],
    [0.2, 0.3, 0.5],
    [0.4, 0.4, 0.2],
  ]);
  const entropy = -Array.from(mixed.probabilities).reduce((sum, p) => sum + p * Math.log(p), 0);
  expect(mixed.total).toBeCloseTo(entropy, 14);
  // Draws that differ in the ninth digit: the difference of two entropies would be rounding.
  const close = splitEntropy([
    [0.5 + 1e-9, 0.5 - 1e-9],
    [0.5 - 1e-9, 0.5 + 1e-9],
  ]);
  expect(close.epistemic / (2 * 1e-18)).toBeCloseTo(1, 5);
});

test("heads give their class probabilities and parameters, draw by draw", () => {
  expect(
    Array.from(
      classProbabilityDraws(
        bernoulliHead(),
        [
          [1, 0],
          [2, 2],
        ],
        1,
      )[0],
    ),
  ).toEqual([0.5, 0.5]);
  const three = classProbabilityDraws(categoricalHead({ classes: 3 }), [[0, 0, 0, 1, 1, 1 + Math.log(2)]], 1)[0];
  expect(Array.from(three)[2]).toBeCloseTo(0.5, 14);
  expect(headThetaDraws(normalHead({ scale: 2 }), [[5], [7]], 0)).toEqual([
    { loc: 5, scale: 2 },
    { loc: 7, scale: 2 },
  ]);
});

test.each([
  () => predictiveDistribution(normal, []),
  () => predictiveDistribution({ ...normal, mean: undefined }, [{ loc: 0, scale: 1 }]),
  () => splitEntropy([]),
  () => splitEntropy([[0.5, 0.5], [1]]),
  () => classProbabilityDraws(normalHead(), [[0]], 0),
])("refuses draws that predict nothing %#", (attempt) => {
  expect(attempt).toThrow(expect.objectContaining({ code: "predictive-draws" }));
});
