import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import * as gamma from "@loglik/core/gamma";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { expect, test } from "vitest";
import {
  drawsOf,
  flat,
  linearModelPosterior,
  posterior,
  prior,
  type Sampling,
  sampleNuts,
  summariseQuantity,
  type Target,
} from "../src/index.js";
import { overGrid } from "./support/grid.js";

/** Independent normals, or correlated ones by a Cholesky factor of their precision (row-major, lower). */
function normalTarget(scales: readonly number[], correlation = 0): Target {
  const [r, q] = [correlation, 1 - correlation * correlation];
  return {
    dimension: scales.length,
    names: scales.map((_, i) => `x${i}`),
    logDensity(x, gradient) {
      const z = x.map((value, i) => value / scales[i]);
      let value = 0;
      for (let i = 0; i < z.length; i++) {
        // Neighbours in pairs (0, 1), (2, 3), … correlate.
        const partner = z[i ^ 1] ?? 0;
        const slope = (z[i] - r * partner) / q;
        value -= 0.5 * z[i] * slope;
        gradient[i] = -slope / scales[i];
      }
      return value;
    },
  };
}

/** Each summary within so many of its own Monte Carlo standard errors of the truth. */
function expectMoments(sampling: Sampling, means: readonly number[], variances: readonly number[], errors = 3.5): void {
  sampling.summary.forEach((each, k) => {
    expect(Math.abs(each.mean - means[k]) / each.meanError, `${each.name} mean`).toBeLessThan(errors);
    const off = Math.abs(each.standardDeviation ** 2 - variances[k]) / each.varianceError;
    expect(off, `${each.name} variance`).toBeLessThan(errors);
  });
}

test("the same seed gives the same draws, chain by chain; another seed others", () => {
  const target = normalTarget([1, 1]);
  const options = { draws: 50, warmUp: 60, seed: 3 };
  const [a, b] = [sampleNuts(target, { ...options, chains: 2 }), sampleNuts(target, { ...options, chains: 3 })];
  expect(b.chains.slice(0, 2).map(({ draws }) => draws)).toEqual(a.chains.map(({ draws }) => draws));
  expect(sampleNuts(target, { ...options, seed: 4 }).chains[0].draws).not.toEqual(a.chains[0].draws);
});

test("ill-scaled normals: variances over twelve orders of magnitude", () => {
  const scales = [1e-3, 0.03, 1, 50, 1e3];
  const sampling = sampleNuts(normalTarget(scales), { seed: 5, draws: 600, warmUp: 700 });
  expect(sampling.warnings).toEqual([]);
  expectMoments(
    sampling,
    [0, 0, 0, 0, 0],
    scales.map((s) => s * s),
  );
  const learned = sampling.chains[0].inverseMass;
  for (const [i, scale] of scales.entries()) {
    expect(learned[i] / scale ** 2).toBeGreaterThan(0.5);
    expect(learned[i] / scale ** 2).toBeLessThan(2);
  }
});

test("a dense metric learns a correlation of 0.999, and saves gradients", () => {
  const target = normalTarget([1, 1], 0.999);
  const dense = sampleNuts(target, { seed: 6, metric: "dense" });
  const diagonal = sampleNuts(target, { seed: 6 });
  expect(dense.summary.every(({ rHat }) => rHat < 1.01)).toBe(true);
  expectMoments(dense, [0, 0], [1, 1]);
  const [x, y] = [drawsOf(dense, "x0"), drawsOf(dense, "x1")];
  expect(x.reduce((sum, value, i) => sum + value * y[i], 0) / x.length).toBeCloseTo(0.999, 1);
  expect(dense.chains[0].gradients).toBeLessThan(0.3 * diagonal.chains[0].gradients);
});

