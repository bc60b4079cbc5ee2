import { describe, expect, it } from "vitest";
import { accuracy, topAccuracy, zeroOneScore } from "../../src/scoring/accuracy.js";
import { brierDecomposition, classBrierDecomposition } from "../../src/scoring/brier-decomposition.js";
import { binaryBrierScore, brierScore } from "../../src/scoring/brier-score.js";
import { checkProper } from "../../src/scoring/check-proper.js";
import { logScore, meanLogScoreOfLogits } from "../../src/scoring/log-score.js";
import { rankedProbabilityScore } from "../../src/scoring/ranked-probability-score.js";
import { meanScore, type ScoringRule } from "../../src/scoring/scoring-rule.js";
import { sphericalScore } from "../../src/scoring/spherical-score.js";
import { expectClose } from "../close.js";
import { scoringReference } from "./scoring-reference.js";

const exact = { relative: 1e-14, absolute: 1e-16 };

describe("scores of classes", () => {
  it.each([brierScore, rankedProbabilityScore, logScore, sphericalScore])(
    "%o is no number for an outcome that is no class",
    (rule) => {
      expect(rule([0.5, 0.5], 1)).not.toBeNaN();
      for (const outcome of [2, -1, 0.5, Number.NaN]) expect(rule([0.5, 0.5], outcome), `${outcome}`).toBeNaN();
    },
  );

  const { probabilities, labels, ...expected } = scoringReference.classes;
  const flat = probabilities.flat();

  it("agree with scikit-learn and with exact fractions", () => {
    expect(accuracy(flat, labels)).toBe(expected.accuracy);
    expect(topAccuracy(flat, labels, 2)).toBe(expected.top2);
    expect(topAccuracy(flat, labels, 3)).toBe(1);
    expectClose(meanScore(brierScore, flat, labels), expected.brier, exact, "Brier");
    expectClose(meanScore(rankedProbabilityScore, flat, labels), expected.rankedProbability, exact, "RPS");
    expect(meanScore(zeroOneScore, flat, labels)).toBeCloseTo(1 - expected.accuracy, 15);
  });

  it("weigh rows as repetition does", () => {
    const twice = meanScore(logScore, [0.2, 0.8, 0.2, 0.8, 0.6, 0.4], [1, 1, 0]);
    expectClose(meanScore(logScore, [0.2, 0.8, 0.6, 0.4], [1, 0], [2, 1]), twice, exact, "weights");
  });

  it("of logits keep what softmax would lose", () => {
    expect(meanLogScoreOfLogits([0, 1000, 3, 3], [0, 1])).toBeCloseTo((1000 + Math.LN2) / 2, 12);
  });

  it("give an infinite log score to what was excluded, and 0 to certainty", () => {
    expect(logScore([0, 1], 0)).toBe(Infinity);
    expect(Object.is(logScore([0, 1], 1), 0)).toBe(true);
  });

  it("agree between a yes or no and its two classes", () => {
    const p = [0.125, 0.5, 0.75];
    const y = [0, 1, 1];
    const both = p.flatMap((value) => [1 - value, value]);
    expectClose(2 * binaryBrierScore(p, y), meanScore(brierScore, both, y), exact, "Brier");
  });
});

describe("Brier's decomposition", () => {
  const { scores, labels, decomposition, decomposition5 } = scoringReference.binary;

  it("by distinct forecasts is Murphy's", () => {
    const found = brierDecomposition(scores, labels);
    for (const key of Object.keys(decomposition) as (keyof typeof decomposition)[]) {
      expectClose(found[key], decomposition[key], exact, key);
    }
    expect(found.withinBinVariance).toBe(0);
    expectClose(found.reliability - found.resolution + found.uncertainty, found.score, exact, "sum");
  });

  it("by bins names what grouping leaves", () => {
    const found = brierDecomposition(scores, labels, { bins: 5 });
    for (const key of Object.keys(decomposition5) as (keyof typeof decomposition5)[]) {
      expectClose(found[key], decomposition5[key], exact, key);
    }
    expect(found.withinBinVariance).toBeGreaterThan(1e-3);
    const { reliability, resolution, uncertainty, withinBinVariance, withinBinCovariance, score } = found;
    const sum = reliability - resolution + uncertainty + withinBinVariance - withinBinCovariance;
    expectClose(sum, score, exact, "sum");
  });

  it("of two classes is twice that of the yes or no, and adds up for three", () => {
    const both = scores.flatMap((p) => [1 - p, p]);
    const found = classBrierDecomposition(both, labels);
    expectClose(found.reliability, 2 * decomposition.reliability, exact, "reliability");
    expectClose(found.resolution, 2 * decomposition.resolution, exact, "resolution");
    const { probabilities, labels: classes, brier } = scoringReference.classes;
    const three = classBrierDecomposition(probabilities.flat(), classes);
    expectClose(three.score, brier, exact, "score");
    expectClose(three.reliability - three.resolution + three.uncertainty, brier, exact, "sum");
  });
});

