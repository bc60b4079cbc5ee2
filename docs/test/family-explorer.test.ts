import { families } from "@loglik/core/registry";
import { describe, expect, test } from "vitest";
import { cdfAt, densityAt, placesIn, windowAround, windowAt } from "../lessons/family/curves.js";
import { precisionAt, reachOf, sliceAlong, trimSlice } from "../lessons/family/estimate.js";
import { explorerModel, openingSeed } from "../lessons/family/explorer-model.js";
import { parseSample, writeSample } from "../lessons/family/parse-sample.js";
import { sliderRange } from "../lessons/family/sliders.js";

const ofOneNumber = families
  .filter(({ family, examples }) => !("eventSize" in family) || family.eventSize(examples[0] as never) === 1)
  .map((entry) => [entry.name, explorerModel(entry.family, entry.examples[0])] as const);

describe.each(ofOneNumber)("%s", (name, model) => {
  const { start, coordinates } = model;
  const y = model.sample(40, 1, start);
  const fit = model.fit(y, start);
  if ("error" in fit) throw new Error(fit.error);
  const size = coordinates.list.length;

  test("θ survives the way to link space and back", () => {
    const flat = coordinates.flatten(start);
    coordinates.fromLinkSpace(coordinates.toLinkSpace(flat)).forEach((value, index) => {
      expect(value).toBeCloseTo(flat[index], 12);
    });
    expect(coordinates.flatten(coordinates.theta(flat))).toEqual(flat);
  });

  test("its distribution is drawn whole: the window holds nearly all of it", () => {
    const window = windowAround([windowAt(model, start)], y);
    const places = placesIn(model, window, start);
    expect(places.length).toBeLessThan(400);
    const density = densityAt(model, places, start);
    const step = model.discrete ? 1 : (places[places.length - 1] - places[0]) / 360;
    const total = density.reduce((sum, value) => sum + (Number.isFinite(value) ? value * step : 0), 0);
    expect(total).toBeGreaterThan(0.9);
    expect(total).toBeLessThan(1.15);
    const cdf = cdfAt(model, places, start);
    // On the circle the distribution function begins anew after a turn.
    if (cdf && name !== "von-mises") expect(cdf.every((value, k) => k === 0 || value >= cdf[k - 1] - 1e-12)).toBe(true);
  });

  test("a slice of the likelihood has its top at the fit", () => {
    const precision = precisionAt(model, fit.theta, y.length);
    const at = coordinates.flatten(fit.theta);
    for (let index = 0; index < size; index++) {
      if (coordinates.list[index].spec.kind === "integer") continue;
      const reach = reachOf(model, fit.theta, index, precision);
      const slice = sliceAlong(model, y, fit.theta, index, { below: reach, above: reach });
      expect(slice.at.length).toBeGreaterThan(100);
      const best = slice.logLikelihood.reduce((top, value) => Math.max(top, value), -Infinity);
      expect(best).toBeLessThanOrEqual(fit.logLikelihood + 1e-9 * Math.abs(fit.logLikelihood) + 1e-12);
      expect(slice.at[0] <= at[index] && at[index] <= slice.at[slice.at.length - 1]).toBe(true);
    }
  });

  test("every slider starts inside its range", () => {
    const window = windowAt(model, start);
    const eta = coordinates.toLinkSpace(coordinates.flatten(start));
    coordinates.list.forEach((_coordinate, index) => {
      const { low, high, step } = sliderRange(model, start, index, window);
      expect(low < high && low <= eta[index] && eta[index] <= high && step > 0).toBe(true);
    });
  });
});

test("where the model is regular the scores at the fit sum to zero", () => {
  const irregular = new Set(["laplace", "asymmetric-laplace", "pareto", "uniform", "discrete-uniform"]);
  for (const [name, model] of ofOneNumber) {
    if (irregular.has(name)) continue;
    const y = model.sample(40, 1, model.start);
    const fit = model.fit(y, model.start);
    if ("error" in fit) throw new Error(fit.error);
    expect([name, fit.converged]).toEqual([name, true]);
    model.scoreSum(y, fit.theta).forEach((sum, index) => {
      if (model.coordinates.list[index].spec.kind === "integer") return;
      expect(Math.abs(sum), `${name} ${index}`).toBeLessThan(2e-5 * y.length);
    });
  }
});

test("a normal sample of n has the standard errors σ/√n and σ/√2n", () => {
  const [, normal] = ofOneNumber.find(([name]) => name === "normal")!;
  const { standardErrors } = precisionAt(normal, { loc: 3, scale: 2 }, 8)!;
  expect(standardErrors![0]).toBeCloseTo(2 / Math.sqrt(8), 14);
  expect(standardErrors![1]).toBeCloseTo(0.5, 14);
});

test("a fit that ran to the edge of the parameters has no likelihood to draw, and breaks nothing", () => {
  const [, normal] = ofOneNumber.find(([name]) => name === "normal")!;
  const fit = normal.fit([2, 2, 2], normal.start);
  if ("error" in fit) throw new Error(fit.error);
  expect(fit.reason).toBe("unbounded");
  expect(normal.logLikelihood([2, 2, 2], fit.theta)).toBeNaN();
  const [, negativeBinomial] = ofOneNumber.find(([name]) => name === "negative-binomial")!;
  const poissonLike = negativeBinomial.fit([3, 3, 3, 4], negativeBinomial.start);
  if ("error" in poissonLike) throw new Error(poissonLike.error);
  expect(poissonLike.converged).toBe(false);
  expect(Number.isFinite(negativeBinomial.logLikelihood([3, 3, 3, 4], poissonLike.theta))).toBe(false);
});

test("every page opens on a sample that has a fit inside its family", () => {
  for (const [name, model] of ofOneNumber) {
    const fit = model.fit(model.sample(20, openingSeed(model, 20), model.start), model.start);
    expect([name, "theta" in fit && fit.converged && fit.reason !== "boundary"]).toEqual([name, true]);
  }
});

test("a slice is trimmed to where something happens", () => {
  const at = Float64Array.of(0, 1, 2, 3, 4, 5, 6);
  const logLikelihood = Float64Array.of(-99, -50, -3, 0, -3, -50, -99);
  expect(Array.from(trimSlice({ at, logLikelihood }, 0, 12).at)).toEqual([1, 2, 3, 4, 5]);
  expect(trimSlice({ at, logLikelihood }, 0, 1000).at).toHaveLength(7);
});

test("a simplex holds one number less than it has components: no standard errors", () => {
  const [, categorical] = ofOneNumber.find(([name]) => name === "categorical")!;
  expect(precisionAt(categorical, categorical.start, 8)?.standardErrors).toBeUndefined();
});

test("a sample is read as it is written", () => {
  const values = [-1.5, 0, 3e-7];
  expect(parseSample(writeSample(values))).toEqual({ values });
  expect(parseSample("−1; 2\n3")).toEqual({ values: [-1, 2, 3] });
  expect(parseSample("1, two")).toEqual({ error: expect.stringContaining("“two”") });
  expect(parseSample(" , ")).toHaveProperty("error");
  expect(parseSample("1e999")).toHaveProperty("error");
});
