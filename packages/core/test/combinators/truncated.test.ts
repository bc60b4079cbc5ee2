import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { truncated } from "../../src/combinators/truncated.js";
import * as beta from "../../src/families/beta.js";
import * as cauchy from "../../src/families/cauchy.js";
import * as exponential from "../../src/families/exponential.js";
import * as gamma from "../../src/families/gamma.js";
import * as laplace from "../../src/families/laplace.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import * as studentT from "../../src/families/student-t.js";
import type { Family, Theta } from "../../src/family.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";
import { referenceJson } from "../reference-data.js";

const contracts: readonly [string, Family, readonly Theta[]][] = [
  [
    "normal between -1 and 2",
    truncated(normal, { low: -1, high: 2 }),
    [
      { loc: 0, scale: 1 },
      { loc: 1.5, scale: 0.8 },
    ],
  ],
  [
    "normal above 8",
    truncated(normal, { low: 8 }),
    [
      { loc: 0, scale: 1 },
      { loc: 1, scale: 1.5 },
    ],
  ],
  [
    "normal below 0",
    truncated(normal, { high: 0 }),
    [
      { loc: 5, scale: 2 },
      { loc: -1, scale: 1 },
    ],
  ],
  [
    "gamma between 1 and 3",
    truncated(gamma, { low: 1, high: 3 }),
    [
      { shape: 2.5, rate: 1.5 },
      { shape: 4, rate: 1 },
    ],
  ],
  [
    "gamma above 2",
    truncated(gamma, { low: 2 }),
    [
      { shape: 2.5, rate: 1.5 },
      { shape: 4, rate: 1 },
    ],
  ],
  [
    "laplace around its kink",
    truncated(laplace, { low: -1, high: 4 }),
    [
      { loc: 0.5, scale: 1 },
      { loc: 1, scale: 2 },
    ],
  ],
  [
    "beta below 0.6",
    truncated(beta, { high: 0.6 }),
    [
      { alpha: 2, beta: 3 },
      { alpha: 3, beta: 2 },
    ],
  ],
  ["exponential below 2", truncated(exponential, { high: 2 }), [{ rate: 1 }, { rate: 3 }]],
  ["poisson above 0", truncated(poisson, { low: 1 }), [{ rate: 2.5 }, { rate: 0.4 }]],
  ["poisson from 2 to 7", truncated(poisson, { low: 2, high: 7 }), [{ rate: 3.5 }, { rate: 12 }]],
  [
    "cauchy in a window",
    truncated(cauchy, { low: -2, high: 5 }),
    [
      { loc: 0, scale: 1 },
      { loc: 1, scale: 0.7 },
    ],
  ],
] as unknown as readonly [string, Family, readonly Theta[]][];

describe("a truncated family keeps the contract", () => {
  it.each(contracts)("%s", (_name, family, cases) => {
    expect(checkFamily(family, cases, { draws: 3000 })).toEqual([]);
  });
});

