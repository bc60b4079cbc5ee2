import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as ordinalLogit from "../src/families/ordinal-logit.js";
import * as ordinalProbit from "../src/families/ordinal-probit.js";
import { weightedSum } from "../src/sample.js";
import { expectClose } from "./close.js";
import { referenceJson } from "./reference-data.js";

interface Row {
  readonly id: string;
  readonly model: string;
  readonly link: string;
  readonly X: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly weights?: readonly number[];
  readonly mle: { readonly coef: readonly number[]; readonly zeta: readonly number[]; readonly logLik: number };
}

const rows = referenceJson<{ fits: readonly Row[] }>("fits.json").fits.filter((row) => row.model === "polr");
const families = [
  ["ordinal-logit", ordinalLogit],
  ["ordinal-probit", ordinalProbit],
] as const;

describe("the convention of proportional-odds regression, P(y ≤ j) = F(ζⱼ − xᵀβ)", () => {
  it.each(rows.map((row) => [row.id, row] as const))("%s: log-likelihood and zero score at the maximum", (_id, row) => {
    const family = row.link === "probit" ? ordinalProbit : ordinalLogit;
    const { coef, zeta, logLik } = row.mle;
    const thetas = row.X.map((x) => ({ loc: [x.reduce((sum, value, k) => sum + value * coef[k], 0)], cuts: zeta }));
    const weight = (i: number) => row.weights?.[i] ?? 1;
    const logs = row.y.map((y, i) => weight(i) * family.logProb(y, thetas[i]));
    expectClose(weightedSum(logs), logLik, { relative: 1e-13 }, "log-likelihood");
    const total = new Float64Array(coef.length + zeta.length);
    const scale = total.slice();
    row.y.forEach((y, i) => {
      const score = family.score(y, thetas[i], new Float64Array(zeta.length + 1));
      const terms = [...coef.map((_, k) => score[0] * row.X[i][k]), ...score.slice(1)].map((s) => weight(i) * s);
      terms.forEach((term, k) => {
        total[k] += term;
        scale[k] += Math.abs(term);
      });
    });
    for (const [k, sum] of total.entries())
      expectClose(sum, 0, { relative: 0, absolute: 1e-13 * scale[k] }, `score ${k}`);
  });
});

describe.each(families)("%s", (_name, family) => {
  const cuts = fc
    .array(fc.integer({ min: -4e9, max: 4e9 }), { minLength: 1, maxLength: 5 })
    .map((values) => Float64Array.from([...new Set(values)], (value) => value * 1e-9).sort());
  const loc = fc.double({ min: -30, max: 30, noNaN: true }).map((value) => [value]);

  it("masses sum to one and are positive, however far the position and close the cut points", () => {
    fc.assert(
      fc.property(loc, cuts, (loc, cuts) => {
        const theta = { loc, cuts };
        let sum = 0;
        for (let y = 0; y <= cuts.length; y++) {
          const log = family.logProb(y, theta);
          expect(log).toBeGreaterThan(-Infinity);
          sum += Math.exp(log);
          expectClose(family.cdf(y, theta), sum, { relative: 1e-12, absolute: 1e-14 }, `cdf(${y})`);
          expectClose(
            Math.exp(family.logSurvival(y, theta)),
            family.survival(y, theta),
            { relative: 1e-12 },
            "survival",
          );
        }
        expectClose(sum, 1, { relative: 1e-13 }, "total");
      }),
    );
  });

  it("keeps the digits between cut points 1e-9 apart", () => {
    const width = 1e-9;
    const theta = { loc: [0], cuts: [0.3, 0.3 + width] };
    const exact = theta.cuts[1] - theta.cuts[0];
    const density = family === ordinalLogit ? Math.exp(0.3) / (1 + Math.exp(0.3)) ** 2 : 0.3813878154605241;
    expectClose(Math.exp(family.logProb(1, theta)), exact * density, { relative: 1e-9 }, "mass");
  });

  it("answers NaN where the cut points fall, and refuses what is no class", () => {
    expect(family.logProb(1, { loc: [0], cuts: [1, -1] })).toBeNaN();
    expect(() => family.fit([0, 1.5])).toThrow(/y\[1\] is 1.5/);
    expect(() => family.fit([0, 3], { classes: 3 })).toThrow(/y\[1\] is 3/);
    expect(family.fit([0, 2, 2])).toMatchObject({ converged: false, reason: "boundary" });
  });

  it("fits the cumulative shares, with the scores summing to zero", () => {
    const y = [0, 0, 1, 2, 2, 2, 3];
    const { theta, logLikelihood } = family.fit(y);
    expectClose(family.cdf(1, theta), 3 / 7, { relative: 1e-14 }, "cdf");
    const total = new Float64Array(4);
    for (const value of y) {
      family.score(value, theta, new Float64Array(4)).forEach((s, k) => {
        total[k] += s;
      });
    }
    for (const sum of total) expectClose(sum, 0, { relative: 0, absolute: 1e-13 }, "score");
    const logs = family.logProbInto(y, theta, new Float64Array(7));
    expectClose(weightedSum(logs), logLikelihood, { relative: 1e-14 }, "log-likelihood");
  });
});
