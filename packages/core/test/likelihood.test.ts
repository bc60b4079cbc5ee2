import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as bernoulli from "../src/families/bernoulli.js";
import * as bernoulliLogit from "../src/families/bernoulli-logit.js";
import * as categorical from "../src/families/categorical.js";
import * as normal from "../src/families/normal.js";
import * as studentT from "../src/families/student-t.js";
import {
  likelihood,
  logLikelihood,
  logLikelihoodGrid,
  logProbRowsInto,
  negativeLogLikelihood,
} from "../src/likelihood.js";
import { createRng } from "../src/random/philox.js";
import { expectClose } from "./close.js";

const flips = [0, 0, 0, 1, 0];

describe("the likelihood of a coin", () => {
  it("is θ(1 − θ)⁴: 0.08192 at its maximum 1/5", () => {
    expectClose(likelihood(bernoulli, flips, { prob: 0.2 }), 0.08192, { relative: 1e-15 }, "L(1/5)");
    expectClose(
      negativeLogLikelihood(bernoulli, flips, { prob: 0.2 }),
      2.502012,
      { relative: 0, absolute: 5e-7 },
      "NLL",
    );
    expect(bernoulli.fit(flips).theta.prob).toBe(0.2);
    expectClose(bernoulli.fit(flips).logLikelihood, Math.log(0.08192), { relative: 1e-15 }, "log L");
  });

  it("knows 0⁰ = 1: certainty that is right costs nothing, certainty that is wrong everything", () => {
    expect(likelihood(bernoulli, [0, 0], { prob: 0 })).toBe(1);
    expect(likelihood(bernoulli, [1, 1], { prob: 1 })).toBe(1);
    expect(logLikelihood(bernoulli, [0, 1], { prob: 0 })).toBe(-Infinity);
    expect(negativeLogLikelihood(bernoulli, [0, 1], { prob: 1 })).toBe(Infinity);
    expect(bernoulli.entropy({ prob: 0 })).toBe(0);
    expect(bernoulli.klDivergence({ prob: 0 }, { prob: 0 })).toBe(0);
    expect(bernoulli.klDivergence({ prob: 0.5 }, { prob: 0 })).toBe(Infinity);
  });

  it("is a curve of the parameter that does not integrate to one", () => {
    const axis = Float64Array.from({ length: 1001 }, (_, i) => i / 1000);
    const curve = logLikelihoodGrid(bernoulli, flips, { prob: axis }).map(Math.exp);
    expect(axis[curve.indexOf(Math.max(...curve))]).toBe(0.2);
    const area = curve.reduce((sum, value) => sum + value, 0) / 1000;
    expect(area).toBeCloseTo(1 / 30, 5);
  });

  it("is one number by probability and by logit", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (logit) => {
        const byLogit = logLikelihood(bernoulliLogit, flips, { logit });
        const byProbability = logLikelihood(bernoulli, flips, { prob: bernoulliLogit.mean({ logit }) });
        expectClose(byLogit, byProbability, { relative: 1e-12 }, `logit ${logit}`);
      }),
    );
  });
});

describe("the likelihood of the normal", () => {
  const y = [-1, 0, 1];
  const scale = Math.sqrt(2 / 3);

  it("peaks at μ = 0 and σ = √(2/3), with NLL 3.648618", () => {
    const { theta, logLikelihood: highest } = normal.fit(y);
    expect(theta.loc).toBe(0);
    expectClose(theta.scale, scale, { relative: 1e-15 }, "σ̂");
    expectClose(negativeLogLikelihood(normal, y, theta), 3.648618, { relative: 0, absolute: 5e-7 }, "NLL");
    expectClose(highest, -negativeLogLikelihood(normal, y, theta), { relative: 1e-15 }, "log L");
    expectClose(likelihood(normal, y, theta), 0.0260271, { relative: 0, absolute: 5e-8 }, "L");
  });

  it("as a grid has the first axis outermost, in the order of the axes given", () => {
    const loc = Float64Array.of(-1, 0, 1);
    const axis = Float64Array.of(0.5, scale);
    const rows = logLikelihoodGrid(normal, y, { loc, scale: axis });
    expect(rows.length).toBe(6);
    expectClose(rows[1 * 2 + 1], logLikelihood(normal, y, { loc: 0, scale }), { relative: 0 }, "loc outer");
    const columns = logLikelihoodGrid(normal, y, { scale: axis, loc });
    expect(columns[1 * 3 + 1]).toBe(rows[1 * 2 + 1]);
    expect(logLikelihoodGrid(normal, y, { loc }, { scale })[1]).toBe(rows[3]);
  });

  it("exceeds one for a narrow density, and the product overflows where the sum does not", () => {
    const many = new Float64Array(200);
    expectClose(
      logLikelihood(normal, many, { loc: 0, scale: 0.01 }),
      200 * Math.log(100 / Math.sqrt(2 * Math.PI)),
      { relative: 1e-14 },
      "log L",
    );
    expect(likelihood(normal, many, { loc: 0, scale: 0.01 })).toBe(Infinity);
    expect(likelihood(bernoulli, new Float64Array(1075), { prob: 0.5 })).toBe(0);
    expectClose(
      logLikelihood(bernoulli, new Float64Array(1075), { prob: 0.5 }),
      -1075 * Math.LN2,
      { relative: 1e-15 },
      "sum",
    );
  });

  it("fits far from the origin as well as near it", () => {
    const far = normal.fit(y.map((value) => value * 1e-3 + 1e6));
    expectClose(far.theta.loc, 1e6, { relative: 1e-16 }, "μ̂");
    expectClose(far.theta.scale, scale * 1e-3, { relative: 1e-7 }, "σ̂, limited by the rounding of y");
  });

  it("has no maximum for equal observations", () => {
    expect(normal.fit([2, 2])).toMatchObject({ converged: false, reason: "unbounded", logLikelihood: Infinity });
  });
});

