import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixture } from "../../src/combinators/mixture.js";
import * as exponential from "../../src/families/exponential.js";
import * as gamma from "../../src/families/gamma.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import type { Theta } from "../../src/family.js";
import { createRng } from "../../src/random/philox.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";
import { referenceFit } from "../reference-data.js";
import { flatten } from "./flatten.js";

const twoNormals = mixture([normal, normal]);
const normalTheta = { weight0: 0.4, weight1: 0.6, loc0: -1, loc1: 2, scale0: 0.7, scale1: 1.2 };

describe("a mixture keeps the contract", () => {
  const draws = 5000;
  // A weight alone, without the others giving way, leaves the simplex: a 1 or a sum beyond it is still a mixture here.
  const except = {
    "invalid parameters": "a weight of 0 is valid beside others, and only the sum of the weights is bounded",
  };

  it("of two normals", () => {
    const family = flatten(twoNormals, { weight: 2, loc: 2, scale: 2 });
    const other = { ...normalTheta, loc1: 1, weight0: 0.5, weight1: 0.5 };
    expect(checkFamily(family, [normalTheta, other], { draws, except })).toEqual([]);
  });

  it("of two Poissons", () => {
    const family = flatten(mixture([poisson, poisson]), { weight: 2, rate: 2 });
    const cases = [
      { weight0: 0.3, weight1: 0.7, rate0: 1, rate1: 6 },
      { weight0: 0.6, weight1: 0.4, rate0: 2, rate1: 9 },
    ];
    expect(checkFamily(family, cases, { draws, except })).toEqual([]);
  });

  it("of different families: a parameter's vector runs over the components that have it", () => {
    const family = mixture<"rate" | "shape">([exponential, gamma] as never);
    expect(family.paramNames).toEqual(["weight", "rate", "shape"]);
    const flat = flatten(family, { weight: 2, rate: 2, shape: 1 });
    const cases = [
      { weight0: 0.3, weight1: 0.7, rate0: 1, rate1: 2, shape0: 5 },
      { weight0: 0.6, weight1: 0.4, rate0: 2, rate1: 1, shape0: 3 },
    ];
    expect(checkFamily(flat, cases, { draws, except })).toEqual([]);
  });

  it("and is told from wrong ones", () => {
    const family = flatten(twoNormals, { weight: 2, loc: 2, scale: 2 });
    const unweighted = {
      ...family,
      score: (y: number, theta: Theta, out: Float64Array) => {
        family.score(y, theta, out);
        normal.score(y, { loc: theta.loc0, scale: theta.scale0 }, out.subarray(2, 4));
        return out;
      },
    };
    expect(checkFamily(unweighted, [normalTheta], { draws: 10, except }).join()).toMatch(/score of loc0/);
    const sumOfWeights = { ...family, mean: (theta: Theta) => theta.loc0 + theta.loc1 };
    expect(checkFamily(sumOfWeights, [normalTheta], { draws: 10, except }).join()).toMatch(/mean/);
  });
});

