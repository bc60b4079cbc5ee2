import { normalHead } from "@loglik/core/heads/normal";
import { createRng } from "@loglik/core/random";
import { describe, expect, it } from "vitest";
import { everyRow, shuffleNow } from "../src/data/shuffle.js";
import { dense, network } from "../src/index.js";
import { allInitializers } from "../src/initializers/all-initializers.js";
import { initialParameters } from "../src/initializers/initial-parameters.js";
import { batchWeights } from "../src/worker/batch-weights.js";
import { callSize } from "../src/worker/call-size.js";

const variance = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;

describe("initial parameters", () => {
  const net = network({ inputs: 60, hidden: [dense(80, "relu"), dense(100, "tanh")], likelihood: normalHead() });
  const parameters = initialParameters(net, createRng(3), [2.5, -1], allInitializers);

  it("have the variance of He and of Glorot, within the layer's bounds", () => {
    const relu = parameters.subarray(0, 60 * 80);
    const tanh = parameters.subarray(60 * 80 + 80, 60 * 80 + 80 + 80 * 100);
    // Var of a uniform's square is 4a⁴/45: four standard errors of 4800 and of 8000 draws are 5.2 % and 4 %.
    expect(Math.abs(variance(relu) / (2 / 60) - 1)).toBeLessThan(0.052);
    expect(Math.abs(variance(tanh) / (2 / 180) - 1)).toBeLessThan(0.04);
    expect(Math.max(...relu.map(Math.abs))).toBeLessThanOrEqual(Math.fround(Math.sqrt(6 / 60)));
  });

  it("have biases of zero, output weights of zero, and the constant model as output bias", () => {
    expect(parameters.subarray(60 * 80, 60 * 80 + 80).every((bias) => bias === 0)).toBe(true);
    expect(parameters.subarray(60 * 80 + 80 + 80 * 100, -2).every((weight) => weight === 0)).toBe(true);
    expect(Array.from(parameters.subarray(-2))).toEqual([2.5, -1]);
  });

  it("are float32 numbers that depend on the seed alone", () => {
    expect(parameters.every((value) => Math.fround(value) === value)).toBe(true);
    expect(initialParameters(net, createRng(3), [2.5, -1], allInitializers)).toEqual(parameters);
    expect(initialParameters(net, createRng(4), [2.5, -1], allInitializers)).not.toEqual(parameters);
  });
});

describe("shuffle", () => {
  it("gives every permutation of three equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed += 1) {
      const key = shuffleNow(everyRow(3), createRng(seed)).join("");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Binomial(6000, 1/6) has a standard deviation of 29.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  it("keeps every row of a long order", () => {
    const rows = shuffleNow(everyRow(10_000), createRng(1));
    expect(rows.slice().sort()).toEqual(everyRow(10_000));
    expect(rows).not.toEqual(everyRow(10_000));
  });
});

describe("batch weights", () => {
  it("count rows, or sum their weights, the short last batch included", () => {
    const order = Uint32Array.of(2, 0, 1, 3, 4);
    expect(Array.from(batchWeights(order, 2, undefined))).toEqual([2, 2, 1]);
    expect(Array.from(batchWeights(order, 2, Float64Array.of(1, 10, 100, 1000, 10_000)))).toEqual([101, 1010, 10_000]);
  });
});

describe("call size", () => {
  it("doubles up to an eighth of a slice, and comes down again", () => {
    const size = callSize(16);
    for (let call = 0; call < 20; call += 1) size.took(size.steps * 0.02);
    expect(size.steps * 0.02).toBeGreaterThan(1);
    expect(size.steps * 0.02).toBeLessThanOrEqual(2);
    size.took(size.steps * 5);
    expect(size.steps).toBe(1);
  });
});
