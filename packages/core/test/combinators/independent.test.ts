import { describe, expect, it } from "vitest";
import { independent } from "../../src/combinators/independent.js";
import * as exponential from "../../src/families/exponential.js";
import * as gamma from "../../src/families/gamma.js";
import * as multivariateNormal from "../../src/families/multivariate-normal.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import type { Family } from "../../src/family.js";
import { createRng } from "../../src/random/philox.js";
import { checkFamily } from "../../src/testing/index.js";
import { expectClose } from "../close.js";
import { asNumbers, scoreError } from "../vector/as-numbers.js";
import { flatten } from "./flatten.js";

const three = independent(normal, 3);
const theta = { loc: [0, 1, -2], scale: [1, 2, 0.5] };

describe("independent", () => {
  it("keeps the contract of a family over numbers with one component", () => {
    const family = flatten(
      asNumbers(independent(gamma, 1), (y) => [y]),
      { shape: 1, rate: 1 },
    );
    const cases = [
      { shape0: 2, rate0: 1 },
      { shape0: 5, rate0: 3 },
    ];
    expect(checkFamily(family, cases, { draws: 3000 })).toEqual([]);
    const twice = { ...family, logProb: (y: number, t: never) => 2 * family.logProb(y, t) };
    expect(checkFamily(twice, cases, { draws: 10 }).join()).toMatch(/total probability/);
  });

  it("is a multivariate normal without correlations", () => {
    const other = { loc: theta.loc, cholesky: [1, 0, 0, 0, 2, 0, 0, 0, 0.5] };
    for (const y of [
      [0, 0, 0],
      [1, -3, 2],
    ]) {
      expectClose(three.logProb(y, theta), multivariateNormal.logProb(y, other), { relative: 1e-15 }, "log f");
      expectClose(
        three.logProbInto([y], theta, new Float64Array(1))[0],
        three.logProb(y, theta),
        { relative: 1e-15 },
        "in a batch",
      );
    }
    expectClose(three.entropy(theta), multivariateNormal.entropy(other), { relative: 1e-15 }, "entropy");
    expect(Array.from(three.mean(theta))).toEqual(theta.loc);
    expect(Array.from(three.variance(theta))).toEqual(Array.from(multivariateNormal.variance(other)));
    const q = { loc: [1, 1, 1], scale: [2, 1, 1] };
    const kl = [0, 1, 2].reduce(
      (sum, j) =>
        sum + normal.klDivergence({ loc: theta.loc[j], scale: theta.scale[j] }, { loc: 1, scale: q.scale[j] }),
      0,
    );
    expectClose(three.klDivergence(theta, q), kl, { relative: 1e-15 }, "KL");
  });

  it("takes different families, with a block of information for each", () => {
    const family = independent<string>([normal, exponential, gamma] as unknown as Family[]);
    expect(family.paramNames).toEqual(["loc", "scale", "rate", "shape"]);
    const at = { loc: [0], scale: [2], rate: [3, 1.5], shape: [2] };
    const y = [0.5, 0.2, 1.1];
    expectClose(
      family.logProb(y, at),
      normal.logProb(0.5, { loc: 0, scale: 2 }) +
        exponential.logProb(0.2, { rate: 3 }) +
        gamma.logProb(1.1, { shape: 2, rate: 1.5 }),
      { relative: 1e-15 },
      "log f",
    );
    expect(scoreError(family, y, at)).toBeLessThan(1e-8);
    const information = family.fisherInformation(at, new Float64Array(25));
    const ofGamma = gamma.fisherInformation({ shape: 2, rate: 1.5 }, new Float64Array(4));
    // Places: loc, scale, rate of the exponential, rate of the gamma, shape.
    expect(information[4 * 5 + 4]).toBe(ofGamma[0]);
    expect(information[4 * 5 + 3]).toBe(ofGamma[1]);
    expect(information[2 * 5 + 3]).toBe(0);
  });

  it("fits each component on its column", () => {
    const rng = createRng(1, "independent");
    const y = Array.from({ length: 40 }, () => three.sample(rng, theta));
    const result = three.fit(y);
    expect(result).toMatchObject({ converged: true, reason: "closed-form", observations: 40 });
    const second = normal.fit(y.map((row) => row[1]));
    expect(result.theta.loc[1]).toBe(second.theta.loc);
    const total = y.reduce((sum, row) => sum + three.logProb(row, result.theta), 0);
    expectClose(result.logLikelihood, total, { relative: 1e-13 }, "log-likelihood");
    const stuck = three.fit([
      [1, 2, 3],
      [2, 2, 4],
    ]);
    expect(stuck).toMatchObject({ converged: false, reason: "unbounded" });
    expect(stuck.message).toMatch(/^Component 1: /);
  });

  it("lets what lies outside a support decide", () => {
    const family = independent(gamma, 2);
    const at = { shape: [0.5, 2], rate: [1, 1] };
    expect(family.logProb([0, -1], at)).toBe(-Infinity);
    expect(family.logProbInto([[0, -1]], at, new Float64Array(1))[0]).toBe(-Infinity);
    expect(family.logProb([0, NaN], at)).toBeNaN();
  });

  it("refuses what does not fit together", () => {
    expect(() => independent(normal)).toThrow(/size is undefined.*\[independent-components\]/);
    expect(() => independent([])).toThrow(/independent-components/);
    expect(() => independent([normal, normal], 3)).toThrow(/independent-components/);
    expect(() => three.logProb([0, 0], theta)).toThrow(/event-size/);
    expect(three.logProb([0, 0, 0], { ...theta, scale: [1, 1, 0] })).toBeNaN();
    expect(() => three.logProbInto([[0, 0, 0]], { ...theta, loc: [0] }, new Float64Array(1))).toThrow(
      /loc has 1 elements/,
    );
    expect(() => three.fit([[0, 0]])).toThrow(/event-size/);
    expect(() => independent(poisson, 1).fit([[1], [-1]])).toThrow(/target-outside-support/);
    const { entropy: _, ...without } = normal;
    expect(() => independent(without, 1).entropy({ loc: [0], scale: [1] })).toThrow(
      /no entropy.*\[family-incomplete\]/,
    );
  });
});
