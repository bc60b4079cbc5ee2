import {
  densityCurve,
  likelihoodCurve,
  likelihoodSurface,
  massBars,
  regressionBand,
  trainingCurve,
  uncertaintyBand,
} from "../src/index.js";
import { expectRefusals } from "./expect-refusals.js";

const axes = { prob: [0.1, 0.5, 0.9] };
const values = [1, 2, 1];

expectRefusals([
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
]);
