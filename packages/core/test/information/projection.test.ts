import { describe, expect, it } from "vitest";
import { mixture } from "../../src/combinators/mixture.js";
import * as gamma from "../../src/families/gamma.js";
import * as logistic from "../../src/families/logistic.js";
import * as negativeBinomial from "../../src/families/negative-binomial.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import * as uniform from "../../src/families/uniform.js";
import { distributionOf, forwardProjection, reverseProjection } from "../../src/information/projection.js";
import { expectClose } from "../close.js";

const twoNormals = mixture([normal, normal]);
const theta = { weight: [0.7, 0.3], loc: [-2, 3], scale: [0.5, 0.5] };
const summits = {
  discrete: false,
  logProb: (y: number) => twoNormals.logProb(y, theta),
  quantile: (p: number) => twoNormals.quantile(p, theta),
  inverseSurvival: (q: number) => twoNormals.inverseSurvival(q, theta),
};

describe("projections", () => {
  it("forward: the normal takes over mean and variance, and spreads over both summits", () => {
    const found = forwardProjection(summits, normal);
    expectClose(found.theta.loc, -0.5, { relative: 1e-9 }, "mean");
    // Within 0.25, between 0.7 · 0.3 · 5².
    expectClose(found.theta.scale, Math.sqrt(0.25 + 5.25), { relative: 1e-9 }, "deviation");
    expect(found.converged).toBe(true);
  });

  it("reverse: takes the summit next to the start, at the cost of the mass it leaves out", () => {
    const left = reverseProjection(summits, normal, { loc: -1, scale: 1 });
    const right = reverseProjection(summits, normal, { loc: 4, scale: 1 });
    expect(left.converged && right.converged).toBe(true);
    expectClose(left.theta.loc, -2, { relative: 1e-3 }, "left");
    expectClose(left.theta.scale, 0.5, { relative: 1e-2 }, "left scale");
    expectClose(left.divergence, -Math.log(0.7), { relative: 1e-3 }, "left divergence");
    expectClose(right.theta.loc, 3, { relative: 1e-3 }, "right");
    expectClose(right.divergence, -Math.log(0.3), { relative: 1e-3 }, "right divergence");
    expect(forwardProjection(summits, normal).divergence).toBeLessThan(right.divergence);
  });

  it("agree with the closed divergence where the target is in the family, and give 0 there", () => {
    const target = distributionOf(gamma, { shape: 3, rate: 2 });
    const forward = forwardProjection(target, gamma);
    const reverse = reverseProjection(target, gamma, { shape: 1, rate: 1 });
    for (const found of [forward, reverse]) {
      expectClose(found.theta.shape, 3, { relative: 1e-7 }, "shape");
      expect(Math.abs(found.divergence)).toBeLessThan(1e-12);
    }
    const logistics = distributionOf(logistic, { loc: 1, scale: 2 });
    const fitted = forwardProjection(logistics, normal);
    // The normal with the logistic's moments: KL = −H(logistic) + ½ log 2πe σ².
    const expected =
      0.5 * Math.log(2 * Math.PI * Math.E * ((Math.PI * 2) ** 2 / 3)) - logistic.entropy({ loc: 1, scale: 2 });
    expectClose(fitted.divergence, expected, { relative: 1e-9 }, "divergence");
    // Fixed parameters stay.
    const fixed = reverseProjection(logistics, normal, { loc: 0, scale: 1 }, { fixed: { loc: 0 } });
    expect(fixed.theta.loc).toBe(0);
    expectClose(
      fixed.divergence,
      normal.entropy(fixed.theta) * -1 - expectationOfLogistic(fixed.theta.scale),
      { relative: 1e-6 },
      "reverse divergence",
    );
  });

  it("of counts: the Poisson nearest to a negative binomial has its mean", () => {
    const target = distributionOf(negativeBinomial, { size: 4, prob: 0.5 });
    const found = forwardProjection(target, poisson);
    expectClose(found.theta.rate, 4, { relative: 1e-10 }, "rate");
    const expected = negativeBinomial.entropy({ size: 4, prob: 0.5 });
    let cross = 0;
    for (let k = 0; k < 200; k++) {
      cross -= Math.exp(negativeBinomial.logProb(k, { size: 4, prob: 0.5 })) * poisson.logProb(k, { rate: 4 });
    }
    expectClose(found.divergence, cross - expected, { relative: 1e-10 }, "divergence");
    expect(reverseProjection(target, poisson, { rate: 1 }).theta.rate).toBeLessThan(4);
  });

  it("refuse a member that allows what the target excludes", () => {
    const square = distributionOf(uniform, { low: -1, high: 1 });
    expect(() => reverseProjection(square, normal, { loc: 0, scale: 1 })).toThrow(/projection-infinite/);
    expect(() => reverseProjection(square, normal, { loc: 0, scale: -1 })).toThrow(/parameter-invalid/);
    expect(() => forwardProjection(distributionOf(normal, { loc: 0, scale: 1 }), gamma)).toThrow(
      /target-outside-support/,
    );
  });
});

/** E log f(Y) of the logistic with location 1 and scale 2 for Y normal around 0, by a fine midpoint sum. */
function expectationOfLogistic(scale: number): number {
  const step = scale / 200;
  let sum = 0;
  for (let y = -12 * scale + 0.5 * step; y < 12 * scale; y += step) {
    sum += step * Math.exp(normal.logProb(y, { loc: 0, scale })) * logistic.logProb(y, { loc: 1, scale: 2 });
  }
  return sum;
}
