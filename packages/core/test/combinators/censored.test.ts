import { describe, expect, it } from "vitest";
import { censored } from "../../src/combinators/censored.js";
import { intervalCensored } from "../../src/combinators/interval-censored.js";
import * as beta from "../../src/families/beta.js";
import * as exponential from "../../src/families/exponential.js";
import * as gamma from "../../src/families/gamma.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import * as weibull from "../../src/families/weibull.js";
import type { Family, Theta } from "../../src/family.js";
import { createRng } from "../../src/random/philox.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";

const contracts: readonly [string, Family, readonly Theta[], number[]][] = [
  [
    "normal above 0",
    censored(normal, { low: 0 }),
    [
      { loc: 0.5, scale: 1 },
      { loc: -1, scale: 2 },
    ],
    [0],
  ],
  [
    "normal between -1 and 2",
    censored(normal, { low: -1, high: 2 }),
    [
      { loc: 0, scale: 1 },
      { loc: 1, scale: 2 },
    ],
    [-1, 2],
  ],
  ["exponential up to 2", censored(exponential, { high: 2 }), [{ rate: 1 }, { rate: 0.3 }], [2]],
  [
    "gamma from 1 to 4",
    censored(gamma, { low: 1, high: 4 }),
    [
      { shape: 2, rate: 1 },
      { shape: 4, rate: 2 },
    ],
    [1, 4],
  ],
  [
    "beta up to 0.7",
    censored(beta, { high: 0.7 }),
    [
      { alpha: 2, beta: 3 },
      { alpha: 3, beta: 2 },
    ],
    [0.7],
  ],
  ["poisson up to 5", censored(poisson, { high: 5 }), [{ rate: 3 }, { rate: 7 }], []],
  ["poisson from 2 to 6", censored(poisson, { low: 2, high: 6 }), [{ rate: 3 }, { rate: 5 }], []],
] as unknown as readonly [string, Family, readonly Theta[], number[]][];

describe("a censored family keeps the contract", () => {
  it.each(contracts)("%s", (_name, family, cases, atoms) => {
    expect(checkFamily(family, cases, { draws: 4000, atoms: () => atoms })).toEqual([]);
  });
});

describe("censored", () => {
  it("gives the exponential's closed form: events over total time", () => {
    const y = [0.3, 2, 1.2, 2, 0.8, 2, 0.1];
    const result = censored(exponential, { high: 2 }).fit(y);
    expectClose(result.theta.rate, 4 / 8.4, { relative: 1e-10 }, "rate");
    expect(result.converged).toBe(true);
  });

  it("takes the tail of a far limit in logarithms", () => {
    const family = censored(normal, { high: 40 });
    expectClose(family.logProb(40, { loc: 0, scale: 1 }), -804.6084420137538, { relative: 1e-15 }, "log mass at 40");
    // Of a normal beyond 40 the hazard is 40 + 1/40 − …, the mean excess over the limit in the score.
    const score = family.score(40, { loc: 0, scale: 1 }, new Float64Array(2));
    expectClose(score[0], 40.02496884720726, { relative: 1e-12 }, "score of loc");
    expectClose(score[1], 40 * 40.02496884720726, { relative: 1e-12 }, "score of scale");
  });

  it("says why a sample of limits alone has no estimate", () => {
    expect(censored(normal, { high: 2 }).fit([2, 2, 2])).toMatchObject({ converged: false, reason: "boundary" });
    expect(censored(normal, { high: 5 }).fit([2, 2, 2])).toMatchObject({ converged: false, reason: "unbounded" });
  });

  it("refuses limits and targets that make no sense", () => {
    expect(() => censored(normal, { low: 1, high: 0 })).toThrow(/bounds-invalid/);
    expect(() => censored(poisson, { high: 2.5 })).toThrow(/limit 2.5.*integer.*bounds-invalid/);
    expect(() => censored(normal, { low: 0 }).fit([1, -1])).toThrow(/y\[1\] is -1.*target-outside-support/);
  });

  it("is told from a truncated one", () => {
    const density = { ...censored(normal, { low: 0 }), logProb: normal.logProb };
    expect(checkFamily(density, [{ loc: 0.5, scale: 1 }], { draws: 100, atoms: () => [0] }).join()).toMatch(
      /total probability/,
    );
  });
});

