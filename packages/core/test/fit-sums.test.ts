import { describe, expect, it } from "vitest";
import * as beta from "../src/families/beta.js";
import * as cauchy from "../src/families/cauchy.js";
import * as gumbel from "../src/families/gumbel.js";
import * as logistic from "../src/families/logistic.js";
import * as studentT from "../src/families/student-t.js";
import { minimizeNewton } from "../src/numeric/minimize-newton.js";
import { createRng } from "../src/random/philox.js";
import { weightedMedian } from "../src/weighted-median.js";

/** Σ wᵢ ∂ log f/∂θ by the functions of one observation, in units of each parameter. */
function meanScore(
  family: { paramNames: readonly string[]; score: (y: number, theta: never, out: Float64Array) => Float64Array },
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  theta: Readonly<Record<string, number>>,
): number[] {
  const out = new Float64Array(family.paramNames.length);
  const sums = family.paramNames.map(() => 0);
  for (let i = 0; i < y.length; i++) {
    family.score(y[i], theta as never, out);
    out.forEach((value, j) => {
      sums[j] +=
        (weights[i] * value * (family.paramNames[j] === "loc" ? theta.scale : theta[family.paramNames[j]])) / y.length;
    });
  }
  return sums;
}

describe.each([
  ["logistic", logistic, { loc: 3, scale: 2 }],
  ["cauchy", cauchy, { loc: 3, scale: 2 }],
  ["gumbel", gumbel, { loc: 3, scale: 2 }],
  ["student-t", studentT, { df: 4, loc: 3, scale: 2 }],
  ["beta", beta, { alpha: 2, beta: 3 }],
  ["a narrow beta", beta, { alpha: 2e6, beta: 3e6 }],
  ["a beta at both ends", beta, { alpha: 0.05, beta: 0.04 }],
] as const)("the fit of %s in one pass of sums", (_, family, theta) => {
  const rng = createRng(5, "sums", 0);
  const y = Float64Array.from({ length: 3000 }, () => family.sample(rng, theta as never)).filter(
    (v) => v !== 1 && v !== 0,
  );
  const weights = Float64Array.from(y, (_, i) => [1, 0.5, 2, 0][i % 4]);

  it("ends where the scores of single observations add up to nothing", () => {
    const found = family.fit(y, { weights });
    expect(found.converged).toBe(true);
    for (const sum of meanScore(family, y, weights, found.theta)) expect(Math.abs(sum)).toBeLessThan(1e-8);
    let total = 0;
    for (let i = 0; i < y.length; i++) total += weights[i] * family.logProb(y[i], found.theta as never);
    expect(found.logLikelihood / total).toBeCloseTo(1, 11);
  });
});

it("fits a hundred thousand observations in a fraction of a second", () => {
  const rng = createRng(6, "sums", 0);
  const y = Float64Array.from({ length: 100_000 }, () => logistic.sample(rng, { loc: 3, scale: 2 }));
  const start = performance.now();
  const found = logistic.fit(y);
  // Row by row, and on towards a gradient that rounding does not let vanish, it took 8 seconds.
  expect(performance.now() - start).toBeLessThan(2000);
  expect([found.converged, found.iterations < 12]).toEqual([true, true]);
});

it("ends Newton's method where only rounding is left", () => {
  let calls = 0;
  const noise = (x: number) => 1e-12 * Math.sin(1e9 * x + calls);
  const found = minimizeNewton((x, gradient) => {
    calls += 1;
    gradient[0] = Math.tanh(x[0] - 1) + noise(x[0]);
    return Math.log(Math.cosh(x[0] - 1));
  }, Float64Array.of(3));
  expect(found.outcome).toBe("converged");
  expect(found.x[0]).toBeCloseTo(1, 10);
  expect(calls).toBeLessThan(60);
});

it.each([
  [[3], 3],
  [[5, 1], 3],
  [[2, 9, 4], 4],
  [[10, -1, 7, 3], 5],
])("finds the median of %o with and without weights", (y, median) => {
  expect([
    weightedMedian(y),
    weightedMedian(
      y,
      y.map(() => 2),
    ),
  ]).toEqual([median, median]);
});
