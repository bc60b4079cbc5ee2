import { describe, expect, it } from "vitest";
import { intervalCoverage, quantileCoverage } from "../../src/calibration/interval-coverage.js";
import { probabilityIntegralTransform } from "../../src/calibration/probability-integral-transform.js";
import { fitRecalibration, recalibrate, recalibratedLevel } from "../../src/calibration/recalibration.js";
import { censored } from "../../src/combinators/censored.js";
import { mixture } from "../../src/combinators/mixture.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import { createRng } from "../../src/random/philox.js";
import { crps, meanCrps } from "../../src/scoring/crps.js";
import { expectClose } from "../close.js";

/** Kolmogorov's distance of transforms from the uniform distribution, times √n: above 1.95 in one sample of a thousand. */
function kolmogorov(transforms: Float64Array): number {
  const sorted = Float64Array.from(transforms).sort();
  const n = sorted.length;
  const distance = sorted.reduce((most, u, i) => Math.max(most, (i + 1) / n - u, u - i / n), 0);
  return distance * Math.sqrt(n);
}

/** Observations whose mean and deviation depend on the row. */
function rows(n: number, seed: number) {
  const rng = createRng(seed, "rows");
  const loc = Float64Array.from({ length: n }, () => 3 * rng.normal());
  const scale = Float64Array.from({ length: n }, () => 0.5 + rng.uniform());
  const y = loc.map((mean, i) => mean + scale[i] * rng.normal());
  return { y, loc, scale };
}

describe("the probability integral transform", () => {
  const { y, loc, scale } = rows(2000, 1);

  it("is uniform under the truth, and shows forecasts that are too narrow", () => {
    expect(kolmogorov(probabilityIntegralTransform(normal, y, { loc, scale }))).toBeLessThan(1.95);
    const narrow = probabilityIntegralTransform(normal, y, { loc, scale: scale.map((s) => 0.5 * s) });
    expect(kolmogorov(narrow)).toBeGreaterThan(4);
  });

  it("of counts is uniform once randomised, and reproducible", () => {
    const rng = createRng(2, "counts");
    const rate = Float64Array.from({ length: 2000 }, () => 0.2 + 3 * rng.uniform());
    const counts = rate.map((value) => poisson.sample(rng, { rate: value }));
    const transforms = probabilityIntegralTransform(poisson, counts, { rate });
    expect(kolmogorov(transforms)).toBeLessThan(1.95);
    expect(probabilityIntegralTransform(poisson, counts, { rate })).toEqual(transforms);
    expect(probabilityIntegralTransform(poisson, counts, { rate }, 1)).not.toEqual(transforms);
    // Each lies in its own jump.
    transforms.forEach((u, i) => {
      expect(u).toBeLessThanOrEqual(poisson.cdf(counts[i], { rate: rate[i] }) + 1e-15);
      expect(u).toBeGreaterThanOrEqual(poisson.cdf(counts[i] - 1, { rate: rate[i] }) - 1e-15);
    });
    expect(kolmogorov(counts.map((count, i) => poisson.cdf(count, { rate: rate[i] })))).toBeGreaterThan(4);
  });

  it("draws inside the jump of a censored observation", () => {
    const family = censored(normal, { low: 0 });
    const rng = createRng(3, "censored");
    const observed = Float64Array.from({ length: 1500 }, () => family.sample(rng, { loc: 0.5, scale: 1 }));
    expect(kolmogorov(probabilityIntegralTransform(family, observed, { loc: 0.5, scale: 1 }))).toBeLessThan(1.95);
  });

  it("of a mixture takes its parameters row by row", () => {
    const family = mixture([normal, normal]);
    const rng = createRng(6, "mixture");
    const centers = Float64Array.from({ length: 800 }, () => rng.normal());
    const at = (row: number) => ({ weight: [0.5, 0.5], loc: [centers[row] - 2, centers[row] + 2], scale: [1, 0.5] });
    const drawn = centers.map((_, row) => family.sample(rng, at(row)));
    expect(kolmogorov(probabilityIntegralTransform(family, drawn, at))).toBeLessThan(1.95);
    const few = drawn.subarray(0, 3);
    const sum = few.reduce((total, value, row) => total + crps(family, at(row), value), 0);
    expectClose(meanCrps(family, few, at), sum / 3, { relative: 1e-14 }, "mean CRPS");
  });

  it("refuses what has no distribution function", () => {
    const { cdf: _cdf, ...bare } = normal;
    expect(() => probabilityIntegralTransform(bare, [1], { loc: 0, scale: 1 })).toThrow(/family-without-cdf/);
    expect(() => probabilityIntegralTransform(normal, [NaN], { loc: 0, scale: 1 })).toThrow(/target-not-finite/);
    expect(() => probabilityIntegralTransform(normal, [1, 2], { loc: [0], scale: 1 })).toThrow(/parameter-length/);
  });
});

