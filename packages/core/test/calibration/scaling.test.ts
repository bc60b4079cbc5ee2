import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyBetaScaling, fitBetaScaling } from "../../src/calibration/beta-scaling.js";
import { isotonicRegression, isotonicValue } from "../../src/calibration/isotonic-regression.js";
import { applyIsotonicScaling, fitIsotonicScaling } from "../../src/calibration/isotonic-scaling.js";
import { applyPlattScaling, fitPlattScaling } from "../../src/calibration/platt-scaling.js";
import { applyTemperature, fitTemperature } from "../../src/calibration/temperature-scaling.js";
import { applyVectorScaling, fitVectorScaling } from "../../src/calibration/vector-scaling.js";
import { expectClose } from "../close.js";
import { scoringReference } from "../scoring/scoring-reference.js";

const tolerance = { relative: 1e-11 };

describe("temperature scaling", () => {
  it("names what has no finite optimum", () => {
    const right = fitTemperature([2, 0, 0, 1, 3, 3], [0, 1, 0]);
    expect(right).toMatchObject({ temperature: 0, converged: false, reason: "separation" });
    // At temperature 0 the tie of the last row is an even chance.
    expect(right.nll).toBeCloseTo(Math.LN2 / 3, 15);
    const useless = fitTemperature([2, 0, 0, 1], [1, 0]);
    expect(useless).toMatchObject({ temperature: Infinity, converged: false, reason: "boundary" });
    expect(useless.nll).toBe(Math.LN2);
    expect(fitTemperature([1, 1, 2, 2], [0, 1])).toMatchObject({ temperature: NaN, converged: false, reason: "flat" });
    expect(() => applyTemperature([1, 2], 0)).toThrow(/option-invalid/);
  });

  it("finds extreme temperatures, and those of shifted logits", () => {
    const labels = [1, 0, 0, 1, 1, 0];
    const logits = [2, 1, -1, 3, -2, -1];
    const { temperature } = fitTemperature(logits, labels);
    for (const factor of [1e-6, 1e-3, 1e3, 1e6]) {
      const scaled = fitTemperature(
        logits.map((z) => z * factor),
        labels,
      );
      expect(scaled.converged).toBe(true);
      expectClose(scaled.temperature, temperature * factor, tolerance, `factor ${factor}`);
    }
    const shifted = logits.flatMap((z, row) => [100 * row, 100 * row + z]);
    expectClose(fitTemperature(shifted, labels).temperature, temperature, { relative: 1e-10 }, "shift");
  });
});

describe("vector scaling", () => {
  const { logits, labels, scales, shifts, nll } = scoringReference.vector;

  it("finds the optimum of 40 digits", () => {
    const fit = fitVectorScaling(logits.flat(), labels);
    expect(fit.converged).toBe(true);
    scales.forEach((value, k) => {
      expectClose(fit.scales[k], value, tolerance, `scale ${k}`);
      expectClose(fit.shifts[k], shifts[k], { relative: 1e-11, absolute: 1e-13 }, `shift ${k}`);
    });
    expectClose(fit.nll, nll, { relative: 1e-14 }, "nll");
    const again = fitVectorScaling(applyVectorScaling(logits.flat(), fit), labels);
    expectClose(again.scales[0], 1, tolerance, "scale of the scaled");
  });

  it("names separation and flat directions", () => {
    const apart = [0, 1, 2, 0, 1, 2, 0, 1].flatMap((k) => [0, 1, 2].map((j) => (j === k ? 1 : 0)));
    expect(fitVectorScaling(apart, [0, 1, 2, 0, 1, 2, 0, 1])).toMatchObject({ converged: false, reason: "separation" });
    const constant = [0, 1, 0, 1, 1, 0].flatMap((_, row) => [1, row % 3]);
    expect(fitVectorScaling(constant, [0, 1, 0, 1, 1, 0])).toMatchObject({ converged: false, reason: "flat" });
  });
});

describe("Platt scaling", () => {
  const { scores, labels, slope, intercept, nll, smoothed } = scoringReference.platt;

  it("finds the optimum of 40 digits, with labels and with smoothed targets", () => {
    const fit = fitPlattScaling(scores, labels);
    expectClose(fit.slope, slope, tolerance, "slope");
    expectClose(fit.intercept, intercept, tolerance, "intercept");
    expectClose(fit.nll, nll, { relative: 1e-14 }, "nll");
    const soft = fitPlattScaling(scores, labels, { targets: "smoothed" });
    expectClose(soft.slope, smoothed.slope, tolerance, "smoothed slope");
    expectClose(soft.intercept, smoothed.intercept, tolerance, "smoothed intercept");
    expect(applyPlattScaling([-fit.intercept / fit.slope], fit)[0]).toBeCloseTo(0.5, 14);
  });

  it("has no finite optimum where the scores part the classes, unless the targets are smoothed", () => {
    const parted = [-2, -1, 1, 2];
    expect(fitPlattScaling(parted, [0, 0, 1, 1])).toMatchObject({ converged: false, reason: "separation" });
    expect(fitPlattScaling(parted, [0, 0, 1, 1], { targets: "smoothed" }).converged).toBe(true);
  });
});