describe("checkProper", () => {
  it.each<[string, ScoringRule]>([
    ["log", logScore],
    ["Brier", brierScore],
    ["spherical", sphericalScore],
    ["ranked probability", rankedProbabilityScore],
  ])("finds the %s score strictly proper", (_name, rule) => {
    for (const classes of [2, 3]) expect(checkProper(rule, { classes }).verdict).toBe("strictly-proper");
    expect(checkProper(rule, { classes: 4, divisions: 6 }).verdict).toBe("strictly-proper");
  });

  it("finds accuracy proper, not strictly", () => {
    const answer = checkProper(zeroOneScore);
    expect(answer.verdict).toBe("proper");
    expect(answer.message).toMatch(/scores the same/);
  });

  it.each<[string, ScoringRule]>([
    ["linear", (p, y) => 1 - p[y]],
    ["absolute error", (p, y) => Array.from(p).reduce((sum, value, k) => sum + Math.abs(value - (k === y ? 1 : 0)), 0)],
    ["squared error of the outcome alone", (p, y) => (1 - p[y]) ** 2],
    ["focal", (p, y) => (0 - (1 - p[y]) ** 2) * Math.log(p[y])],
    ["log score kept below 3", (p, y) => Math.min(3, -Math.log(p[y]))],
    ["a slightly tempered log score", (p, y) => logScore(p, y) + 1e-3 * p[y]],
  ])("catches the %s rule with a counter-example", (_name, rule) => {
    const { verdict, example, message } = checkProper(rule);
    expect(verdict).toBe("improper");
    expect(message).toMatch(/^Improper/);
    // The counter-example speaks for itself.
    const cost = (forecast: readonly number[]) =>
      (example?.truth ?? []).reduce((sum, p, k) => (p > 0 ? sum + p * rule(forecast, k) : sum), 0);
    expect(cost(example?.forecast ?? [])).toBeLessThan(cost(example?.truth ?? []));
  });
});

describe("refusals", () => {
  it("say which row is wrong, and how to mend it", () => {
    expect(() => accuracy([], [])).toThrow(/sample-empty/);
    expect(() => accuracy([0.5, 0.5, 1], [0, 1])).toThrow(/shape-mismatch/);
    expect(() => accuracy([0.5, 0.5], [2])).toThrow(/labels\[0\] is 2.*0 to 1.*label-invalid/);
    expect(() => accuracy([0.5, 0.5], [0.5])).toThrow(/label-invalid/);
    expect(() => accuracy([0.5, 0.5, 0.5, 0.6], [0, 1])).toThrow(/row 1 sum to 1\.1.*probabilities-not-normalised/);
    expect(() => accuracy([-0.5, 1.5], [0])).toThrow(/row 0, class 0.*probability-invalid/);
    expect(() => accuracy([NaN, 1], [0])).toThrow(/probability-invalid/);
    expect(() => topAccuracy([0.5, 0.5], [0], 3)).toThrow(/option-invalid/);
    expect(() => binaryBrierScore([0.5, 1.2], [0, 1])).toThrow(/probabilities\[1\] is 1\.2.*probability-invalid/);
    expect(() => binaryBrierScore([0.5, 0.5], [1])).toThrow(/shape-mismatch/);
    expect(() => binaryBrierScore([0.5], [2])).toThrow(/label-invalid/);
    expect(() => checkProper(logScore, { classes: 1 })).toThrow(/option-invalid/);
    expect(() => meanLogScoreOfLogits([1, Infinity], [0])).toThrow(/logit-not-finite/);
    expect(() => brierDecomposition([0.5], [1], { bins: 0 })).toThrow(/option-invalid/);
  });
});
