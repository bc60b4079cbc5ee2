import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as beta from "../../src/families/beta.js";
import * as dirichlet from "../../src/families/dirichlet.js";
import type { Theta } from "../../src/family.js";
import { logGammaExcess } from "../../src/multivariate/log-gamma-excess.js";
import { createRng } from "../../src/random/philox.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";
import { flatten } from "../combinators/flatten.js";
import { referenceFit } from "../reference-data.js";
import { asNumbers, average, scoreError } from "./as-numbers.js";

const twoShares = asNumbers(dirichlet, (y) => [y, 1 - y]);
const concentration = fc.double({ min: 0.05, max: 1e6, noNaN: true });

describe("dirichlet", () => {
  it("keeps the contract of a family over numbers where there are two shares", () => {
    const family = flatten(twoShares, { alpha: 2 });
    const cases = [
      { alpha0: 2, alpha1: 3 },
      { alpha0: 5, alpha1: 1.5 },
      { alpha0: 80, alpha1: 120 },
    ];
    // The density at the end of the support is that of an edge of the simplex, for which y and 1 − y are still shares.
    expect(checkFamily(family, cases, { draws: 2000 })).toEqual([]);
    const wrong = { ...family, score: (y: number, t: Theta, out: Float64Array) => family.score(1 - y, t, out) };
    expect(checkFamily(wrong, cases, { draws: 10 }).join()).toMatch(/score of alpha0/);
    const shifted = { ...family, logProb: (y: number, t: Theta) => family.logProb(y, t) + 0.01 };
    expect(checkFamily(shifted, cases, { draws: 10 }).join()).toMatch(/total probability/);
  });

  it("is the beta distribution of the first of two shares", () => {
    fc.assert(
      fc.property(concentration, concentration, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, y) => {
        const theta = { alpha: [a, b] };
        const other = { alpha: a, beta: b };
        // Log-densities of some 1e6 nats differ by the rounding of 1 − y.
        const rounding = 1e-13 * (1 + (a + b) / Math.min(y, 1 - y) / 100);
        expectClose(
          dirichlet.logProb([y, 1 - y], theta),
          beta.logProb(y, other),
          { relative: 1e-12, absolute: rounding },
          "log f",
        );
        expectClose(dirichlet.entropy(theta), beta.entropy(other), { relative: 1e-9, absolute: 1e-9 }, "entropy");
        expectClose(dirichlet.mean(theta)[0], beta.mean(other), { relative: 1e-14 }, "mean");
        expectClose(dirichlet.variance(theta)[0], beta.variance(other), { relative: 1e-13 }, "variance");
      }),
    );
  });

  it("has the gradient as its score, and a mean score of zero with the information as its variance", () => {
    const theta = { alpha: [0.6, 2, 5, 1.3] };
    const rng = createRng(11, "dirichlet");
    expect(scoreError(dirichlet, [0.1, 0.2, 0.4, 0.3], theta)).toBeLessThan(1e-8);
    const draws = Array.from({ length: 20_000 }, () => dirichlet.sample(rng, theta));
    const scores = draws.map((y) => dirichlet.score(y, theta, new Float64Array(4)));
    const information = dirichlet.fisherInformation(theta, new Float64Array(16));
    for (let j = 0; j < 4; j++) {
      const first = average(scores.map((score) => score[j]));
      expect(Math.abs(first.mean)).toBeLessThan(5 * first.error);
      for (let k = 0; k <= j; k++) {
        const second = average(scores.map((score) => score[j] * score[k]));
        expect(Math.abs(second.mean - information[4 * j + k])).toBeLessThan(5 * second.error);
      }
      const share = average(draws.map((y) => y[j]));
      expect(Math.abs(share.mean - dirichlet.mean(theta)[j])).toBeLessThan(5 * share.error);
    }
    const surprise = average(draws.map((y) => -dirichlet.logProb(y, theta)));
    expect(Math.abs(surprise.mean - dirichlet.entropy(theta))).toBeLessThan(5 * surprise.error);
    const other = { alpha: [1, 1, 2, 3] };
    const excess = average(draws.map((y) => dirichlet.logProb(y, theta) - dirichlet.logProb(y, other)));
    expect(Math.abs(excess.mean - dirichlet.klDivergence(theta, other))).toBeLessThan(5 * excess.error);
  });

  it("has a divergence that is never negative and quadratic for small differences", () => {
    fc.assert(
      fc.property(fc.array(concentration, { minLength: 2, maxLength: 5 }), (alpha) => {
        expect(dirichlet.klDivergence({ alpha }, { alpha })).toBe(0);
        const h = 1e-6;
        const moved = alpha.map((a, j) => a * (1 + h * ((j % 3) - 1)));
        const information = dirichlet.fisherInformation({ alpha }, new Float64Array(alpha.length ** 2));
        let quadratic = 0;
        moved.forEach((a, i) => {
          moved.forEach((b, j) => {
            quadratic += 0.5 * (a - alpha[i]) * (b - alpha[j]) * information[i * alpha.length + j];
          });
        });
        const kl = dirichlet.klDivergence({ alpha }, { alpha: moved });
        expectClose(kl, quadratic, { relative: 1e-2, absolute: 1e-15 }, "KL of neighbours");
      }),
    );
  });

  it("knows the excess of log Γ over its tangent", () => {
    // log Γ(3) − log Γ(2) − ψ(2) and its expansion ½ ψ′ x² far out.
    expectClose(logGammaExcess(2, 1), Math.LN2 - 0.42278433509846713, { relative: 1e-14 }, "at 2");
    expectClose(logGammaExcess(1e12, 1e3), 5e-7, { relative: 2e-9 }, "far out");
    expectClose(
      logGammaExcess(0.1, 1e-8),
      0.5 * 101.43329915079276 * 1e-16,
      { relative: 0, absolute: 4e-18 },
      "close to 0",
    );
  });

  it("finds the maximum that Newton finds at 70 digits", () => {
    const { x, mle } = referenceFit<"alpha">("mle-dirichlet");
    const result = dirichlet.fit(x as never);
    const estimate = (mle.estimate as unknown as { alpha: number[] }).alpha;
    estimate.forEach((value, j) => {
      expectClose(result.theta.alpha[j], value, { relative: 1e-11 }, `alpha[${j}]`);
    });
    expectClose(result.logLikelihood, mle.logLik, { relative: 1e-12 }, "log-likelihood");
    expect(result).toMatchObject({ converged: true, reason: "converged" });
  });

  it("fits weights like repetition, from concentrations of 0.05 to 5000", () => {
    for (const alpha of [
      [0.05, 0.1, 0.2],
      [0.3, 40, 2],
      [5000, 2000, 9000],
    ]) {
      const rng = createRng(2, "fit dirichlet");
      const y = Array.from({ length: 60 }, () => dirichlet.sample(rng, { alpha })).filter((row) =>
        row.every((v) => v > 0),
      );
      const weighted = dirichlet.fit(y, { weights: y.map((_, i) => i % 3) });
      const written = dirichlet.fit(y.flatMap((row, i) => Array<Float64Array>(i % 3).fill(row)));
      expect(weighted.converged && written.converged).toBe(true);
      alpha.forEach((_, j) => {
        expectClose(weighted.theta.alpha[j], written.theta.alpha[j], { relative: 1e-8 }, `alpha[${j}] near ${alpha}`);
      });
    }
  });

  it("says why there is no estimate", () => {
    expect(
      dirichlet.fit([
        [0.2, 0.8],
        [0.2, 0.8],
      ]),
    ).toMatchObject({ converged: false, reason: "unbounded" });
    expect(
      dirichlet.fit([
        [0, 1],
        [0.2, 0.8],
      ]),
    ).toMatchObject({ converged: false, reason: "unbounded" });
  });

  it("knows the edge of the simplex", () => {
    expect(dirichlet.logProb([0, 1], { alpha: [2, 1] })).toBe(-Infinity);
    expect(dirichlet.logProb([0, 1], { alpha: [0.5, 1] })).toBe(Infinity);
    expectClose(dirichlet.logProb([0, 1], { alpha: [1, 3] }), Math.log(3), { relative: 1e-14 }, "a unit alpha at 0");
    expect(dirichlet.logProb([0.5, 0.6], { alpha: [1, 1] })).toBe(-Infinity);
    expect(dirichlet.logProb([-0.5, 1.5], { alpha: [1, 1] })).toBe(-Infinity);
  });

  it("refuses what makes no sense", () => {
    expect(() => dirichlet.logProb([0.5, 0.5], { alpha: [1, 1, 1] })).toThrow(
      /2 components for parameters of 3.*\[event-size\]/,
    );
    expect(() =>
      dirichlet.fit([
        [0.5, 0.5],
        [0.5, 0.6],
      ]),
    ).toThrow(/y\[1\] is \[0.5, 0.6\].*\[target-not-on-simplex\]/);
    expect(() => dirichlet.fit([[0.5, 0.5], [1]])).toThrow(/event-size/);
    expect(() => dirichlet.fit([])).toThrow(/sample-empty/);
    expect(() => dirichlet.logProbInto([[0.5, 0.5]], { alpha: [1, -1] }, new Float64Array(1))).toThrow(
      /parameter-invalid/,
    );
    expect(dirichlet.logProb([0.5, 0.5], { alpha: [1, -1] })).toBeNaN();
    expect(dirichlet.logProb([0.5, NaN], { alpha: [1, 1] })).toBeNaN();
    expect(dirichlet.entropy({ alpha: [1, NaN] })).toBeNaN();
  });
});
