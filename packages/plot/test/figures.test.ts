import { LoglikError } from "@loglik/core";
import { describe, expect, test } from "vitest";
import {
  chainTrace,
  classDensities,
  codeLengths,
  codeTree,
  densityCurve,
  describeFigure,
  type Figure,
  informationBars,
  likelihoodCurve,
  likelihoodSurface,
  logitGradient,
  massBars,
  pitHistogram,
  precisionRecallDiagram,
  priorPosterior,
  rankHistogram,
  regressionBand,
  reliabilityDiagram,
  rocDiagram,
  sampleSizeCurve,
  softmaxTemperatures,
  thresholdCost,
  trainingCurve,
  uncertaintyBand,
} from "../src/index.js";
import { coinLikelihood, normalSurface, sampleFigures } from "./sample-figures.js";

/** The figure's data with numbers to six digits and long arrays cut to their ends: what a reviewer can read. */
function summary(figure: Figure): unknown {
  return JSON.parse(
    JSON.stringify(figure, (_, value) => {
      if (value instanceof Float64Array) {
        const numbers = Array.from(value, (number) => Number(number.toPrecision(6)));
        return numbers.length <= 8
          ? numbers.join(" ")
          : `${numbers.length}: ${numbers.slice(0, 3).join(" ")} … ${numbers.slice(-3).join(" ")}`;
      }
      return typeof value === "number" ? Number(value.toPrecision(6)) : value;
    }),
  );
}

describe.each(Object.entries(sampleFigures))("%s", (_, figure) => {
  test("holds the numbers it was given", () => {
    expect(summary(figure)).toMatchSnapshot();
  });

  test("is plain data: a structured clone is equal", () => {
    expect(structuredClone(figure)).toEqual(figure);
  });

  test("says what it shows", () => {
    expect(describeFigure(figure)).toMatchSnapshot();
  });
});

test("a threshold in use lies where the next higher score puts the curve", () => {
  const curve = {
    thresholds: [Infinity, 0.8, 0.4],
    falsePositiveRates: [0, 0.1, 1],
    truePositiveRates: [0, 0.7, 1],
    area: 0.9,
  };
  const at = (threshold: number) => rocDiagram({ curve, threshold }).chosen;
  expect(at(0.8)).toEqual({ threshold: 0.8, x: 0.1, y: 0.7 });
  expect(at(0.5)).toEqual({ threshold: 0.5, x: 0.1, y: 0.7 });
  expect(at(0.9)).toEqual({ threshold: 0.9, x: 0, y: 0 });
  expect(at(0)).toEqual({ threshold: 0, x: 1, y: 1 });
});

test("an empty bin keeps its place, and nothing but its place", () => {
  const empty = { low: 0.5, high: 1, count: 0, meanPrediction: 0, frequency: 0, standardError: 0 };
  const { bins } = reliabilityDiagram({ table: { bins: [halfBin, empty] } }).model;
  expect(bins[1]).toEqual({ ...empty, meanPrediction: NaN, frequency: NaN, standardError: NaN });
});

test("a figure keeps its own copy of the numbers", () => {
  const values = [1, 2, 3];
  const figure = trainingCurve({ train: values });
  values[0] = 99;
  expect(figure.train[0]).toBe(1);
});

test("the maximum may be a fit's theta, with parameters that are no axis", () => {
  const figure = likelihoodCurve({
    axes: { loc: [0, 1] },
    values: [1, 2],
    maximum: { theta: { scale: 3, loc: 1 }, value: 2 },
  });
  expect(figure.maximum).toEqual({ at: 1, value: 2 });
});

test("descriptions name the maximum", () => {
  expect(describeFigure(coinLikelihood)).toBe(
    "Likelihood of θ from 0 to 1, given the data 0, 0, 0, 1, 0; the maximum, 0.08192, is at θ = 0.2.",
  );
  expect(describeFigure(normalSurface)).toContain("the maximum, 0.02603, is at μ = 0, σ = 0.8165");
});

const axes = { prob: [0.1, 0.5, 0.9] };
const values = [1, 2, 1];

const halfBin = { low: 0, high: 0.5, count: 2, meanPrediction: 0.3, frequency: 0.5, standardError: 0.35 };

