import { describe, expect, it } from "vitest";
import { mixture } from "../../src/combinators/mixture.js";
import * as cauchy from "../../src/families/cauchy.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import * as studentT from "../../src/families/student-t.js";
import type { Family } from "../../src/family.js";
import { createRng } from "../../src/random/philox.js";
import { families, type ScalarFamilyEntry } from "../../src/registry.js";
import { crps, meanCrps } from "../../src/scoring/crps.js";
import { sampleCrps } from "../../src/scoring/sample-crps.js";
import { normalCdf } from "../../src/special/normal-cdf.js";
import { expectClose } from "../close.js";
import { scoringReference } from "./scoring-reference.js";

const familyNamed = (name: string): Family => {
  const entry = families.find((each): each is ScalarFamilyEntry => each.kind === "scalar" && each.name === name);
  if (entry === undefined) throw new Error(`no family is named ${name}`);
  return entry.family;
};

describe("CRPS", () => {
  it.each(scoringReference.crps)("of $family $theta after $y", ({ family, theta, y, crps: expected }) => {
    const member = familyNamed(family);
    expectClose(crps(member, theta, y), expected, { relative: 2e-13 }, "crps");
    // The same without the closed form.
    const { crps: _closed, ...open } = member;
    expectClose(crps(open, theta, y), expected, { relative: 1e-9 }, "integrated crps");
  });

  it("of a Student t passes through one degree of freedom without a jump, to the Cauchy's", () => {
    const at = (df: number) => studentT.crps(2, { df, loc: 0, scale: 1 });
    expectClose(at(1), crps(cauchy, { loc: 0, scale: 1 }, 2), { relative: 1e-10 }, "Cauchy");
    for (const df of [0.99, 1.01]) {
      expectClose(at(df * (1 + 1e-9)), at(df * (1 - 1e-9)), { relative: 1e-7 }, `at ${df}`);
    }
    expect(at(0.5)).toBe(Infinity);
  });

  it("is the mean over rows with their own parameters", () => {
    const y = [0, 3, 1];
    const rate = [0.5, 2, 4];
    const sum = y.reduce((total, value, i) => total + poisson.crps(value, { rate: rate[i] }), 0);
    expectClose(meanCrps(poisson, y, { rate }), sum / 3, { relative: 1e-15 }, "mean");
    expect(() => meanCrps(poisson, y, { rate: [1, 2] })).toThrow(/parameter-length/);
    expect(() => meanCrps(poisson, [], { rate: 1 })).toThrow(/sample-empty/);
  });

  it("of a mixture is that of Grimit, Gneiting, Berrocal & Johnson", () => {
    const family = mixture([normal, normal]);
    const theta = { weight: [0.7, 0.3], loc: [-2, 3], scale: [0.5, 1] };
    // E|X − y| of a normal with mean m and deviation s, at m = m − y.
    const meanDistance = (m: number, s: number) =>
      m * (2 * normalCdf(m / s) - 1) + 2 * s * Math.exp(normal.logProb(m / s, { loc: 0, scale: 1 }));
    for (const y of [-4, -1.9, 0, 3, 20]) {
      let expected = 0;
      for (const i of [0, 1]) {
        expected += theta.weight[i] * meanDistance(theta.loc[i] - y, theta.scale[i]);
        for (const j of [0, 1]) {
          const spread = meanDistance(theta.loc[i] - theta.loc[j], Math.hypot(theta.scale[i], theta.scale[j]));
          expected -= 0.5 * theta.weight[i] * theta.weight[j] * spread;
        }
      }
      expectClose(crps(family, theta, y), expected, { relative: 1e-9 }, `at ${y}`);
    }
  });

  it("refuses a family without a distribution function", () => {
    const { crps: _crps, cdf: _cdf, ...bare } = normal;
    expect(() => crps(bare, { loc: 0, scale: 1 }, 0)).toThrow(/family-without-cdf/);
  });
});

describe("CRPS by sample", () => {
  it("equals the double sum", () => {
    const draws = [3, -1, 4, 1, -5, 9, 2, 6];
    const y = 1.5;
    let [distance, pairs] = [0, 0];
    for (const a of draws) {
      distance += Math.abs(a - y) / draws.length;
      for (const b of draws) pairs += Math.abs(a - b);
    }
    expectClose(sampleCrps(draws, y), distance - pairs / (2 * 8 * 7), { relative: 1e-14 }, "fair");
    const empirical = sampleCrps(draws, y, { estimator: "empirical" });
    expectClose(empirical, distance - pairs / (2 * 8 * 8), { relative: 1e-14 }, "empirical");
  });

  it("is unbiased from three draws already, which the empirical one is not", () => {
    const rng = createRng(11, "crps");
    const repeats = 20_000;
    const theta = { loc: 0, scale: 1 };
    const exact = normal.crps(0.7, theta);
    let [sum, squares, empirical] = [0, 0, 0];
    for (let i = 0; i < repeats; i++) {
      const draws = [rng.normal(), rng.normal(), rng.normal()];
      const score = sampleCrps(draws, 0.7);
      sum += score / repeats;
      squares += score ** 2 / repeats;
      empirical += sampleCrps(draws, 0.7, { estimator: "empirical" }) / repeats;
    }
    const error = Math.sqrt((squares - sum ** 2) / repeats);
    expect(Math.abs(sum - exact)).toBeLessThan(4 * error);
    expect(empirical - exact).toBeGreaterThan(20 * error);
  });

  it("refuses too few draws and what is not finite", () => {
    expect(() => sampleCrps([1], 0)).toThrow(/too-few-draws/);
    expect(sampleCrps([1], 0, { estimator: "empirical" })).toBe(1);
    expect(() => sampleCrps([1, NaN], 0)).toThrow(/target-not-finite/);
    expect(() => sampleCrps([1, 2], Infinity)).toThrow(/target-not-finite/);
  });
});