test("conjugate posteriors: beta and normal-gamma moments", () => {
  const sampling = sampleNuts(posterior(bernoulli, [0, 0, 0, 1, 0], { prob: prior(beta, { alpha: 2, beta: 3 }) }), {
    seed: 1,
  });
  const theta = { alpha: 3, beta: 7 };
  expectMoments(sampling, [beta.mean(theta)], [beta.variance(theta)]);
  // A known mean: with precision τ = 1/σ² and a prior flat in log σ, τ is gamma(n/2, Σ y²/2).
  const y = [1.2, -0.3, 0.8, 2.1, -1.7, 0.4, 1.1, -0.6];
  const scale = sampleNuts(posterior(normal, y, { scale: flat("link") }, { fixed: { loc: 0 } }), { seed: 2 });
  const precision = drawsOf(scale, "scale").map((s) => 1 / (s * s));
  const quarter = precision.length / 4;
  const summary = summariseQuantity(
    "precision",
    [0, 1, 2, 3].map((c) => precision.subarray(c * quarter, (c + 1) * quarter)),
  );
  const known = { shape: y.length / 2, rate: y.reduce((sum, value) => sum + value * value, 0) / 2 };
  expect(Math.abs(summary.mean - gamma.mean(known)) / summary.meanError).toBeLessThan(3.5);
});

test("Neal's funnel: divergences are reported, not hidden", () => {
  const funnel: Target = {
    dimension: 2,
    names: ["log scale", "x"],
    logDensity([v, x], gradient) {
      const precision = Math.exp(-v);
      gradient[0] = -v / 9 - 0.5 + 0.5 * x * x * precision;
      gradient[1] = -x * precision;
      return -(v * v) / 18 - v / 2 - 0.5 * x * x * precision;
    },
  };
  const sampling = sampleNuts(funnel, { seed: 8 });
  expect(sampling.divergences).toBeGreaterThan(0);
  expect(sampling.warnings.join(" ")).toMatch(/diverged/);
});

test("two weights of a logistic regression: NUTS agrees with a fine grid on mean, variance and predictions", () => {
  const x = [-2.1, -1.4, -0.9, -0.3, 0.1, 0.6, 1.2, 1.7, 2.3, 2.9];
  const y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1];
  const target = linearModelPosterior(
    bernoulliHead(),
    { x, y, inputs: 1 },
    { weights: prior(normal, { loc: 0, scale: 3 }) },
  );
  const sampling = sampleNuts(target, { draws: 2000, seed: 7 });
  expect(sampling.divergences).toBe(0);
  for (const each of sampling.summary) {
    expect(each.rHat).toBeLessThan(1.01);
    expect(Math.min(each.bulkSize, each.tailSize)).toBeGreaterThan(1000);
  }
  const news = [-3, 0, 1, 4];
  const probability = (w: ArrayLike<number>, at: number) => 1 / (1 + Math.exp(-(w[0] * at + w[1])));
  const exact = overGrid(
    target,
    [-4, 9],
    [-10, 8],
    [
      ([w]) => w,
      ([, b]) => b,
      ([w]) => w * w,
      ([, b]) => b * b,
      ...news.map((at) => (w: Float64Array) => probability(w, at)),
    ],
  );
  expectMoments(sampling, exact.slice(0, 2), [exact[2] - exact[0] ** 2, exact[3] - exact[1] ** 2], 3);
  news.forEach((at, k) => {
    const chains = sampling.chains.map(({ draws }) =>
      Float64Array.from({ length: draws.length / 2 }, (_, i) => probability(draws.subarray(2 * i, 2 * i + 2), at)),
    );
    const predictive = summariseQuantity(`p(${at})`, chains);
    expect(Math.abs(predictive.mean - exact[4 + k]) / predictive.meanError, `p(1 | ${at})`).toBeLessThan(3);
  });
});

test.each([
  [{ chains: 0 }, "sampling-options"],
  [{ draws: 2 }, "sampling-options"],
  [{ warmUp: -1 }, "sampling-options"],
  [{ targetAcceptance: 1 }, "sampling-options"],
  [{ metric: "full" as never }, "sampling-options"],
  [{ start: [[1, 2]] }, "sampling-options"],
  [{ seed: 0.5 }, "seed-not-integer"],
])("refuses %o", (options, code) => {
  expect(() => sampleNuts(normalTarget([1]), options)).toThrow(expect.objectContaining({ code }));
});

test("a density that is nowhere finite is refused", () => {
  const nowhere: Target = { dimension: 1, names: ["x"], logDensity: () => -Infinity };
  expect(() => sampleNuts(nowhere)).toThrow(expect.objectContaining({ code: "sampling-start" }));
});
