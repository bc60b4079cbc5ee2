import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  adam,
  checkpointFromSafetensors,
  checkpointToSafetensors,
  modelFromSafetensors,
  network,
  type TrainOptions,
  train,
} from "../../src/index.js";
import { fingerprint } from "../support/fingerprint.js";
import { layerCases } from "../support/layer-cases.js";
import { inputsOf } from "../support/layer-data.js";
import { uniforms } from "../support/numbers.js";

/** 17 rows in batches of 5: the last batch is short. */
const rows = 17;
const common = { epochs: 4, batchSize: 5, optimizer: adam({ rate: 0.01 }), seed: 9 } as const;

function setUp(name: string) {
  const testCase = layerCases[name];
  const net = network({ inputs: testCase.inputs, hidden: testCase.hidden, likelihood: normalHead() });
  const weights = uniforms(rows, 3).map((value) => Math.abs(value) + 0.5);
  const data = { x: inputsOf(testCase, net.inputs, rows), y: uniforms(rows, 8), weights };
  return { net, data, start: (options: Partial<TrainOptions>) => train(net, data, { ...common, ...options }) };
}

/**
 * Of the final parameters, in float32 and float64. Node, Chromium, one worker and several are all held to these. They change only
 * with the order of operations in a kernel, the random streams or the start of a fit, and then for everybody at once.
 */
const fingerprints: { readonly [name: string]: readonly [float32: string, float64: string] } = {
  "conv2d, same": ["4ed5acdf5c7bbd0c", "7c4e6e17ca80c124"],
  "conv2d, valid, unequal kernel": ["6d7844f73c862834", "46e36b2c634cdb44"],
  "conv2d, stride 2, same": ["7da71f3f00b13c6c", "f9534488dff7b383"],
  "conv2d, stride and padding": ["45048d82e02648e7", "93066439ffc99500"],
  "conv2d, padding beyond the kernel": ["428f8a9ede0b0dfc", "9fe97ebed1d9d1de"],
  "conv2d after conv2d": ["9eee2a4b790bf229", "a6fdaba38fa324f3"],
  "conv2d 1 × 1": ["0fd67f96dade5178", "4f2c538a6ba07823"],
  maxPool2d: ["abdad9a39a18b42f", "8dc2d36a3fb318ec"],
  "maxPool2d, overlapping": ["6ecbcce0f2193f73", "2e39e8c6ef4ede84"],
  "maxPool2d of x": ["e1db1dde798f92e7", "943646126d18132d"],
  averagePool2d: ["d91da23d41869887", "7502e20fce189807"],
  "averagePool2d, overlapping": ["37374ca04643cb1e", "533478bff1dff771"],
  "flatten of x": ["fc1666837e0cb8d4", "6de0c57c54ddd6ca"],
  "activation after a sum": ["8d2e3fe3375c04be", "b12da129ee687bbf"],
  "activation of x": ["ec4380c352a1a715", "0782535bda338d22"],
  dropout: ["2892085c6d6e2123", "1ab085c94cb9f59a"],
  "dropout of an image": ["d7641049e6180d51", "9f1e8129da41c449"],
  layerNorm: ["7edb07314595521f", "df6f377357b81c08"],
  "layerNorm of an image": ["5a32952b4ed09737", "667ef3a042524a88"],
  batchNorm: ["7e950022afa5a559", "8073ac60b5ffff4a"],
  "batchNorm of an image": ["b3365f3d97de538c", "6c5da302656cafb0"],
  embedding: ["b9e081ebbf6c87a1", "4aa384e136657730"],
  "embedding of all columns": ["a89358b3d6ccfe0b", "2f5729ec95f2e49a"],
  residual: ["8087925f9a72987b", "3d2a0ad76bf4b975"],
  "residual of x": ["c1fbb1a64dbb5406", "4977e8ba42f1a97a"],
  "residual with a shortcut": ["60b1ae85425a892f", "b30c7ad4e1cad937"],
  "residual within residual": ["816399ea0f048ad3", "02b2163f8029f032"],
};

describe.each(Object.keys(layerCases))("%s", (name) => {
  const { net, data, start } = setUp(name);

  it("has the same bits in every engine and for any number of workers", async () => {
    const bits = async (options: Partial<TrainOptions>) => fingerprint((await start(options).result).parameters);
    expect([await bits({ workers: 1 }), await bits({ workers: 1, precision: "float64" })]).toEqual(fingerprints[name]);
    for (const workers of [2, 3]) expect(await bits({ workers })).toBe(fingerprints[name][0]);
    expect(await bits({ workers: 2, precision: "float64" })).toBe(fingerprints[name][1]);
  });

  it("goes on from a checkpoint's file to the same bits", async () => {
    const run = start({});
    for await (const epoch of run) if (epoch.index === 1) break;
    const file = checkpointToSafetensors(await run.checkpoint());
    const resumed = await start({ resume: checkpointFromSafetensors(file), workers: 2 }).result;
    expect(fingerprint(resumed.parameters)).toBe(fingerprints[name][0]);
  });

  it("comes back from a model's file, and predicts alike in a worker and on the caller's thread", async () => {
    const model = await start({}).result;
    const again = await modelFromSafetensors(await model.toSafetensors(), { workers: 0 });
    const { likelihood: _head, ...description } = net;
    expect(again.network).toMatchObject(description);
    expect(again.parameters).toEqual(model.parameters);
    expect(await again.eta(data.x)).toEqual(await model.eta(data.x));
    expect(again.summary()).toBe(model.summary());
  });
});