describe("truncated", () => {
  it("finds the maximum that Newton finds at 70 digits", () => {
    const { fits } = referenceJson<{ fits: readonly { id: string; x: number[]; fixed: never; mle: never }[] }>(
      "fits.json",
    );
    const fit = fits.find(({ id }) => id === "mle-truncnormal") as never as {
      x: number[];
      fixed: { low: number; high: number };
      mle: { estimate: { loc: number; scale: number }; se: { loc: number; scale: number }; logLik: number };
    };
    const result = truncated(normal, fit.fixed).fit(fit.x);
    for (const name of ["loc", "scale"] as const) {
      expect(Math.abs(result.theta[name] - fit.mle.estimate[name]) / fit.mle.se[name]).toBeLessThan(1e-8);
    }
    expectClose(result.logLikelihood, fit.mle.logLik, { relative: 1e-12 }, "log-likelihood");
    expect(result.converged).toBe(true);
  });

  it("is the parent without bounds", () => {
    const whole = truncated(normal, {});
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (y, scale) => {
          expectClose(
            whole.logProb(y, { loc: 1, scale }),
            normal.logProb(y, { loc: 1, scale }),
            { relative: 1e-14 },
            "logProb",
          );
          expectClose(
            whole.logCdf(y, { loc: 1, scale }),
            normal.logCdf(y, { loc: 1, scale }),
            { relative: 1e-13 },
            "logCdf",
          );
        },
      ),
    );
  });

  it("does not care how far out the window lies: an exponential of the hazard's rate, in the limit", () => {
    for (const low of [100, 1e4, 1e7]) {
      const tail = truncated(normal, { low });
      const theta = { loc: 0, scale: 1 };
      // P(Y > low + d) = e^(−low·d − d²/2) (1 + O(1/low²)) against the hazard, low + 1/low.
      expectClose(
        tail.mean(theta) - low,
        1 / low,
        { relative: 4 / low / low, absolute: 2.3e-16 * low },
        `mean excess at ${low}`,
      );
      expectClose(
        tail.entropy(theta),
        1 - Math.log(low),
        { relative: 2 / low / low + 1e-14 + 1e-17 * low * low },
        `entropy at ${low}`,
      );
      const median = tail.quantile(0.5, theta);
      expectClose(tail.cdf(median, theta), 0.5, { relative: 2e-16 * low * low + 1e-13 }, `cdf(median) at ${low}`);
    }
  });

  it("has the quantile as the inverse of the cdf in any window", () => {
    const bounds = fc.tuple(
      fc.double({ min: -12, max: 12, noNaN: true }),
      fc.double({ min: 1e-3, max: 6, noNaN: true }),
    );
    fc.assert(
      fc.property(bounds, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ([low, width], p) => {
        const window = truncated(normal, { low, high: low + width });
        const theta = { loc: 0, scale: 1 };
        const y = window.quantile(p, theta);
        const rounding = Math.exp(window.logProb(y, theta)) * Math.abs(y) * 4e-16;
        expectClose(window.cdf(y, theta), p, { relative: 1e-12, absolute: rounding }, `cdf(quantile(${p}))`);
      }),
    );
  });

  it("names moments that do not exist", () => {
    const half = truncated(cauchy, { low: 0 });
    expect(half.mean({ loc: 0, scale: 1 })).toBe(Infinity);
    expect(half.variance({ loc: 0, scale: 1 })).toBeNaN();
    expect(truncated(cauchy, {}).mean({ loc: 0, scale: 1 })).toBeNaN();
    const t = truncated(studentT, { low: 0 });
    expect(t.variance({ df: 2, loc: 0, scale: 1 })).toBe(Infinity);
    expectClose(t.mean({ df: 2, loc: 0, scale: 1 }), Math.SQRT2, { relative: 1e-9 }, "mean of a half t of 2 degrees");
  });

  it("says that no scale is too small for equal observations", () => {
    const result = truncated(normal, { low: 0 }).fit([2, 2, 2]);
    expect(result).toMatchObject({ converged: false, reason: "unbounded" });
  });

  it("refuses windows and targets that make no sense", () => {
    expect(() => truncated(normal, { low: 2, high: 2 })).toThrow(/low must be below high.*\[bounds-invalid\]/);
    expect(() => truncated(normal, { low: NaN })).toThrow(/bounds-invalid/);
    const { cdf: _, ...without } = normal;
    expect(() => truncated(without, { low: 0 })).toThrow(/family-incomplete/);
    expect(() => truncated(normal, { low: 0 }).fit([1, -1])).toThrow(/y\[1\] is -1.*target-outside-support/);
  });

  it("is told from a wrong one: the parent's score is not its score", () => {
    const wrong = { ...truncated(normal, { low: 0 }), score: normal.score };
    expect(checkFamily(wrong, [{ loc: 0.5, scale: 1 }]).join()).toMatch(/score of loc/);
    const unnormalised = { ...truncated(normal, { low: 0 }), logProb: normal.logProb };
    expect(checkFamily(unnormalised, [{ loc: 0.5, scale: 1 }]).join()).toMatch(/total probability/);
  });
});
