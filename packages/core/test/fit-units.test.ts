import { describe, expect, it } from "vitest";
import { censored } from "../src/combinators/censored.js";
import { truncated } from "../src/combinators/truncated.js";
import * as cauchy from "../src/families/cauchy.js";
import * as chiSquared from "../src/families/chi-squared.js";
import * as gamma from "../src/families/gamma.js";
import * as gumbel from "../src/families/gumbel.js";
import * as halfNormal from "../src/families/half-normal.js";
import * as inverseGaussian from "../src/families/inverse-gaussian.js";
import * as logistic from "../src/families/logistic.js";
import * as normal from "../src/families/normal.js";
import * as studentT from "../src/families/student-t.js";
import * as weibull from "../src/families/weibull.js";
import { createRng } from "../src/random/philox.js";

const sample = [1, 2, 4, 3, 7, 5, 40];

describe.each([logistic, cauchy, studentT, gumbel])("the fit of $name", (family) => {
  const plain = family.fit(sample);

  it.each([1e-100, 1e-30, 1e-8, 1e4, 1e6, 1e30, 1e100])("is the same in units of %s", (unit) => {
    const found = family.fit(sample.map((value) => value * unit));
    expect([found.reason, found.converged]).toEqual(["converged", true]);
    expect(found.theta.loc / unit).toBeCloseTo(plain.theta.loc, 7);
    expect(found.theta.scale / unit).toBeCloseTo(plain.theta.scale, 7);
    expect(found.logLikelihood).toBeCloseTo(plain.logLikelihood - sample.length * Math.log(unit), 7);
  });

  it("is the same far from 0", () => {
    const found = family.fit(sample.map((value) => value + 1e9));
    expect(found.converged).toBe(true);
    expect(found.theta.loc - 1e9).toBeCloseTo(plain.theta.loc, 5);
    expect(found.logLikelihood).toBeCloseTo(plain.logLikelihood, 5);
  });

  it("keeps what is given to the last digit", () => {
    const y = sample.map((value) => value * 1e4);
    expect(family.fit(y, { fixed: { loc: 30000.1 } }).theta.loc).toBe(30000.1);
    const { theta, converged } = family.fit(y, { fixed: { scale: 12345.6 } });
    expect([theta.scale, converged]).toEqual([12345.6, true]);
    expect(() => family.fit(y, { fixed: { scale: -1 } })).toThrow("scale");
  });
});

it.each([1e-200, 1e-8, 1e6, 1e200])("the fit of an inverse Gaussian is the same in units of %s", (unit) => {
  const { theta, logLikelihood } = inverseGaussian.fit(sample);
  const found = inverseGaussian.fit(sample.map((value) => value * unit));
  expect(found.theta.mean / unit / theta.mean).toBeCloseTo(1, 13);
  expect(found.theta.shape / unit / theta.shape).toBeCloseTo(1, 13);
  expect(found.logLikelihood).toBeCloseTo(logLikelihood - sample.length * Math.log(unit), 9);
});

it.each([censored, truncated])("the fit of a %o normal distribution is the same in units of a million", (observed) => {
  const y = [0.3, 0.1, 1, 2, 3, 0.5, 1.5, 1.2];
  const family = observed(normal, { low: 0 });
  const found = family.fit?.(y.map((value) => value * 1e6));
  expect(found?.converged).toBe(true);
  expect((found?.theta.loc ?? NaN) / 1e6).toBeCloseTo(family.fit?.(y).theta.loc ?? NaN, 6);
});

it.each([censored, truncated])("the fit of a %o normal distribution is the same a million away from 0", (observed) => {
  const y = [0.3, 0.1, 1, 2, 3, 0.5, 1.5, 1.2];
  const found = observed(normal, { low: 1e6 }).fit?.(y.map((value) => value + 1e6));
  expect(found?.converged).toBe(true);
  expect((found?.theta.loc ?? NaN) - 1e6).toBeCloseTo(observed(normal, { low: 0 }).fit?.(y).theta.loc ?? NaN, 6);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "Student's t says that the normal distribution fits best wherever it does: sample %d",
  (seed) => {
    const rng = createRng(seed, "normal sample", 0);
    const y = Array.from({ length: 300 }, () => normal.sample(rng, { loc: 0, scale: 1 }));
    const { theta, reason } = studentT.fit(y);
    // What stopped on the way there, at a hundred thousand million degrees of freedom, was called converged.
    expect(reason).toBe(theta.df > 1e5 ? "boundary" : "converged");
  },
);

it("a truncated normal that is best infinitely far away says so", () => {
  const found = truncated(normal, { low: 0 }).fit([0.1, 0.2, 0.5, 1, 3, 8]);
  expect([found.reason, found.message]).toEqual(["boundary", expect.stringContaining("loc shrinks without bound")]);
});

it.each([censored, truncated])("%o refuses a bound that it does not know", (observed) => {
  expect(() => observed(normal, { lower: 0 } as never)).toThrow('there is no bound "lower"; expected { low, high }');
  expect(() => observed(normal, undefined as never)).toThrow("[bounds-invalid]");
});

describe("a density at infinity", () => {
  const at = Float64Array.of(Infinity);
  const out = new Float64Array(1);

  it.each([
    { shape: 2.5, rate: 1.5 },
    { shape: 0.4, rate: 30 },
  ])("vanishes for the gamma distribution with %o", (theta) => {
    expect([gamma.logProb(Infinity, theta), gamma.logProbInto(at, theta, out)[0]]).toEqual([-Infinity, -Infinity]);
  });

  it("vanishes for the chi-squared and the Weibull distribution", () => {
    expect(chiSquared.logProb(Infinity, { df: 4 })).toBe(-Infinity);
    const theta = { shape: 1.5, scale: 2 };
    expect([weibull.logProb(Infinity, theta), weibull.logProbInto(at, theta, out)[0]]).toEqual([-Infinity, -Infinity]);
  });
});

describe("the fit of a normal", () => {
  it.each([2 ** -1000, 2 ** -540, 2 ** 520, 2 ** 1000])("has the same bits in units of %s", (unit) => {
    const plain = normal.fit(sample);
    const found = normal.fit(sample.map((value) => value * unit));
    expect(found.theta).toEqual({ loc: plain.theta.loc * unit, scale: plain.theta.scale * unit });
    expect(found.reason).toBe("closed-form");
    expect(found.logLikelihood).toBeCloseTo(plain.logLikelihood - sample.length * Math.log(unit), 8);
  });
});

describe("the fit of a half-normal", () => {
  it.each([1e-200, 1e200])("is the same in units of %s", (unit) => {
    const found = halfNormal.fit(sample.map((value) => value * unit));
    expect(found.theta.scale / unit).toBeCloseTo(halfNormal.fit(sample).theta.scale, 9);
  });

  it("takes no notice of a row without weight", () => {
    const weights = [1, 1, 1, 1, 1, 1, 1, 0];
    expect(halfNormal.fit([...sample, 1e300], { weights }).theta).toEqual(halfNormal.fit(sample).theta);
  });
});