describe("mixture", () => {
  it("of one component is that component", () => {
    const single = mixture([normal]);
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (y) => {
        const theta = { weight: [1], loc: [1], scale: [2] };
        expectClose(single.logProb(y, theta), normal.logProb(y, { loc: 1, scale: 2 }), { relative: 1e-15 }, "logProb");
        expectClose(single.logCdf(y, theta), normal.logCdf(y, { loc: 1, scale: 2 }), { relative: 1e-14 }, "logCdf");
      }),
    );
  });

  it("does not mind the scale of the weights, nor a component without any", () => {
    const theta = { weight: [0.2, 0.8], loc: [0, 3], scale: [1, 2] };
    expectClose(
      twoNormals.logProb(1, { ...theta, weight: [2, 8] }),
      twoNormals.logProb(1, theta),
      { relative: 1e-15 },
      "weights that sum to 10",
    );
    const none = { ...theta, weight: [1, 0] };
    expect(twoNormals.logProb(1, none)).toBe(normal.logProb(1, { loc: 0, scale: 1 }));
    expectClose(twoNormals.entropy(none), normal.entropy({ loc: 0, scale: 1 }), { relative: 1e-12 }, "entropy");
    expect(Array.from(twoNormals.responsibilities(1, none, new Float64Array(2)))).toEqual([1, 0]);
  });

  it("measures a spike beside a wide component", () => {
    const theta = { weight: [0.5, 0.5], loc: [0, 0.1234567], scale: [1, 1e-7] };
    // The spike and the rest hardly overlap: entropies and log 2 add up.
    const apart = 0.5 * (normal.entropy({ loc: 0, scale: 1 }) + normal.entropy({ loc: 0, scale: 1e-7 })) + Math.LN2;
    expectClose(twoNormals.entropy(theta), apart, { relative: 1e-5 }, "entropy");
    expectClose(twoNormals.klDivergence(theta, theta), 0, { relative: 0, absolute: 1e-14 }, "KL to itself");
  });

  it("finds the maximum that Newton finds at 70 digits", () => {
    const { x, mle } = referenceFit<"weights" | "locs" | "scales">("mle-mixture2");
    const result = twoNormals.fit(x);
    const estimate = mle.estimate as unknown as Record<string, number[]>;
    for (const [ours, theirs] of [
      ["weight", "weights"],
      ["loc", "locs"],
      ["scale", "scales"],
    ] as const) {
      estimate[theirs].forEach((value, k) => {
        expectClose(result.theta[ours][k], value, { relative: 1e-9 }, `${ours}[${k}]`);
      });
    }
    expectClose(result.logLikelihood, mle.logLik, { relative: 1e-12 }, "log-likelihood");
    expect(result.converged).toBe(true);
  });

  it("recovers three components and counts a weight of 2 as the row written twice", () => {
    const family = mixture([normal, normal, normal]);
    const rng = createRng(5, "three components");
    const truth = { weight: [0.3, 0.5, 0.2], loc: [-5, 0, 6], scale: [1, 0.5, 2] };
    const y = Array.from({ length: 600 }, () => family.sample(rng, truth));
    const result = family.fit(y);
    expect(result.converged).toBe(true);
    truth.loc.forEach((loc, k) => {
      expect(Math.abs(result.theta.loc[k] - loc)).toBeLessThan(0.7);
    });
    const sums = new Float64Array(9);
    for (const value of y) {
      const score = family.score(value, result.theta, new Float64Array(9));
      for (let j = 0; j < 9; j++) sums[j] += score[j];
    }
    expect(Math.max(...sums.map(Math.abs)) / y.length).toBeLessThan(1e-8);
    const few = y.slice(0, 100);
    const weighted = family.fit(few, { weights: few.map((_, i) => 1 + (i % 2)) });
    const written = family.fit(few.flatMap((value, i) => (i % 2 ? [value, value] : [value])));
    expectClose(weighted.logLikelihood, written.logLikelihood, { relative: 1e-8 }, "log-likelihood");
  });

  it("names a component that collapses", () => {
    const result = twoNormals.fit([1, 2]);
    expect(result).toMatchObject({ converged: false, reason: "unbounded", logLikelihood: Infinity });
    expect(result.message).toMatch(/component 0 \(normal\).*no bound/);
  });

  it("refuses what is no mixture", () => {
    expect(() => mixture([])).toThrow(/mixture-components/);
    expect(() => mixture([normal, poisson] as never)).toThrow(/continuous and discrete.*mixture-components/);
    const theta = { weight: [0.5, 0.5], loc: [0, 1], scale: [1, 1] };
    const into = (bad: object) => () => twoNormals.logProbInto([0], { ...theta, ...bad }, new Float64Array(1));
    expect(into({ loc: [0] })).toThrow(/loc has 1 elements; it must have 2.*parameter-invalid/);
    expect(into({ weight: [0.5, -0.5] })).toThrow(/weight is \[0.5, -0.5\]/);
    expect(into({ scale: [1, 0] })).toThrow(/scale of component 1 \(normal\) is 0/);
    expect(twoNormals.logProb(0, { ...theta, scale: [1, 0] })).toBeNaN();
    expect(() => twoNormals.fit([1, NaN])).toThrow(/target-not-finite/);
    expect(() => twoNormals.fit([1, 2, 3], { fixed: { weight: 0.5 } })).toThrow(/option-invalid/);
    expect(() => twoNormals.fit([1, 2, 3], { fixed: { rate: 1 } })).toThrow(/parameter-unknown/);
    expect(() => twoNormals.fit([1, 2, 3], { fixed: { scale: -1 } })).toThrow(/parameter-invalid/);
  });
});
