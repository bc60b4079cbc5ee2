import { describe, expect, it } from "vitest";
import { runningAverages } from "../lessons/divisors.js";
import { bestStatements, comparison, curvature, fileLength } from "../lessons/logarithm-uses.js";
import * as node from "../lessons/logistic.js";

describe("fresh labels", () => {
  const { weights, bias } = node.truth;

  it("are those that `rearranged` makes of the rows that turn", () => {
    const labels = node.freshLabels(node.sample, weights, bias, 3);
    expect(node.rearranged([], node.turnedRows(labels)).y).toEqual(labels);
    expect(node.turnedRows(node.sample.y)).toEqual([]);
  });

  it("differ from draw to draw, and are as often 1 as the node says", () => {
    const draws = Array.from({ length: 200 }, (_, draw) => node.freshLabels(node.sample, weights, bias, draw));
    expect(draws[1]).not.toEqual(draws[0]);
    const share = draws.reduce((sum, labels) => sum + node.meanOf(labels) / 200, 0);
    // 40,000 labels: three standard errors are at most 0.0075.
    expect(Math.abs(share - node.meanOf(node.probabilities(node.sample, weights, bias)))).toBeLessThan(0.0075);
  });

  it("with a bias the share of ones is the mean of f at the optimum", () => {
    const points = { ...node.sample, y: node.freshLabels(node.sample, weights, bias, 5) };
    const [first, second, intercept] = node.newton(points, true).coefficients;
    const expected = node.meanOf(node.probabilities(points, [first, second], intercept));
    expect(expected).toBeCloseTo(node.meanOf(points.y), 9);
  });
});

it("the divisor n falls short by (n − 1)/n, and n − 1 does not", () => {
  const { byN, byNMinusOne } = runningAverages(5, 2, 4000)[3999];
  // The standard error of a mean of 4,000 variances of 5 values is σ² √(2/4)/√4000 = 0.045.
  expect(Math.abs(byNMinusOne - 4)).toBeLessThan(0.15);
  expect(byN / byNMinusOne).toBeCloseTo(0.8, 10);
});

it("the uses of the logarithm follow their formulas", () => {
  for (const count of [5, 100]) expect(curvature(count).information).toBeCloseTo(count * 0.2 * 0.8, 5);
  expect(comparison(50, 0.2).chance).toBe(1);
  expect(comparison(50, 0.5).ratio).toBeCloseTo(10 * comparison(5, 0.5).ratio, 9);
  for (const belief of [0.05, 0.35, 0.9]) expect(bestStatements(belief).underLog).toBeCloseTo(belief, 9);
  expect([0.3, 0.6].map((belief) => bestStatements(belief).underProbability)).toEqual([0.001, 0.999]);
  expect(fileLength(0.5).entropy).toBe(1);
  expect(Math.abs(fileLength(0.5).bits - 1)).toBeLessThan(0.02);
});
