import { describe, expect, it } from "vitest";
import { argmaxRows } from "../../src/decisions/argmax.js";
import { classRates, overallRates } from "../../src/decisions/class-rates.js";
import { confusionMatrix } from "../../src/decisions/confusion-matrix.js";
import { zeroOneCosts } from "../../src/decisions/cost-matrix.js";
import { leastCostActions, meanCost } from "../../src/decisions/least-cost.js";
import { optimalThreshold } from "../../src/decisions/optimal-threshold.js";
import { precisionRecallCurve } from "../../src/decisions/precision-recall-curve.js";
import { rocCurve } from "../../src/decisions/roc-curve.js";
import { rocInterval } from "../../src/decisions/roc-interval.js";
import { decideByThreshold, thresholdOfCosts } from "../../src/decisions/threshold.js";
import { createRng } from "../../src/random/philox.js";
import { normalCdf } from "../../src/special/normal-cdf.js";
import { expectClose } from "../close.js";
import { scoringReference } from "../scoring/scoring-reference.js";

const exact = { relative: 1e-14, absolute: 1e-16 };
const { classes, binary } = scoringReference;
const flat = classes.probabilities.flat();

describe("decisions about classes", () => {
  const decisions = argmaxRows(flat, 3);
  const matrix = confusionMatrix(classes.labels, decisions);

  it("agree with scikit-learn", () => {
    expect(Array.from(matrix.counts)).toEqual(classes.confusion.flat());
    [0, 1, 2].forEach((k) => {
      const rates = classRates(matrix, k);
      expectClose(rates.precision, classes.precision[k], exact, "precision");
      expectClose(rates.recall, classes.recall[k], exact, "recall");
      expectClose(rates.f1, classes.f1[k], exact, "F1");
    });
    const overall = overallRates(matrix);
    expectClose(overall.accuracy, classes.accuracy, exact, "accuracy");
    expectClose(overall.cohensKappa, classes.cohensKappa, exact, "kappa");
    expectClose(overall.macroF1, classes.macroF1, exact, "macro F1");
  });

  it("of a yes or no too", () => {
    const rates = classRates(confusionMatrix(binary.labels, decideByThreshold(binary.scores, 0.5)));
    for (const key of Object.keys(binary.atHalf) as (keyof typeof binary.atHalf)[]) {
      expectClose(rates[key], binary.atHalf[key], exact, key);
    }
    expect(rates.specificity + rates.falsePositiveRate).toBe(1);
  });

  it("are the most probable class where every error costs the same", () => {
    const { actions, expectedCosts } = leastCostActions(flat, 3, zeroOneCosts(3));
    expect(actions).toEqual(decisions);
    expectClose(expectedCosts[0], 1 - Math.max(...classes.probabilities[0]), exact, "expected cost");
    expectClose(meanCost(classes.labels, actions, zeroOneCosts(3)), 1 - classes.accuracy, exact, "mean cost");
  });

  it("switch at the threshold of the costs, and may be a third action", () => {
    const matrix = { costs: [0, 1, 4, 0], actions: 2 };
    expect(thresholdOfCosts(matrix)).toBe(0.2);
    const p = [0.19, 0.21];
    const rows = p.flatMap((value) => [1 - value, value]);
    expect(Array.from(leastCostActions(rows, 2, matrix).actions)).toEqual([0, 1]);
    expect(Array.from(decideByThreshold(p, 0.2))).toEqual([0, 1]);
    // Asking costs 0.3 whatever the truth: cheaper than either guess in between.
    const asking = { costs: [0, 1, 0.3, 1, 0, 0.3], actions: 3 };
    expect(Array.from(leastCostActions([0.9, 0.1, 0.5, 0.5, 0.1, 0.9], 2, asking).actions)).toEqual([0, 2, 1]);
  });

  it("give NaN for a share of nothing", () => {
    const rates = classRates(confusionMatrix([0, 0, 1], [0, 0, 0]));
    expect(rates.precision).toBeNaN();
    expect(rates.recall).toBe(0);
    expect(rates.f1).toBe(0);
  });
});

