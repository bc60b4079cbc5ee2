import { describe, expect, it } from "vitest";
import { classPosteriors } from "../../src/decisions/class-posteriors.js";
import { adjustPriors, estimatePriors } from "../../src/decisions/prior-shift.js";
import * as normal from "../../src/families/normal.js";
import { createRng } from "../../src/random/philox.js";
import { expectClose } from "../close.js";

/** Draws from three normals at −2, 0 and 3 with the given shares. */
function draw(rows: number, shares: readonly number[], seed: number) {
  const rng = createRng(seed, "classes");
  const labels = Array.from({ length: rows }, () => {
    const u = rng.uniform();
    return u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;
  });
  const locations = [-2, 0, 3];
  const x = labels.map((k) => locations[k] + rng.normal());
  const logDensities = x.flatMap((value) => locations.map((loc) => normal.logProb(value, { loc, scale: 1 })));
  return { labels, logDensities };
}

const even = [1 / 3, 1 / 3, 1 / 3];
const shifted = [0.7, 0.05, 0.25];

describe("priors", () => {
  it("of two normals give the logistic posterior", () => {
    const x = [-1, 0, 0.5, 4];
    const densities = x.flatMap((value) => [-1, 1].map((loc) => normal.logProb(value, { loc, scale: 1 })));
    const found = classPosteriors(densities, [0.8, 0.2]);
    x.forEach((value, row) => {
      expectClose(found[2 * row + 1], 1 / (1 + 4 * Math.exp(-2 * value)), { relative: 1e-13 }, `at ${value}`);
    });
  });

  it("of zero rule a class out, however dense it is", () => {
    expect(Array.from(classPosteriors([0, -2000, -2000], [0, 0.5, 0.5]))).toEqual([0, 0.5, 0.5]);
  });

  it("can be exchanged: the corrected posteriors are those of the new priors", () => {
    const { logDensities } = draw(200, even, 1);
    const corrected = adjustPriors(classPosteriors(logDensities, even), even, shifted);
    const direct = classPosteriors(logDensities, shifted);
    corrected.forEach((p, at) => {
      expectClose(p, direct[at], { relative: 1e-11, absolute: 1e-15 }, `${at}`);
    });
  });

  it("are found from rows without labels, to their standard errors, with a bound on what is missing", () => {
    const { logDensities, labels } = draw(4000, shifted, 2);
    const old = classPosteriors(logDensities, even);
    const found = estimatePriors(old, even);
    expect(found.converged).toBe(true);
    expect(found.gap).toBeLessThanOrEqual(1e-9);
    shifted.forEach((share, k) => {
      // Labels alone would know a share to √(π(1 − π)/n) = 0.007; overlap doubles that for the middle class.
      expect(Math.abs(found.priors[k] - share)).toBeLessThan(0.035);
    });
    // No other shares are better: not those drawn, nor those of the labels.
    const frequencies = even.map((_, k) => labels.filter((label) => label === k).length / labels.length);
    for (const other of [shifted, frequencies]) {
      let sum = 0;
      for (let row = 0; row < labels.length; row++) {
        sum += Math.log(other.reduce((mass, share, k) => mass + 3 * share * old[3 * row + k], 0)) / labels.length;
      }
      expect(sum).toBeLessThanOrEqual(found.logLikelihood + 1e-9);
    }
  });

  it("of an absent class go to zero, and the answer says so", () => {
    const { logDensities } = draw(500, [0.5, 0, 0.5], 3);
    const absent = logDensities.map((value, at) => (at % 3 === 1 ? value - 20 : value));
    const found = estimatePriors(classPosteriors(absent, even), even);
    expect(found).toMatchObject({ converged: true, reason: "boundary" });
    expect(found.priors[1]).toBeLessThan(1e-6);
    expect(found.message).toMatch(/class 1 goes to 0/);
  });

  it("are refused where they cannot be", () => {
    expect(() => adjustPriors([0.5, 0.5], [1, 0], [0.5, 0.5])).toThrow(/prior-zero/);
    expect(() => adjustPriors([1, 0], [0.5, 0.5], [0, 1])).toThrow(/prior-zero/);
    expect(() => adjustPriors([0.5, 0.5], [0.5, 0.5], [0.2, 0.3, 0.5])).toThrow(/probabilities-length/);
    expect(() => adjustPriors([0.5, 0.6], [0.5, 0.5], [0.5, 0.5])).toThrow(/probabilities-not-normalised/);
    expect(() => estimatePriors([0.5, 0.5, 1], [0.5, 0.5])).toThrow(/shape-mismatch/);
    expect(() => estimatePriors([0.5, 0.5], [0.5, 0.5], 0)).toThrow(/option-invalid/);
    expect(() => classPosteriors([1, 2, 3], [0.5, 0.5])).toThrow(/shape-mismatch/);
    expect(() => classPosteriors([-Infinity, -Infinity], [0.5, 0.5])).toThrow(/density-invalid/);
  });
});
