import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { adam, momentum, network, rmsprop, sgd, train } from "@loglik/engine";
import { describe, expect, test } from "vitest";
import { curvature, largestRate, newton, type RuleName, rules, valleys, walk } from "../lessons/optimizer-paths.js";
import { logisticData, type SurfaceName, surfaces } from "../lessons/surfaces.js";

const engine = {
  SGD: sgd({ rate: 0.1 }),
  momentum: momentum({ rate: 0.1 }),
  RMSprop: rmsprop({ rate: 0.1 }),
  Adam: adam({ rate: 0.1 }),
} satisfies Record<RuleName, unknown>;

describe.each(Object.keys(rules) as RuleName[])("%s", (rule) => {
  test("walks as the engine does", async () => {
    const { x, y } = logisticData;
    const { start, rows } = surfaces.logistic;
    const net = network({ inputs: 1, likelihood: bernoulliHead() });
    const { parameters } = await train(
      net,
      { x, y },
      { optimizer: engine[rule], initial: [...start], batchSize: rows, epochs: 40, precision: "float64", workers: 0 },
    ).result;
    const { places } = walk(surfaces.logistic, rule, { start, rate: 0.1, steps: 40 });
    expect(parameters[0]).toBeCloseTo(places[40][0], 9);
    expect(parameters[1]).toBeCloseTo(places[40][1], 9);
  });
});

describe.each(Object.keys(surfaces) as SurfaceName[])("the surface %s", (name) => {
  const surface = surfaces[name];

  test("has the slope of its height", () => {
    const [x, y] = surface.start;
    const gradient = new Float64Array(2);
    surface.value([x, y], gradient);
    const reach = 1e-5;
    expect(gradient[0]).toBeCloseTo((surface.value([x + reach, y]) - surface.value([x - reach, y])) / (2 * reach), 6);
    expect(gradient[1]).toBeCloseTo((surface.value([x, y + reach]) - surface.value([x, y - reach])) / (2 * reach), 6);
  });

  test("is flat and curved upwards where Newton ends", () => {
    const gradient = new Float64Array(2);
    for (const { place } of valleys(surface)) {
      surface.value(place, gradient);
      expect(Math.hypot(gradient[0], gradient[1])).toBeLessThan(1e-8);
      const [a, b, c] = curvature(surface, place);
      expect(a).toBeGreaterThan(0);
      expect(a * c - b * b).toBeGreaterThan(0);
    }
  });
});

test("Newton finds the summit of the normal at μ = 0, σ² = 2/3", () => {
  const { places } = newton(surfaces.normal, [-2.5, 0.2]);
  const [loc, logScale] = places[places.length - 1];
  expect(loc).toBeCloseTo(0, 9);
  expect(Math.exp(2 * logScale)).toBeCloseTo(2 / 3, 9);
});

test("gradient descent settles below the largest rate and not above it", () => {
  const { start } = surfaces.logistic;
  const last = (rate: number) => walk(surfaces.logistic, "SGD", { start, rate, steps: 4000 }).nll.at(-1) ?? Number.NaN;
  const [{ nll: floor }] = valleys(surfaces.logistic);
  expect(last(0.97 * largestRate) - floor).toBeLessThan(1e-9);
  expect(last(1.1 * largestRate) - floor).toBeGreaterThan(1e-4);
});
