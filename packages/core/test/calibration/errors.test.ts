import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "../../src/calibration/bootstrap-interval.js";
import {
  debiasedCalibrationError,
  debiasedSquaredCalibrationError,
  expectedCalibrationError,
  maximumCalibrationError,
} from "../../src/calibration/calibration-error.js";
import { classWiseCalibration } from "../../src/calibration/class-wise-calibration.js";
import { reliabilityTable } from "../../src/calibration/reliability-table.js";
import { applyTemperature, fitTemperature } from "../../src/calibration/temperature-scaling.js";
import { topLabels } from "../../src/calibration/top-labels.js";
import { inverse as softmax } from "../../src/links/softmax.js";
import { createRng } from "../../src/random/philox.js";
import { accuracy } from "../../src/scoring/accuracy.js";
import { binaryBrierScore, brierScore } from "../../src/scoring/brier-score.js";
import { logScore } from "../../src/scoring/log-score.js";
import { meanScore } from "../../src/scoring/scoring-rule.js";
import { expectClose } from "../close.js";
import { referenceJson } from "../reference-data.js";
import { scoringReference } from "../scoring/scoring-reference.js";

interface Metrics {
  readonly bins15EqualWidth?: readonly { bin: number; count: number; confidence: number; accuracy: number }[];
  readonly [name: string]: unknown;
}
interface Case {
  readonly id: string;
  readonly kind: "multiclass" | "binary";
  readonly logits: readonly number[] | readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly expected: Metrics;
  readonly optimalTemperature: number | null;
  readonly afterTemperature?: Metrics;
}

const { cases } = referenceJson<{ cases: readonly Case[] }>("calibration.json");
const tolerance = { relative: 1e-13, absolute: 1e-15 };

/** Logits of two classes from one, where the case is a yes or no. */
function rowsOf({ kind, logits }: Case): number[] {
  return kind === "binary" ? (logits as number[]).flatMap((z) => [0, z]) : (logits as number[][]).flat();
}

function probabilitiesOf(logits: ArrayLike<number>, classes: number): Float64Array {
  const table = Float64Array.from(logits);
  for (let at = 0; at < table.length; at += classes) softmax(logits, table.subarray(at, at + classes), at, classes);
  return table;
}

function checkMetrics(logits: ArrayLike<number>, { kind, labels }: Case, expected: Metrics, allowed = tolerance) {
  const probabilities = probabilitiesOf(logits, logits.length / labels.length);
  const { confidences, correct } = topLabels(probabilities, labels);
  const table = (bins: number, by: "equal-width" | "equal-mass") =>
    reliabilityTable(confidences, correct, { bins, by });
  const ones = probabilities.filter((_, at) => at % 2 === 1);
  const binary = kind === "binary" ? reliabilityTable(ones, labels) : undefined;
  const found: Record<string, number | undefined> = {
    accuracy: accuracy(probabilities, labels),
    nll: meanScore(logScore, probabilities, labels),
    brierMulticlass: meanScore(brierScore, probabilities, labels),
    brierBinary: binary && binaryBrierScore(ones, labels),
    meanConfidence: confidences.reduce((sum, value) => sum + value, 0) / labels.length,
    ece15EqualWidthPositiveClass: binary && expectedCalibrationError(binary),
    mce15EqualWidthPositiveClass: binary && maximumCalibrationError(binary),
  };
  for (const bins of [10, 15]) {
    for (const [by, name] of [
      ["equal-width", "EqualWidth"],
      ["equal-mass", "EqualMass"],
    ] as const) {
      found[`ece${bins}${name}`] = expectedCalibrationError(table(bins, by));
      found[`mce${bins}${name}`] = maximumCalibrationError(table(bins, by));
    }
  }
  const numbers = Object.entries(expected).filter(([name]) => name in found);
  expect(numbers.length).toBeGreaterThanOrEqual(11);
  for (const [name, value] of numbers) expectClose(found[name] ?? NaN, value as number, allowed, name);
  for (const { bin, count, ...means } of expected.bins15EqualWidth ?? []) {
    const mine = table(15, "equal-width").bins[bin];
    expect(mine.count).toBe(count);
    expectClose(mine.meanPrediction, means.confidence, tolerance, `mean of bin ${bin}`);
    expectClose(mine.frequency, means.accuracy, tolerance, `frequency of bin ${bin}`);
  }
}

