import { describe, expect, test } from "vitest";
import {
  describeFigure,
  type Figure,
  likelihoodCurve,
  reliabilityDiagram,
  rocDiagram,
  trainingCurve,
} from "../src/index.js";
import { sampleFigures } from "./sample-figures.js";
import { coinLikelihood } from "./samples/likelihoods.js";
import { normalSurface } from "./samples/surfaces.js";

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

const halfBin = { low: 0, high: 0.5, count: 2, meanPrediction: 0.3, frequency: 0.5, standardError: 0.35 };

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
