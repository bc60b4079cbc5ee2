import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as multivariateNormal from "../../src/families/multivariate-normal.js";
import * as normal from "../../src/families/normal.js";
import { createRng } from "../../src/random/philox.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";
import { flatten } from "../combinators/flatten.js";
import { asNumbers, average, scoreError } from "./as-numbers.js";

const theta = { loc: [1, -2, 0.5], cholesky: [1.4, 0, 0, 0.35, 0.9, 0, -0.2, 0.3, 0.65] };

describe("multivariateNormal", () => {
  it("keeps the contract of a family over numbers in one dimension", () => {
    const family = flatten(
      asNumbers(multivariateNormal, (y) => [y]),
      { loc: 1, cholesky: 1 },
    );
    const cases = [
      { loc0: 0, cholesky0: 1 },
      { loc0: 3, cholesky0: 0.2 },
    ];
    const except = {
      "invalid parameters": "a factor may be negative off the diagonal; the test of refusals covers the diagonal",
    };
    expect(checkFamily(family, cases, { draws: 3000, except })).toEqual([]);
    const halved = { ...family, entropy: () => 1 };
    expect(checkFamily(halved, cases, { draws: 10, except }).join()).toMatch(/entropy/);
  });

  it("is the product of normals without correlations", () => {
    const number = fc.double({ min: -20, max: 20, noNaN: true });
    const scale = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(number, number, scale, scale, (a, b, s, t) => {
        const at = { loc: [1, 2], cholesky: [s, 0, 0, t] };
        const expected = normal.logProb(a, { loc: 1, scale: s }) + normal.logProb(b, { loc: 2, scale: t });
        expectClose(multivariateNormal.logProb([a, b], at), expected, { relative: 1e-14, absolute: 1e-13 }, "log f");
        const kl = multivariateNormal.klDivergence(at, { loc: [0, 0], cholesky: [1, 0, 0, 1] });
        const parts =
          normal.klDivergence({ loc: 1, scale: s }, { loc: 0, scale: 1 }) +
          normal.klDivergence({ loc: 2, scale: t }, { loc: 0, scale: 1 });
        expectClose(kl, parts, { relative: 1e-13 }, "KL");
      }),
    );
  });

  it("has the gradient as its score, and the information as the score's variance", () => {
    expect(scoreError(multivariateNormal, [0.3, -1, 1], theta)).toBeLessThan(1e-8);
    const rng = createRng(4, "multivariate normal");
    const draws = Array.from({ length: 20_000 }, () => multivariateNormal.sample(rng, theta));
    const scores = draws.map((y) => multivariateNormal.score(y, theta, new Float64Array(12)));
    const information = multivariateNormal.fisherInformation(theta, new Float64Array(144));
    for (let j = 0; j < 12; j++) {
      for (let k = 0; k <= j; k++) {
        const second = average(scores.map((score) => score[j] * score[k]));
        expect(Math.abs(second.mean - information[12 * j + k])).toBeLessThanOrEqual(5 * second.error);
        expect(information[12 * k + j]).toBe(information[12 * j + k]);
      }
    }
    const covariance = multivariateNormal.variance(theta);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const product = average(draws.map((y) => (y[i] - theta.loc[i]) * (y[j] - theta.loc[j])));
        expect(Math.abs(product.mean - covariance[3 * i + j])).toBeLessThan(5 * product.error);
      }
    }
    const other = { loc: [0, 0, 0], cholesky: [1, 0, 0, 0.5, 1, 0, 0, 0, 2] };
    const excess = average(
      draws.map((y) => multivariateNormal.logProb(y, theta) - multivariateNormal.logProb(y, other)),
    );
    expect(Math.abs(excess.mean - multivariateNormal.klDivergence(theta, other))).toBeLessThan(5 * excess.error);
    const surprise = average(draws.map((y) => -multivariateNormal.logProb(y, theta)));
    expect(Math.abs(surprise.mean - multivariateNormal.entropy(theta))).toBeLessThan(5 * surprise.error);
  });

  it("does not read what stands above the diagonal", () => {
    const filled = { ...theta, cholesky: theta.cholesky.map((value, at) => (at % 3 > Math.floor(at / 3) ? 7 : value)) };
    expect(multivariateNormal.logProb([0, 0, 0], filled)).toBe(multivariateNormal.logProb([0, 0, 0], theta));
    expect(Array.from(multivariateNormal.variance(filled))).toEqual(Array.from(multivariateNormal.variance(theta)));
  });

  it("goes to the covariance and back, also close to singular", () => {
    for (const rho of [0, 0.5, -0.9999, 1 - 1e-10]) {
      const at = multivariateNormal.fromCovariance([0, 0], [4, 2 * rho, 2 * rho, 1]);
      expectClose(at.cholesky[3], Math.sqrt((1 - rho) * (1 + rho)), { relative: 1e-15 }, `the factor at ${rho}`);
      const back = multivariateNormal.variance(at);
      expectClose(back[1], 2 * rho, { relative: 1e-15 }, "covariance");
      expectClose(back[3], 1, { relative: 4e-16 }, "variance");
    }
  });

  it("fits mean and covariance with divisor n, and weights like repetition", () => {
    const rng = createRng(8, "fit multivariate normal");
    const y = Array.from({ length: 50 }, () => multivariateNormal.sample(rng, theta));
    const result = multivariateNormal.fit(y);
    const sums = new Float64Array(12);
    for (const row of y) {
      const score = multivariateNormal.score(row, result.theta, new Float64Array(12));
      for (let k = 0; k < 12; k++) sums[k] += score[k];
    }
    expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-11);
    const total = y.reduce((sum, row) => sum + multivariateNormal.logProb(row, result.theta), 0);
    expectClose(result.logLikelihood, total, { relative: 1e-13 }, "log-likelihood");
    const weighted = multivariateNormal.fit(y, { weights: y.map((_, i) => i % 3) });
    const written = multivariateNormal.fit(y.flatMap((row, i) => Array<Float64Array>(i % 3).fill(row)));
    Array.from(weighted.theta.cholesky).forEach((value, k) => {
      expectClose(value, written.theta.cholesky[k], { relative: 1e-13 }, `cholesky[${k}]`);
    });
  });

  it("says when the observations lie in a plane", () => {
    expect(
      multivariateNormal.fit([
        [0, 0],
        [1, 2],
      ]),
    ).toMatchObject({ converged: false, reason: "unbounded" });
    const dependent = [
      [0.1, 0.2],
      [1.3, 2.6],
      [0.7, 1.4],
      [3.1, 6.2],
    ];
    expect(multivariateNormal.fit(dependent)).toMatchObject({ converged: false, reason: "unbounded" });
  });

  it("refuses what does not fit together", () => {
    const { fromCovariance, logProb, logProbInto } = multivariateNormal;
    expect(() => logProb([0], { loc: [0, 0], cholesky: [1, 0, 0, 1] })).toThrow(/event-size/);
    expect(() => logProb([0, 0], { loc: [0, 0], cholesky: [1, 0, 1] })).toThrow(
      /cholesky must have 4.*\[parameter-shape\]/,
    );
    expect(logProb([0, 0], { loc: [0, 0], cholesky: [1, 0, 0, -1] })).toBeNaN();
    expect(logProb([0, 0], { loc: [0, NaN], cholesky: [1, 0, 0, 1] })).toBeNaN();
    expect(logProb([0, NaN], { loc: [0, 0], cholesky: [1, 0, 0, 1] })).toBeNaN();
    const out = new Float64Array(1);
    expect(() => logProbInto([[0, 0]], { loc: [0, 0], cholesky: [0, 0, 0, 1] }, out)).toThrow(/parameter-invalid/);
    expect(() => fromCovariance([0, 0], [1, 0.5, 0.4, 1])).toThrow(
      /covariance\[1\]\[0\] is 0.4.*\[covariance-invalid\]/,
    );
    expect(() => fromCovariance([0, 0], [1, 2, 2, 1])).toThrow(/not positive definite.*\[covariance-invalid\]/);
    expect(() =>
      multivariateNormal.fit([
        [0, 0],
        [0, NaN],
      ]),
    ).toThrow(/y\[1\]\[1\] is NaN.*\[target-not-finite\]/);
    expect(() => multivariateNormal.fit([])).toThrow(/sample-empty/);
  });
});