describe("calibration against the reference", () => {
  it.each(cases.map((each) => [each.id, each] as const))("%s", (_id, each) => {
    checkMetrics(rowsOf(each), each, each.expected);
  });

  it.each(cases.map((each) => [each.id, each] as const))("the temperature of %s", (_id, each) => {
    const fit = fitTemperature(each.logits.flat(), each.labels);
    if (each.optimalTemperature === null) {
      expect(fit).toMatchObject({ converged: false, reason: "boundary", temperature: Infinity });
      return;
    }
    expectClose(fit.temperature, each.optimalTemperature, { relative: 1e-12 }, "temperature");
    expect(fit.converged).toBe(true);
    expectClose(fit.nllBefore, each.expected.nll as number, tolerance, "nll before");
    expectClose(fit.nll, each.afterTemperature?.nll as number, tolerance, "nll after");
    const after = each.afterTemperature ?? {};
    checkMetrics(applyTemperature(rowsOf(each), each.optimalTemperature), each, after);
    // At the temperature found, whose own error moves a mean over few rows by about as much.
    checkMetrics(applyTemperature(rowsOf(each), fit.temperature), each, after, { relative: 1e-11, absolute: 1e-13 });
  });
});

describe("reliability tables", () => {
  const { scores, labels, error5, squared5, debiased5 } = scoringReference.binary;

  it("keep every bin, with its bounds", () => {
    const { bins, rows } = reliabilityTable([0.05, 0.1, 0.95], [0, 1, 1], { bins: 10 });
    expect(rows).toBe(3);
    expect(bins.map((bin) => bin.count)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(bins[0]).toMatchObject({ low: 0, high: 0.1, frequency: 0.5 });
    expect(bins[0].standardError).toBeCloseTo(Math.sqrt(0.125), 15);
    expect(bins[4].frequency).toBeNaN();
    const mass = reliabilityTable([0.1, 0.2, 0.6, 0.7, 0.9], [0, 0, 1, 1, 1], { bins: 3, by: "equal-mass" }).bins;
    expect(mass.map((bin) => bin.count)).toEqual([2, 2, 1]);
    expect(mass.map((bin) => bin.high)).toEqual([0.4, 0.8, 1]);
  });

  it("put a prediction on an edge into the bin below, whatever the rounding", () => {
    const edge = 0.1 + 0.2;
    // 0.30000000000000004 · 10 rounds to 3, yet it lies above the bound 0.3.
    const counts = reliabilityTable([0, 0.3, edge, 1], [0, 0, 1, 1], { bins: 10 }).bins.map((bin) => bin.count);
    expect(counts).toEqual([1, 0, 1, 1, 0, 0, 0, 0, 0, 1]);
  });

  it("give the errors that exact fractions give, with and without bias", () => {
    const table = reliabilityTable(scores, labels, { bins: 5 });
    expectClose(expectedCalibrationError(table), error5, tolerance, "ECE");
    expectClose(debiasedSquaredCalibrationError(table), squared5, tolerance, "squared");
    expectClose(debiasedCalibrationError(table), debiased5, tolerance, "debiased");
  });

  it("show next to no error of a calibrated model once the bias is taken off", () => {
    const rng = createRng(3, "calibrated");
    const samples = Array.from({ length: 300 }, () => {
      const p = Array.from({ length: 150 }, () => rng.uniform());
      const table = reliabilityTable(
        p,
        p.map((value) => (rng.uniform() < value ? 1 : 0)),
      );
      return [expectedCalibrationError, debiasedCalibrationError, debiasedSquaredCalibrationError].map((f) => f(table));
    });
    const mean = (k: number) => samples.reduce((sum, sample) => sum + sample[k], 0) / samples.length;
    expect(mean(0)).toBeGreaterThan(0.08);
    expect(mean(1)).toBeLessThan(0.6 * mean(0));
    const deviation = Math.sqrt(samples.reduce((sum, sample) => sum + sample[2] ** 2, 0) / samples.length);
    expect(Math.abs(mean(2))).toBeLessThan((4 * deviation) / Math.sqrt(samples.length));
  });

  it("of each class against the rest", () => {
    const both = scores.flatMap((p) => [1 - p, p]);
    const { error, errors, tables } = classWiseCalibration(both, labels, { bins: 5, by: "equal-mass" });
    expect(tables).toHaveLength(2);
    const alone = expectedCalibrationError(reliabilityTable(scores, labels, { bins: 5, by: "equal-mass" }));
    expectClose(errors[1], alone, tolerance, "class 1");
    expectClose(error, (errors[0] + errors[1]) / 2, tolerance, "mean");
  });
});

describe("bootstrapInterval", () => {
  const rng = createRng(8, "sample");
  const y = Float64Array.from({ length: 200 }, () => rng.normal());
  const mean = (rows: Uint32Array) => rows.reduce((sum, row) => sum + y[row], 0) / rows.length;

  it("of a mean has its standard error, and is the same for the same seed", () => {
    const found = bootstrapInterval(200, mean, { seed: 5 });
    const average = y.reduce((sum, value) => sum + value, 0) / 200;
    const error = Math.sqrt(y.reduce((sum, value) => sum + (value - average) ** 2, 0)) / 200;
    expect(found.estimate).toBeCloseTo(average, 14);
    // 1000 resamples know a deviation to 1/√2000 = 2.2 %; four of those.
    expectClose(found.standardError, error, { relative: 0.09 }, "standard error");
    expectClose(found.high - found.low, 2 * 1.96 * error, { relative: 0.15 }, "width");
    expect(Math.abs(found.bias)).toBeLessThan((4 * error) / Math.sqrt(1000));
    expect(bootstrapInterval(200, mean, { seed: 5 })).toEqual(found);
    expect(bootstrapInterval(200, mean, { seed: 6 }).low).not.toBe(found.low);
  });

  it("tells an overconfident model from the mended one", () => {
    const each = cases.find(({ id }) => id === "overconfident-4") as Case;
    const half = each.labels.length / 2;
    const logits = rowsOf(each);
    // Fitted on one half of the rows, measured on the other.
    const { temperature } = fitTemperature(logits.slice(0, 4 * half), each.labels.slice(0, half));
    const errorOf = (temperature: number) => {
      const probabilities = probabilitiesOf(applyTemperature(logits.slice(4 * half), temperature), 4);
      const { confidences, correct } = topLabels(probabilities, each.labels.slice(half));
      return bootstrapInterval(
        half,
        (rows) =>
          expectedCalibrationError(
            reliabilityTable(
              Float64Array.from(rows, (row) => confidences[row]),
              Uint8Array.from(rows, (row) => correct[row]),
              { bins: 10 },
            ),
          ),
        { resamples: 200 },
      );
    };
    const [before, after] = [errorOf(1), errorOf(temperature)];
    expect(before.low).toBeGreaterThan(after.high);
    expect(after.estimate).toBeLessThan(0.5 * before.estimate);
  });

  it("refuses what has no interval", () => {
    expect(() => bootstrapInterval(0, () => 1)).toThrow(/sample-empty/);
    expect(() => bootstrapInterval(5, () => NaN)).toThrow(/statistic-not-finite/);
    expect(() => bootstrapInterval(5, () => 1, { level: 1 })).toThrow(/option-invalid/);
    expect(() => bootstrapInterval(5, () => 1, { resamples: 1 })).toThrow(/option-invalid/);
  });
});
