import { describe, expect, it } from "vitest";
import { mixture } from "../../src/combinators/mixture.js";
import * as binomial from "../../src/families/binomial.js";
import * as laplace from "../../src/families/laplace.js";
import * as normal from "../../src/families/normal.js";
import * as poisson from "../../src/families/poisson.js";
import * as studentT from "../../src/families/student-t.js";
import { createRng } from "../../src/random/philox.js";

const twoNormals = mixture([normal, normal]);
const truth = { weight: [0.3, 0.7], loc: [-2, 2], scale: [1, 0.5] };
const rng = createRng(1, "mixture fits", 0);
const y = Array.from({ length: 400 }, () => twoNormals.sample(rng, truth));
const plain = twoNormals.fit(y);

describe("the fit of a mixture", () => {
  it.each([
    [1e6, 0],
    [1e-6, 0],
    [1e100, 0],
    [1e-100, 0],
    [1, 1e6],
    [1e-6, 1],
  ])("is the same in units of %d and %d away", (unit, away) => {
    const found = twoNormals.fit(y.map((value) => value * unit + away));
    expect(found.reason).toBe("converged");
    for (let k = 0; k < 2; k++) {
      expect(found.theta.weight[k]).toBeCloseTo(plain.theta.weight[k], 7);
      expect((found.theta.loc[k] - away) / unit).toBeCloseTo(plain.theta.loc[k], 7);
      expect(found.theta.scale[k] / unit).toBeCloseTo(plain.theta.scale[k], 7);
    }
    expect(found.logLikelihood / (plain.logLikelihood - y.length * Math.log(unit))).toBeCloseTo(1, 9);
  });

  it("does not take a component for a spike that is narrow only beside far outliers", () => {
    const found = twoNormals.fit([...y.slice(0, 200), 1e8, 1.1e8, 1.3e8]);
    expect([found.reason, found.theta.weight[1]]).toEqual(["converged", expect.closeTo(3 / 203, 9)]);
  });

  it("still names a spike", () => {
    expect(twoNormals.fit([1, 2, 3, 1e8]).reason).toBe("unbounded");
    expect(twoNormals.fit([3, 3, 3, 3]).reason).toBe("unbounded");
  });

  it("comes to rest at the corner that medians make", () => {
    const found = mixture([laplace, laplace]).fit(y);
    expect([found.reason, found.message]).toEqual(["converged", expect.stringContaining("EM algorithm rests")]);
    const away = (theta: typeof found.theta) =>
      y.reduce((sum, value) => sum + mixture([laplace, laplace]).logProb(value, theta), 0);
    for (const step of [-1e-3, 1e-3]) {
      expect(away({ ...found.theta, loc: Array.from(found.theta.loc, (at) => at + step) })).toBeLessThan(
        found.logLikelihood,
      );
      expect(away({ ...found.theta, scale: Array.from(found.theta.scale, (at) => at + step) })).toBeLessThan(
        found.logLikelihood,
      );
    }
  });

  it("knows what is fixed in each component that has it", () => {
    const twoBinomials = mixture([binomial, binomial]);
    const counts = [1, 2, 3, 2, 1, 2, 3, 9, 8, 10, 9, 9, 7];
    const found = twoBinomials.fit(counts, { fixed: { trials: 12 } });
    expect([found.converged, Array.from(found.theta.trials)]).toEqual([true, [12, 12]]);
    const score = new Float64Array(6);
    const sums = [0, 0, 0, 0, 0, 0];
    for (const count of counts) {
      twoBinomials.score(count, found.theta, score);
      for (let j = 0; j < 6; j++) sums[j] += score[j];
    }
    const names = twoBinomials.paramNames;
    expect(names[0]).toBe("weight");
    const free = names[1] === "trials" ? [4, 5] : [2, 3];
    for (const j of free) expect(Math.abs(sums[j])).toBeLessThan(1e-7);

    const { theta } = mixture([studentT, studentT]).fit(y, { fixed: { df: 4 } });
    expect(Array.from(theta.df)).toEqual([4, 4]);
    expect(Array.from(twoNormals.fit(y, { fixed: { scale: 0.7 } }).theta.scale)).toEqual([0.7, 0.7]);
  });

  it("gives counts that one component explains their likelihood", () => {
    const found = mixture([poisson, poisson]).fit([0, 0, 0]);
    expect([found.reason, found.logLikelihood]).toEqual(["boundary", 0]);
  });

  it("is quick with many rows and with many components", () => {
    const many = Array.from({ length: 20_000 }, () => twoNormals.sample(rng, truth));
    const start = performance.now();
    expect(twoNormals.fit(many).reason).toBe("converged");
    expect(mixture([normal, normal, normal, normal]).fit(y).converged).toBe(true);
    // They took 13 and 3 seconds.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
