import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  activation,
  batchNorm,
  conv2d,
  dense,
  embedding,
  flatten,
  type Layer,
  layerNorm,
  maxPool2d,
  type NetworkOptions,
  network,
  residual,
  sgd,
  train,
} from "../../src/index.js";
import { uniforms } from "../support/numbers.js";

const rows = 6;
const likelihood = normalHead({ scale: 1 });
/** Nothing moves: what is found is what the fit started from. */
const still = { epochs: 1, workers: 0, optimizer: sgd({ rate: 1e-30 }) } as const;
/** Row 3 comes in the second step, after the others. */
const batches = [
  [0, 1, 2],
  [5, 4, 3],
];

/** What the error of a fit says whose row 3 holds 3e38, which is finite, in some columns. */
async function failureOf(inputs: NetworkOptions["inputs"], hidden: readonly Layer[], columns?: number) {
  const net = network({ inputs, hidden, likelihood });
  const x = uniforms(rows * net.inputs, 5);
  x.fill(3e38, 3 * net.inputs, 3 * net.inputs + (columns ?? net.inputs));
  const initial = uniforms(net.parameterCount, 7, 2).map((value) => Math.abs(value) + 0.5);
  const data = { x, y: uniforms(rows, 3) };
  return train(net, data, { ...still, epochs: 2, batches, initial }).result.then(
    () => undefined,
    ({ detail, message }) => ({ ...detail, message }),
  );
}

describe("the first number that is not finite is traced", () => {
  it.each<readonly [string, NetworkOptions["inputs"], readonly Layer[], number]>([
    ["dense", 3, [dense(5, "relu")], 0],
    ["conv2d", [4, 4, 2], [conv2d(3, 3), flatten()], 0],
    ["conv2d after pooling", [4, 4, 2], [maxPool2d(2), conv2d(5, 2, "silu"), flatten()], 1],
    ["flatten and dense", [3, 3, 2], [flatten(), dense(5, "softplus")], 1],
    ["layerNorm", [3, 3, 3], [layerNorm(), flatten()], 0],
    ["activation, which passes it on", 3, [activation("geluTanh"), dense(5, "relu")], 1],
    ["a residual block", 3, [residual([dense(3, "relu")])], 0],
    ["a residual block of images", [3, 3, 5], [residual([conv2d(5, 3, "identity")]), activation("elu"), flatten()], 0],
  ])("to layer, row and unit: %s", async (_name, inputs, hidden, layer) => {
    const failure = await failureOf(inputs, hidden);
    expect(failure).toMatchObject({ step: 1, where: "layer", layer, row: 3 });
    expect(failure!.unit).toBeLessThan(5);
    expect(failure!.message).toContain(`of layer ${layer}`);
    expect(failure!.message).toContain("for row 3.");
  });

  it("to a running statistic, whose rows were out of range", async () => {
    const failure = await failureOf([2, 2, 1], [batchNorm(), conv2d(2, 1), flatten()], 1);
    expect(failure).toMatchObject({ step: 2, where: "parameter", layer: 0, parameter: "layers.0.variance[0]" });
    expect(failure!.message).toContain("statistic of the rows of step 1");
  });

  it("to the layer after an embedding, whose numbers pass through it", async () => {
    const tables = embedding({ categories: 2, dimensions: 2, columns: [0] });
    const net = network({ inputs: 2, hidden: [tables, dense(3, "relu")], likelihood });
    const x = [
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 3e38],
      [0, 1],
      [1, 1],
    ];
    const initial = new Float64Array(net.parameterCount).fill(2);
    const fit = train(net, { x, y: uniforms(rows, 3) }, { ...still, epochs: 2, batches, initial }).result;
    await expect(fit).rejects.toMatchObject({ detail: { where: "layer", layer: 1, row: 3 } });
  });
});

/** The warnings of a fit that stays where it starts: at small numbers, which are changed first. */
async function warningsOf(
  inputs: NetworkOptions["inputs"],
  hidden: readonly Layer[],
  change: (initial: Float64Array) => void,
) {
  const net = network({ inputs, hidden, likelihood });
  const initial = uniforms(net.parameterCount, 7, 0.5);
  change(initial);
  const data = { x: uniforms(rows * net.inputs, 5), y: uniforms(rows, 3) };
  const model = await train(net, data, { ...still, batchSize: rows, initial }).result;
  return model.diagnostics.map(({ code, detail }) => ({ code, ...detail }));
}

describe("layers that learn nothing or run away are reported", () => {
  it("units of a convolution that never fire", async () => {
    const hidden = [conv2d(4, 3, "relu"), maxPool2d(2), flatten()];
    const found = await warningsOf([4, 4, 1], hidden, (initial) => {
      // Bias of two of the four filters.
      initial.set([-100, -100, 1, 1], 3 * 3 * 4);
    });
    expect(found).toMatchObject([{ code: "layer-dead", layer: 0, activation: "relu", dead: 2, units: 4, rows }]);
  });

  it("and of one within a residual block", async () => {
    const hidden = [residual([conv2d(3, 1, "relu"), conv2d(1, 1, "identity")]), flatten()];
    const found = await warningsOf([3, 3, 1], hidden, (initial) => initial.set([-100, -100, -100], 3));
    expect(found).toMatchObject([{ code: "layer-dead", layer: 0, activation: "relu", dead: 3, units: 3 }]);
  });

  it("but not what lies between the pixels of an image", async () => {
    const hidden = [conv2d(5, 3, "identity"), batchNorm(), activation("relu"), flatten()];
    expect(await warningsOf([3, 3, 1], hidden, () => undefined)).toEqual([]);
  });

  it("a convolution whose outputs have run away, and not the layers that pass them on", async () => {
    const hidden = [conv2d(3, 3, "relu"), maxPool2d(2), flatten()];
    const found = await warningsOf([4, 4, 1], hidden, (initial) => initial.fill(1e5, 0, 27));
    expect(found).toMatchObject([{ code: "layer-exploding", layer: 0 }]);
  });
});