describe("curves over thresholds", () => {
  it("agree with scikit-learn, ties included", () => {
    const curve = rocCurve(binary.scores, binary.labels);
    expect(Array.from(curve.falsePositiveRates)).toEqual(binary.roc.falsePositiveRates);
    expect(Array.from(curve.truePositiveRates)).toEqual(binary.roc.truePositiveRates);
    expectClose(curve.area, binary.roc.area, exact, "area");
    const interval = rocInterval(binary.scores, binary.labels);
    expectClose(interval.area, binary.roc.area, exact, "area");
    expectClose(interval.standardError, binary.roc.standardError, { relative: 1e-13 }, "DeLong");
    const precisionRecall = precisionRecallCurve(binary.scores, binary.labels);
    expectClose(precisionRecall.averagePrecision, binary.averagePrecision, exact, "average precision");
    precisionRecall.precisions.forEach((value, i) => {
      expectClose(value, binary.precisions[i], exact, `precision ${i}`);
      expectClose(precisionRecall.recalls[i], binary.recalls[i], exact, `recall ${i}`);
    });
  });

  it("have area ½ where all scores are equal, 1 where they part the classes, 0 turned round", () => {
    expect(rocCurve([1, 1, 1, 1], [0, 1, 1, 0]).area).toBe(0.5);
    expect(rocCurve([1, 2, 3, 4], [0, 0, 1, 1]).area).toBe(1);
    expect(rocCurve([4, 3, 2, 1], [0, 0, 1, 1]).area).toBe(0);
    expect(precisionRecallCurve([1, 1, 1, 1], [0, 1, 1, 0]).averagePrecision).toBe(0.5);
    expect(rocInterval([1, 2, 3, 4], [0, 0, 1, 1])).toEqual({ area: 1, standardError: 0, low: 1, high: 1 });
  });

  it("cover the true area in 95 % of samples from two normals one deviation apart", () => {
    const area = normalCdf(Math.SQRT1_2);
    const rng = createRng(4, "roc");
    const repeats = 400;
    let covered = 0;
    for (let i = 0; i < repeats; i++) {
      const labels = Array.from({ length: 80 }, (_, row) => row % 2);
      const { low, high } = rocInterval(
        labels.map((label) => label + rng.normal()),
        labels,
      );
      if (low <= area && area <= high) covered++;
    }
    // Four binomial standard errors of 95 % of 400 are 17.4.
    expect(Math.abs(covered - 0.95 * repeats)).toBeLessThan(17.5);
  });

  it("take as many rows as there are", () => {
    const scores = Float64Array.from({ length: 200_000 }, (_, row) => row);
    const labels = Uint8Array.from(scores, (score) => (score >= 50_000 ? 1 : 0));
    expect(rocCurve(scores, labels).area).toBe(1);
    expect(optimalThreshold(scores, labels, zeroOneCosts(2)).threshold).toBe(50_000);
  });

  it("have the cheapest threshold, by trying all", () => {
    const matrix = { costs: [0, 1, 3, 0.5], actions: 2 };
    const found = optimalThreshold(binary.scores, binary.labels, matrix);
    found.thresholds.forEach((threshold, i) => {
      const cost = meanCost(binary.labels, decideByThreshold(binary.scores, threshold), matrix);
      expectClose(found.costs[i], cost, exact, `cost at ${threshold}`);
      expect(cost).toBeGreaterThanOrEqual(found.cost - 1e-15);
    });
    expect(found.costs[found.thresholds.indexOf(found.threshold)]).toBe(found.cost);
  });
});

describe("refusals", () => {
  it("say what is wrong", () => {
    expect(() => rocCurve([0.1, 0.2], [1, 1])).toThrow(/all 2 labels are 1.*one-class/);
    expect(() => precisionRecallCurve([0.1, 0.2], [0, 0])).toThrow(/one-class/);
    expect(() => rocCurve([NaN, 0.2], [0, 1])).toThrow(/input-not-finite/);
    expect(() => rocCurve([0.1], [0, 1])).toThrow(/shape-mismatch/);
    expect(() => rocCurve([], [])).toThrow(/sample-empty/);
    expect(() => rocInterval([1, 2], [0, 1])).toThrow(/too-few-rows/);
    expect(() => rocInterval([1, 2, 1, 2], [0, 1, 1, 0], 1)).toThrow(/option-invalid/);
    expect(() => confusionMatrix([0, 1], [0, 2], 2)).toThrow(/label-invalid/);
    expect(() => confusionMatrix([], [])).toThrow(/sample-empty/);
    expect(() => confusionMatrix([0], [0, 1])).toThrow(/shape-mismatch/);
    expect(() => classRates(confusionMatrix([0, 1], [0, 1]), 2)).toThrow(/label-invalid/);
    expect(() => argmaxRows([1, 2, 3], 2)).toThrow(/shape-mismatch/);
    expect(() => argmaxRows([1, NaN], 2)).toThrow(/input-not-finite/);
    expect(() => leastCostActions([0.5, 0.6], 2, zeroOneCosts(2))).toThrow(/probabilities-not-normalised/);
    expect(() => leastCostActions([0.5, 0.5], 2, zeroOneCosts(3))).toThrow(/cost-matrix-invalid/);
    expect(() => leastCostActions([0.5, 0.5], 2, { costs: [0, NaN, 1, 0], actions: 2 })).toThrow(/cost-matrix-invalid/);
    expect(() => leastCostActions([0.5, 0.5, 1], 2, zeroOneCosts(2))).toThrow(/shape-mismatch/);
    expect(() => thresholdOfCosts({ costs: [0, -1, 4, 0], actions: 2 })).toThrow(/cost-matrix-invalid/);
    expect(() => meanCost([0], [2], zeroOneCosts(2))).toThrow(/label-invalid/);
    expect(() => decideByThreshold([NaN], 0.5)).toThrow(/input-not-finite/);
    expect(() => optimalThreshold([1, 2], [0, 1], zeroOneCosts(3))).toThrow(/cost-matrix-invalid/);
  });
});