describe("coverage and recalibration", () => {
  it("count what lies inside, level by level", () => {
    const table = intervalCoverage([0.05, 0.5, 0.94, 0.2], [0.5, 0.9]);
    expect(table.levels.map((row) => row.coverage)).toEqual([0.25, 1]);
    expectClose(table.error, 0.5 * (0.25 + 0.1), { relative: 1e-14 }, "error");
    expect(table.levels[0].standardError).toBeCloseTo(Math.sqrt(0.1875 / 4), 15);
    expect(quantileCoverage([0.05, 0.5, 0.94, 0.2], [0.2, 0.5]).levels.map((row) => row.coverage)).toEqual([0.5, 0.75]);
  });

  it("mend forecasts that are too narrow by half, on rows they have not seen", () => {
    const train = rows(4000, 4);
    const test = rows(4000, 5);
    const transform = ({ y, loc, scale }: ReturnType<typeof rows>) =>
      probabilityIntegralTransform(normal, y, { loc, scale: scale.map((s) => 0.5 * s) });
    const map = fitRecalibration(transform(train));
    const before = transform(test);
    const after = before.map((u) => recalibrate(map, u));
    expect(intervalCoverage(before).error).toBeGreaterThan(0.15);
    expect(intervalCoverage(after).error).toBeLessThan(0.02);
    expect(quantileCoverage(after).error).toBeLessThan(0.02);
    // The 90 % interval of the mended forecast, asked for by levels of the narrow one.
    const [low, high] = [0.05, 0.95].map((p) => recalibratedLevel(map, p));
    const inside = test.y.reduce((count, y, i) => {
      const theta = { loc: test.loc[i], scale: 0.5 * test.scale[i] };
      return count + (y >= normal.quantile(low, theta) && y <= normal.quantile(high, theta) ? 1 : 0);
    }, 0);
    // Four binomial standard errors of each sample are 0.019.
    expect(Math.abs(inside / 4000 - 0.9)).toBeLessThan(0.03);
    for (const p of [0, 0.01, 0.3, 0.999, 1]) {
      expectClose(recalibrate(map, recalibratedLevel(map, p)), p, { relative: 1e-8 }, `round trip at ${p}`);
    }
  });

  it("give equal transforms one place, and refuse too few rows", () => {
    const map = fitRecalibration([0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1]);
    expect(Array.from(map.knots)).toEqual([0, 0.5, 1]);
    expectClose(map.values[1], 0.5, { relative: 1e-15 }, "place");
    expect(() => fitRecalibration([0.1, 0.2])).toThrow(/2 rows; at least 10.*too-few-rows/);
    expect(() => fitRecalibration([0.1, 1.2])).toThrow(/probability-invalid/);
    expect(() => intervalCoverage([])).toThrow(/sample-empty/);
    expect(() => intervalCoverage([0.5], [1])).toThrow(/option-invalid/);
    expect(() => recalibrate(map, -1)).toThrow(/probability-invalid/);
  });
});