const mistakes: readonly [name: string, code: string, message: string, make: () => unknown][] = [
  [
    "NaN among the values",
    "figure-not-finite",
    "values[1] is NaN",
    () => likelihoodCurve({ axes, values: [1, NaN, 1] }),
  ],
  [
    "too few values",
    "figure-length-mismatch",
    "has 2 entries; expected 3",
    () => likelihoodCurve({ axes, values: [1, 2] }),
  ],
  [
    "two axes for a curve",
    "figure-axes",
    "expected one parameter",
    () => likelihoodCurve({ axes: { a: [0, 1], b: [0, 1] }, values }),
  ],
  ["one axis for a surface", "figure-axes", "expected two parameters", () => likelihoodSurface({ axes, values })],
  ["no axes", "figure-axes", "axes is undefined", () => likelihoodCurve({ values } as never)],
  ["one point on an axis", "figure-axes", "has one value", () => likelihoodCurve({ axes: { prob: [1] }, values: [1] })],
  [
    "an unsorted axis",
    "figure-not-increasing",
    "axes.prob[2] is 0.2 after 0.5",
    () => likelihoodCurve({ axes: { prob: [0.1, 0.5, 0.2] }, values }),
  ],
  [
    "an unknown quantity",
    "figure-option",
    'quantity is "odds"',
    () => likelihoodCurve({ axes, values, quantity: "odds" as never }),
  ],
  [
    "a maximum without the parameter",
    "figure-axes",
    'needs the axis\'s parameter "prob"',
    () => likelihoodCurve({ axes, values, maximum: { theta: { p: 1 }, value: 2 } }),
  ],
  [
    "an infinite maximum",
    "figure-not-finite",
    "maximum.value is Infinity",
    () => likelihoodCurve({ axes, values, maximum: { theta: { prob: 1 }, value: Infinity } }),
  ],
  [
    "an interval turned round",
    "figure-option",
    "runs from 2 to 1",
    () => likelihoodCurve({ axes, values, interval: { low: 2, high: 1 } }),
  ],
  ["text for numbers", "figure-not-numbers", 'train is "0.5"', () => trainingCurve({ train: "0.5" as never })],
  [
    "text among numbers",
    "figure-not-numbers",
    'train[1] is "0.5"',
    () => trainingCurve({ train: [1, "0.5"] as never }),
  ],
  ["no epochs", "figure-empty", "train is empty", () => trainingCurve({ train: [] })],
  [
    "validation of another length",
    "figure-length-mismatch",
    "one for each entry of train",
    () => trainingCurve({ train: [1, 2], validation: [1] }),
  ],
  ["a logarithm of zero", "figure-log-scale", "train[1] is 0", () => trainingCurve({ train: [1, 0], scale: "log" })],
  [
    "a negative reference on a log scale",
    "figure-log-scale",
    "reference.value is -1",
    () => trainingCurve({ train: [1], scale: "log", reference: { value: -1 } }),
  ],
  [
    "an infinite observation",
    "figure-not-finite",
    "data.y[0] is Infinity",
    () => regressionBand({ data: { x: [1], y: [Infinity] } }),
  ],
  [
    "a band upside down",
    "figure-band",
    "fit.bands[0] runs from 2 to 1",
    () =>
      regressionBand({
        data: { x: [1], y: [1] },
        fit: { x: [0, 1], mean: [0, 1], bands: [{ low: [0, 2], high: [1, 1], label: "" }] },
      }),
  ],
  [
    "values of y that do not increase",
    "figure-not-increasing",
    "massBars: y[1] is 0 after 1",
    () => massBars({ y: [1, 0], values: [1, 0] }),
  ],
  [
    "a density with a value missing",
    "figure-length-mismatch",
    "one for each y",
    () => densityCurve({ y: [0, 1], values: [1] }),
  ],
  [
    "a comparison without a meaning",
    "figure-option",
    'comparisons[0].meaning is "loss"',
    () => densityCurve({ y: [0], values: [1], comparisons: [{ label: "", values: [1], meaning: "loss" as never }] }),
  ],
  ["no data", "figure-not-numbers", "data.x is undefined", () => regressionBand({} as never)],
  [
    "a path with steps missing",
    "figure-length-mismatch",
    "path.theta.b has 1 entries",
    () =>
      likelihoodSurface({
        axes: { a: [0, 1], b: [0, 1] },
        values: [1, 2, 3, 4],
        path: { theta: { a: [0, 1], b: [0] } },
      }),
  ],
  [
    "a path among several with steps missing",
    "figure-length-mismatch",
    "paths[1].theta.b has 1 entries",
    () =>
      likelihoodSurface({
        axes: { a: [0, 1], b: [0, 1] },
        values: [1, 2, 3, 4],
        paths: [{ theta: { a: [0], b: [0] } }, { theta: { a: [0, 1], b: [0] } }],
      }),
  ],
  [
    "a band of no known meaning",
    "figure-option",
    'fit.bands[0].meaning is "prior"',
    () =>
      regressionBand({
        data: { x: [1], y: [1] },
        fit: { x: [0], mean: [0], bands: [{ low: [0], high: [1], label: "", meaning: "prior" as never }] },
      }),
  ],
  [
    "a posterior draw on another x",
    "figure-length-mismatch",
    "fit.draws[1] has 1 entries",
    () => regressionBand({ data: { x: [1], y: [1] }, fit: { x: [0, 1], mean: [0, 1], draws: [[0, 1], [0]] } }),
  ],
  [
    "an epistemic part upside down",
    "figure-band",
    "fit.bands[1] runs from 1 to 0",
    () =>
      uncertaintyBand({
        data: { x: [1], y: [1] },
        x: [0],
        mean: [0],
        epistemic: { low: [1], high: [0] },
        predictive: { low: [-1], high: [1] },
      }),
  ],
  [
    "nats among bits",
    "figure-inconsistent",
    "entropy + models[0].klDivergence is 1.25",
    () =>
      informationBars({ entropy: 1, models: [{ label: "", klDivergence: 0.25, crossEntropy: 0.87 }], unit: "bits" }),
  ],
  [
    "an infinite divergence in a finite cross-entropy",
    "figure-inconsistent",
    "is Infinity, and models[0].crossEntropy is 1",
    () => informationBars({ entropy: 1, models: [{ label: "", klDivergence: Infinity, crossEntropy: 1 }] }),
  ],
  [
    "a negative entropy",
    "figure-out-of-range",
    "entropy is -1; an entropy is at least 0",
    () => informationBars({ entropy: -1, models: [{ label: "", klDivergence: 1, crossEntropy: 0 }] }),
  ],
  [
    "no models",
    "figure-not-numbers",
    "models.klDivergence is undefined",
    () => informationBars({ entropy: 1 } as never),
  ],
  [
    "a word that begins another",
    "figure-code",
    'code.words[1], "1", begins code.words[2], "10"',
    () => codeTree({ probabilities: [0.4, 0.3, 0.3], code: { words: ["0", "1", "10"] } }),
  ],
  [
    "two symbols with one word",
    "figure-code",
    'code.words[0], "0", begins code.words[1], "0"',
    () => codeTree({ probabilities: [0.5, 0.5], code: { words: ["0", "0"] } }),
  ],
  [
    "a word in other letters",
    "figure-code",
    'code.words[1] is "2"',
    () => codeTree({ probabilities: [0.5, 0.5], code: { words: ["0", "2"] } }),
  ],
  [
    "no words",
    "figure-not-names",
    "code.words is null",
    () => codeTree({ probabilities: [0.5, 0.5], code: undefined as never }),
  ],
  [
    "a negative code length",
    "figure-out-of-range",
    "used[1] is -1; a code length is at least 0",
    () => codeLengths({ ideal: [1, 1], used: [1, -1] }),
  ],
  [
    "names that are none",
    "figure-not-names",
    "classes[1] is 7; expected a name",
    () => logitGradient({ classes: ["a", 7 as never], probabilities: [0.5, 0.5], targets: [1, 0] }),
  ],
  [
    "too few names",
    "figure-length-mismatch",
    "classes has 1 entries",
    () => logitGradient({ classes: ["a"], probabilities: [0.5, 0.5], targets: [1, 0] }),
  ],
  [
    "logits for probabilities",
    "figure-out-of-range",
    "probabilities[0] is 2.5; a probability is between 0 and 1",
    () => logitGradient({ probabilities: [2.5, -1], targets: [1, 0] }),
  ],
  [
    "a temperature of zero",
    "figure-log-scale",
    "temperatures[0] is 0",
    () => softmaxTemperatures({ logits: [0], temperatures: [0], probabilities: [[1]] }),
  ],
  [
    "a temperature without its softmax",
    "figure-length-mismatch",
    "expected 2 arrays",
    () => softmaxTemperatures({ logits: [0], temperatures: [1, 2], probabilities: [[1]] }),
  ],
  [
    "a negative count",
    "figure-out-of-range",
    "counts[0] is -1; a count is at least 0",
    () => pitHistogram({ counts: [-1], expected: 1 }),
  ],
  [
    "a band of counts upside down",
    "figure-band",
    "band runs from 2 to 1",
    () => pitHistogram({ counts: [1], expected: 1, band: { low: 2, high: 1 } }),
  ],
  [
    "as many edges as bins",
    "figure-length-mismatch",
    "edges has 2 entries; expected 3",
    () => pitHistogram({ counts: [1, 1], edges: [0, 1], expected: 1 }),
  ],
  ["no chains", "figure-empty", "chains holds none", () => rankHistogram({ chains: [], expected: 1 })],
  [
    "chains of unlike bins",
    "figure-length-mismatch",
    "chains[1] has 1 entries; expected 2",
    () => rankHistogram({ chains: [[1, 1], [2]], expected: 1 }),
  ],
  ["no chain to trace", "figure-empty", "chains holds none", () => chainTrace({ chains: [] })],
  [
    "a draw that diverged",
    "figure-not-finite",
    "chains[1][0] is NaN",
    () => chainTrace({ chains: [[1], [Number.NaN]] }),
  ],
  [
    "a logarithm for a density",
    "figure-out-of-range",
    "prior[0] is -1; a density is at least 0",
    () => priorPosterior({ axes: { a: [0, 1] }, prior: [-1, 0], posterior: [0, 1] }),
  ],
  [
    "a maximum nowhere",
    "figure-not-finite",
    "maximumLikelihood is NaN",
    () => priorPosterior({ axes: { a: [0, 1] }, prior: [0, 1], posterior: [0, 1], maximumLikelihood: Number.NaN }),
  ],
  [
    "thresholds that rise",
    "figure-not-increasing",
    "costs.thresholds[1] is 0.5 after 0.4; thresholds must strictly fall",
    () => thresholdCost({ costs: { thresholds: [0.4, 0.5], costs: [1, 1], threshold: 0.4, cost: 1 } }),
  ],
  [
    "three classes for a threshold",
    "figure-length-mismatch",
    "decides between two classes",
    () => classDensities({ x: [0], classes: [0, 1, 2].map(() => ({ label: "", density: [1] })) }),
  ],
  [
    "a rate above one",
    "figure-out-of-range",
    "curve.truePositiveRates[1] is 2; a share is between 0 and 1",
    () =>
      rocDiagram({
        curve: { thresholds: [1, 0], falsePositiveRates: [0, 1], truePositiveRates: [0, 2], area: 0.5 },
      }),
  ],
  ["no ROC", "figure-not-numbers", "curve.thresholds is undefined", () => rocDiagram({} as never)],
  [
    "a comparison without an area",
    "figure-not-finite",
    "comparisons[0].curve.averagePrecision is undefined",
    () => {
      const curve = { thresholds: [1], recalls: [1], precisions: [1], prevalence: 1 };
      const whole = { ...curve, averagePrecision: 1 };
      return precisionRecallDiagram({ curve: whole, comparisons: [{ label: "", curve: curve as never }] });
    },
  ],
  [
    "an error of zero",
    "figure-log-scale",
    "series[0].errors[1] is 0",
    () => sampleSizeCurve({ sizes: [1, 2], series: [{ label: "", errors: [1, 0] }] }),
  ],
  [
    "an interval of errors upside down",
    "figure-band",
    "series[0].interval runs from 2 to 1",
    () => sampleSizeCurve({ sizes: [1], series: [{ label: "", errors: [1], interval: { low: [2], high: [1] } }] }),
  ],
  ["no series", "figure-empty", "series holds none", () => sampleSizeCurve({ sizes: [1], series: [] })],
  [
    "a table without bins",
    "figure-empty",
    "before.table.bins is undefined",
    () => reliabilityDiagram({ table: { bins: [halfBin] }, before: { table: {} as never } }),
  ],
  [
    "bins that overlap",
    "figure-bins",
    "table.bins[1] covers 0 to 0.5, after a bin that ends at 0.5",
    () => reliabilityDiagram({ table: { bins: [halfBin, halfBin] } }),
  ],
  [
    "a full bin without a frequency",
    "figure-not-finite",
    "table.bins[0].frequency is NaN",
    () => reliabilityDiagram({ table: { bins: [{ ...halfBin, frequency: Number.NaN }] } }),
  ],
];

test.each(mistakes)("%s is refused as %s", (_, code, message, make) => {
  const error = thrownBy(make);
  expect(error).toBeInstanceOf(LoglikError);
  expect(error.code).toBe(code);
  expect(error.message).toContain(message);
});

function thrownBy(make: () => unknown): LoglikError {
  try {
    make();
  } catch (error) {
    return error as LoglikError;
  }
  throw new Error("nothing was thrown");
}