describe("samples and sums", () => {
  it("empty: the empty product is 1", () => {
    expect(likelihood(normal, [], { loc: 0, scale: 1 })).toBe(1);
    expect(negativeLogLikelihood(normal, [], { loc: 0, scale: 1 })).toBe(0);
  });

  it("a vector family is summed in the same way", () => {
    const theta = { prob: [0.25, 0.25, 0.5] };
    expectClose(logLikelihood(categorical, [0, 1, 2, 2], theta), Math.log(1 / 64), { relative: 1e-15 }, "log L");
    expectClose(likelihood(categorical, [0, 1, 2, 2], theta), 1 / 64, { relative: 1e-15 }, "L");
  });

  it("the fit is above every other parameter", () => {
    const rng = createRng(2, "samples");
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.05, max: 9, noNaN: true }),
        (loc, scale) => {
          const y = Float64Array.from({ length: 20 }, () => rng.normal());
          expect(normal.fit(y).logLikelihood).toBeGreaterThanOrEqual(logLikelihood(normal, y, { loc, scale }));
        },
      ),
    );
  });
});

describe("bad input", () => {
  it.each([
    [() => bernoulli.fit([0, 2]), "target-outside-support", /y\[1\] is 2/],
    [() => bernoulli.fit([0, 0.5]), "target-outside-support", /an integer from 0 to 1/],
    [() => normal.fit([1, NaN]), "target-not-finite", /y\[1\] is NaN/],
    [() => normal.fit([]), "sample-empty", /Pass some data/],
    [() => normal.fit([1, 2], { weights: [1] }), "weights-length", /1 weights for 2 rows/],
    [() => normal.fit([1, 2], { weights: [1, -1] }), "weight-invalid", /weights\[1\] is -1/],
    [() => categorical.fit([0, 3], { classes: 3 }), "target-outside-support", /from 0 to 2/],
    [() => logLikelihoodGrid(normal, [1], {}), "grid-axes-invalid", /nothing/],
    [() => logLikelihoodGrid(normal, [1], { loc: [0] }), "parameter-missing", /needs scale/],
  ])("%s is refused", (call, code, message) => {
    expect(call).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });
});

describe("log densities with parameters of their own for each row", () => {
  const y = [0.5, -1, 3];

  it("is logProb at the row's parameters, for columns, numbers and both", () => {
    const loc = [0, 1, 2];
    const scale = Float64Array.of(1, 2, 0.5);
    const out = new Float64Array(3);
    const expected = (at: (i: number) => { loc: number; scale: number }) => y.map((v, i) => normal.logProb(v, at(i)));
    expect(Array.from(logProbRowsInto(normal, y, { loc, scale }, out))).toEqual(
      expected((i) => ({ loc: loc[i], scale: scale[i] })),
    );
    expect(Array.from(logProbRowsInto(normal, y, { loc, scale: 2 }, out))).toEqual(
      expected((i) => ({ loc: loc[i], scale: 2 })),
    );
    expect(Array.from(logProbRowsInto(normal, y, { loc: 1, scale: 2 }, out))).toEqual(
      expected(() => ({ loc: 1, scale: 2 })),
    );
    const t = { df: [3, 4, 5], loc, scale };
    expect(logProbRowsInto(studentT, y, t, out)[2]).toBe(studentT.logProb(3, { df: 5, loc: 2, scale: 0.5 }));
  });

  it("names the first row whose parameter is invalid, a column of the wrong length and a wrong output", () => {
    const out = new Float64Array(3);
    expect(() => logProbRowsInto(normal, y, { loc: 0, scale: [1, 0, -1] }, out)).toThrow(/scale\[1\] is 0/);
    expect(() => logProbRowsInto(normal, y, { loc: NaN, scale: 1 }, out)).toThrow(/loc is NaN/);
    expect(() => logProbRowsInto(normal, y, { loc: [1, 2], scale: 1 }, out)).toThrow(/2 values for 3 rows/);
    expect(() => logProbRowsInto(normal, y, { loc: 0, scale: 1 }, new Float64Array(2))).toThrow(/out has 2/);
  });
});