describe("beta scaling", () => {
  const { probabilities, labels, a, b, c, nll } = scoringReference.beta;

  it("finds the optimum of 40 digits", () => {
    const fit = fitBetaScaling(probabilities, labels);
    expectClose(fit.a, a, tolerance, "a");
    expectClose(fit.b, b, tolerance, "b");
    expectClose(fit.c, c, { relative: 1e-10 }, "c");
    expectClose(fit.nll, nll, { relative: 1e-14 }, "nll");
    expect(fit.reason).toBe("converged");
    expectClose(applyBetaScaling([0.3], { a: 1, b: 1, c: 0 })[0], 0.3, { relative: 1e-15 }, "identity");
  });

  it("stays on the boundary where the map would fall, and says so", () => {
    const falling = fitBetaScaling([0.1, 0.2, 0.3, 0.6, 0.7, 0.9], [1, 1, 0, 1, 0, 0]);
    expect(falling).toMatchObject({ a: 0, b: 0, converged: false, reason: "boundary" });
    expect(falling.c).toBeCloseTo(0, 12);
    const one = fitBetaScaling([0.1, 0.3, 0.4, 0.6, 0.8, 0.9], [0, 1, 0, 0, 1, 1]);
    expect(Math.min(one.a, one.b)).toBe(0);
    expect(Math.max(one.a, one.b)).toBeGreaterThan(0);
    expect(one.reason).toBe("boundary");
  });
});

describe("isotonic regression", () => {
  it("agrees with scikit-learn, weights and ties included", () => {
    const { scores, labels, weights, isotonicAt, isotonic } = scoringReference.binary;
    const fit = isotonicRegression(scores, labels, weights);
    isotonicAt.forEach((x, i) => {
      expectClose(isotonicValue(fit, x), isotonic[i], { relative: 1e-13, absolute: 1e-15 }, `at ${x}`);
    });
  });

  it("is the least-squares fit: its residuals sum to zero in every block, and no rising step lowers the sum", () => {
    const row = fc.record({ x: fc.integer({ min: 0, max: 12 }), y: fc.double({ min: -1, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const x = rows.map((each) => each.x);
        const y = rows.map((each) => each.y);
        const fit = isotonicRegression(x, y);
        const residuals = y.map((value, i) => value - isotonicValue(fit, x[i]));
        // Karush–Kuhn–Tucker: the residuals above any point sum to at most 0, and are orthogonal to the fit.
        for (let from = 0; from <= 12; from++) {
          const above = residuals.reduce((sum, value, i) => (x[i] >= from ? sum + value : sum), 0);
          expect(above).toBeLessThan(1e-12);
        }
        const inner = residuals.reduce((sum, value, i) => sum + value * isotonicValue(fit, x[i]), 0);
        expect(Math.abs(inner)).toBeLessThan(1e-12);
        fit.blocks.forEach((block, i) => {
          if (i > 0) expect(block.value).toBeGreaterThan(fit.blocks[i - 1].value);
        });
      }),
    );
  });

  it("calibrates with a certificate that warns of certainty", () => {
    const fit = fitIsotonicScaling([1, 2, 3, 4], [0, 1, 0, 1]);
    expect(fit.nll).toBeCloseTo(Math.LN2 / 2, 15);
    expect(fit.message).toMatch(/3 values, 0 and 1 among them/);
    expect(Array.from(applyIsotonicScaling([0, 1.5, 2.5, 9], fit))).toEqual([0, 0.25, 0.5, 1]);
  });
});

describe("refusals", () => {
  it("say what is wrong and how to mend it", () => {
    expect(() => fitTemperature([1, 2, NaN, 3], [0, 1])).toThrow(/row 1, class 0.*logit-not-finite/);
    expect(() => fitTemperature([1, 2], [0, 2])).toThrow(/label-invalid/);
    expect(() => fitTemperature([], [])).toThrow(/sample-empty/);
    expect(() => fitTemperature([1, 2, 3], [0, 1])).toThrow(/shape-mismatch/);
    expect(() => fitVectorScaling([1, 2, 3, 4, 2, 2], [0, 1, 1])).toThrow(/3 rows for 3.*too-few-rows/);
    expect(() => fitPlattScaling([1, 2], [0, 1])).toThrow(/too-few-rows/);
    expect(() => fitPlattScaling([1, 2, 3], [1, 1, 1])).toThrow(/all 3 labels are 1.*one-class/);
    expect(() => fitPlattScaling([1, Infinity, 3], [1, 0, 1])).toThrow(/input-not-finite/);
    expect(() => fitBetaScaling([0.1, 0.2, 1, 0.4], [0, 1, 0, 1])).toThrow(
      /probabilities\[2\] is 1.*probability-invalid/,
    );
    expect(() => fitIsotonicScaling([1, 2, 3], [0, 0, 0])).toThrow(/one-class/);
    expect(() => isotonicRegression([], [])).toThrow(/sample-empty/);
    expect(() => isotonicRegression([1, NaN], [0, 1])).toThrow(/input-not-finite/);
    expect(() => isotonicRegression([1], [0, 1])).toThrow(/shape-mismatch/);
    expect(() => applyVectorScaling([1, 2, 3], { scales: [1, 1], shifts: [0, 0] })).toThrow(/shape-mismatch/);
  });
});
