import { LoglikError } from "@loglik/core";
import { describe, expect, test } from "vitest";
import {
  densityCurve,
  describeFigure,
  type Figure,
  likelihoodCurve,
  likelihoodSurface,
  massBars,
  regressionBand,
  trainingCurve,
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