describe("intervalCensored", () => {
  const survival = intervalCensored(weibull);
  const theta = { shape: [1.5], scale: [2] };

  it("gives density, tails and mass of an interval", () => {
    const at = { shape: 1.5, scale: 2 };
    expect(survival.logProb([1, 1], theta)).toBe(weibull.logProb(1, at));
    expectClose(survival.logProb([1, Infinity], theta), weibull.logSurvival(1, at), { relative: 1e-15 }, "right");
    expectClose(survival.logProb([-Infinity, 1], theta), weibull.logCdf(1, at), { relative: 1e-15 }, "left");
    const mass = Math.log(weibull.cdf(2, at) - weibull.cdf(1, at));
    expectClose(survival.logProb([1, 2], theta), mass, { relative: 1e-14 }, "interval");
    const counts = intervalCensored(poisson);
    const two = Math.log(Math.exp(poisson.logProb(2, { rate: 3 })) + Math.exp(poisson.logProb(3, { rate: 3 })));
    expectClose(counts.logProb([2, 3], { rate: [3] }), two, { relative: 1e-14 }, "two counts");
  });

  it("has the gradient as its score", () => {
    for (const family of [weibull, gamma] as unknown as Family[]) {
      const bracketed = intervalCensored(family);
      const at = Object.fromEntries(family.paramNames.map((name) => [name, [1.7]]));
      for (const y of [
        [1, 1],
        [0.5, 2.5],
        [2, Infinity],
        [-Infinity, 0.7],
        [1, 1 + 1e-6],
      ]) {
        const score = bracketed.score(y, at, new Float64Array(2));
        family.paramNames.forEach((name, k) => {
          const step = 1e-4;
          const value = (shift: number) => bracketed.logProb(y, { ...at, [name]: [1.7 + shift * step] });
          const slope = (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * step);
          expectClose(score[k], slope, { relative: 1e-8, absolute: 1e-9 }, `${family.name} ${name} at [${y}]`);
        });
      }
    }
  });

  it("finds the events over the exposure of an exponential, and recovers a Weibull from brackets", () => {
    const y = [
      [0.3, 0.3],
      [2, Infinity],
      [1.2, 1.2],
      [3, Infinity],
    ];
    expectClose(intervalCensored(exponential).fit(y).theta.rate[0], 2 / 6.5, { relative: 1e-10 }, "rate");
    const rng = createRng(3, "brackets");
    const brackets = Array.from({ length: 2000 }, () => {
      const value = weibull.sample(rng, { shape: 1.5, scale: 2 });
      return value > 4 ? [4, Infinity] : [Math.floor(value * 2) / 2, Math.floor(value * 2) / 2 + 0.5];
    });
    const result = survival.fit(brackets);
    expect(result.converged).toBe(true);
    expect(Math.abs(result.theta.shape[0] - 1.5)).toBeLessThan(0.1);
    expect(Math.abs(result.theta.scale[0] - 2)).toBeLessThan(0.1);
    const total = new Float64Array(2);
    for (const bracket of brackets) {
      const score = survival.score(bracket, result.theta, new Float64Array(2));
      for (let k = 0; k < 2; k++) total[k] += score[k];
    }
    expect(Math.hypot(...total) / 2000).toBeLessThan(1e-8);
  });

  it("counts a weight of 2 as the row written twice", () => {
    const y = [
      [0.3, 0.3],
      [2, Infinity],
      [1, 1.5],
      [0.7, 0.7],
    ];
    const weighted = survival.fit(y, { weights: [2, 1, 0, 3] });
    const written = survival.fit([y[0], y[0], y[1], y[3], y[3], y[3]]);
    expectClose(weighted.theta.shape[0], written.theta.shape[0], { relative: 1e-9 }, "shape");
    expectClose(weighted.logLikelihood, written.logLikelihood, { relative: 1e-12 }, "log-likelihood");
  });

  it("refuses brackets that are none", () => {
    expect(survival.logProb([2, 1], theta)).toBeNaN();
    expect(survival.logProb([1, 1], { shape: [-1], scale: [2] })).toBeNaN();
    for (const bad of [[2, 1], [1], [NaN, 2], [-1, -1], [Infinity, Infinity]]) {
      expect(() => survival.fit([[1, 1], bad])).toThrow(/y\[1\].*bracket-invalid/);
    }
    expect(() => survival.fit([])).toThrow(/sample-empty/);
    expect(() => survival.fit([[1, 1]], { weights: [1, 2] })).toThrow(/weights-length/);
  });
});
