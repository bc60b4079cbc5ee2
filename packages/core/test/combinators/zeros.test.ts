import { describe, expect, it } from "vitest";
import { hurdle } from "../../src/combinators/hurdle.js";
import { zeroInflated } from "../../src/combinators/zero-inflated.js";
import * as gamma from "../../src/families/gamma.js";
import * as logNormal from "../../src/families/log-normal.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import type { Family, Theta } from "../../src/family.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";
import { referenceFit } from "../reference-data.js";

const contracts: readonly [string, Family, readonly Theta[], (number[] | undefined)?][] = [
  [
    "zeroInflated poisson",
    zeroInflated(poisson),
    [
      { zeroProb: 0.3, rate: 2.5 },
      { zeroProb: 0.6, rate: 8 },
    ],
  ],
  [
    "hurdle poisson",
    hurdle(poisson),
    [
      { zeroProb: 0.3, rate: 2.5 },
      { zeroProb: 0.6, rate: 8 },
    ],
  ],
  [
    "hurdle gamma",
    hurdle(gamma),
    [
      { zeroProb: 0.3, shape: 2, rate: 1 },
      { zeroProb: 0.1, shape: 3, rate: 0.5 },
    ],
    [0],
  ],
  [
    "hurdle log-normal",
    hurdle(logNormal),
    [
      { zeroProb: 0.2, mu: 0, sigma: 0.5 },
      { zeroProb: 0.4, mu: 1, sigma: 0.3 },
    ],
    [0],
  ],
  [
    "hurdle normal",
    hurdle(normal),
    [
      { zeroProb: 0.3, loc: 0.5, scale: 1 },
      { zeroProb: 0.4, loc: -1, scale: 2 },
    ],
    [0],
  ],
] as unknown as readonly [string, Family, readonly Theta[], number[]?][];

describe("zeroInflated and hurdle keep the contract", () => {
  it.each(contracts)("%s", (_name, family, cases, atoms = []) => {
    expect(checkFamily(family, cases, { draws: 4000, atoms: () => atoms })).toEqual([]);
  });
});

describe("zeroInflated", () => {
  const family = zeroInflated(poisson);

  it("finds the maximum that Newton finds at 70 digits", () => {
    const { x, mle } = referenceFit<"pi" | "rate">("mle-zip");
    const result = family.fit(x);
    expect(Math.abs(result.theta.zeroProb - mle.estimate.pi) / mle.se.pi).toBeLessThan(1e-8);
    expect(Math.abs(result.theta.rate - mle.estimate.rate) / mle.se.rate).toBeLessThan(1e-8);
    expectClose(result.logLikelihood, mle.logLik, { relative: 1e-12 }, "log-likelihood");
    expect(result).toMatchObject({ converged: true, reason: "converged" });
  });

  it("says that there are no zeros to explain", () => {
    const few = family.fit([1, 2, 3, 2, 1, 4]);
    expect(few).toMatchObject({ reason: "boundary", theta: { zeroProb: 0 } });
    expectClose(few.theta.rate, 13 / 6, { relative: 1e-15 }, "rate");
    expect(few.message).toMatch(/zeroProb = 0/);
  });

  it("keeps fixed parameters", () => {
    const { x } = referenceFit("mle-zip");
    const result = family.fit(x, { fixed: { zeroProb: 0.2 } });
    expect(result.theta.zeroProb).toBe(0.2);
    const score = new Float64Array(2);
    const slope = x.reduce((sum, y) => sum + family.score(y, result.theta, score)[1], 0);
    expect(Math.abs(slope)).toBeLessThan(1e-8);
  });

  it("refuses what it cannot inflate", () => {
    expect(() => zeroInflated(gamma)).toThrow(/use hurdle\(gamma\) instead.*\[family-not-counts\]/i);
    expect(() => family.fit([1, -1])).toThrow(/y\[1\] is -1.*\[target-outside-support\]/);
    expect(() => family.fit([])).toThrow(/sample-empty/);
  });

  it("is told from a wrong one", () => {
    const noZeros = {
      ...family,
      score: (y: number, t: Theta<"zeroProb" | "rate">, out: Float64Array) => family.score(y || 1, t, out),
    };
    expect(checkFamily(noZeros, [{ zeroProb: 0.3, rate: 2.5 }], { draws: 100 }).join()).toMatch(
      /score of zeroProb at y = 0/,
    );
  });
});

describe("hurdle", () => {
  it("separates the zeros from the rest", () => {
    const y = [0, 0, 1.5, 2.5, 0, 0.7];
    const result = hurdle(gamma).fit(y);
    const rest = gamma.fit([1.5, 2.5, 0.7]);
    expect(result.theta).toEqual({ zeroProb: 0.5, ...rest.theta });
    expectClose(result.logLikelihood, rest.logLikelihood + 6 * Math.log(0.5), { relative: 1e-14 }, "log-likelihood");
  });

  it("has one answer to zeros only, and to no zeros", () => {
    expect(hurdle(gamma).fit([0, 0])).toMatchObject({
      converged: false,
      reason: "flat",
      theta: { zeroProb: 1, shape: NaN },
    });
    expect(hurdle(gamma).fit([1, 2])).toMatchObject({ reason: "boundary", theta: { zeroProb: 0 } });
  });

  it("counts positions in the data as they were given", () => {
    expect(() => hurdle(gamma).fit([0, 1, -2])).toThrow(/y\[2\] is -2/);
    expect(() => hurdle(poisson).fit([0, 1, NaN])).toThrow(/y\[2\] is NaN/);
    expect(() => hurdle(gamma).fit([])).toThrow(/sample-empty/);
  });
});
