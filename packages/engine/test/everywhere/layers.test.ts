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
  "conv2d, same": ["7fa6a1c1000f7670", "32677d7ec03cce9d"],
  "conv2d, valid, unequal kernel": ["d6b3d860c84c77a7", "bafef73f14b9c290"],
  "conv2d, stride 2, same": ["b27b28873e865829", "c500c38e21075cdc"],
  "conv2d, stride and padding": ["63aee47fa57dcd18", "e03f22348eb8a69e"],
  "conv2d, padding beyond the kernel": ["43b8f579b9dccd99", "bcfed9cc6b24e792"],
  "conv2d after conv2d": ["7506b08b9272e10f", "ad0b22f49cc62a62"],
  "conv2d 1 × 1": ["b2e5b9ba8c8dbede", "c26e0d653a62a54a"],
  maxPool2d: ["e6dce6af0e0bc43c", "f131aa88051ebf7b"],
  "maxPool2d, overlapping": ["6ed91b70b1c94453", "6de3ba326635cf60"],
  "maxPool2d of x": ["5d7a29d6ed3a505d", "4612339e7e311a6b"],
  averagePool2d: ["7f254209db60e949", "0d1d9165d20cba65"],
  "averagePool2d, overlapping": ["7da792b7befb484c", "3f92d9e652023359"],
  "flatten of x": ["7029acfd262c65ce", "e03cb24966f582fb"],
  "activation after a sum": ["5ecea16811f730e7", "3e0bef66f468ce7a"],
  "activation of x": ["0499a9cef33a3f7e", "b265a4b7363d2fda"],
  dropout: ["e4af32f59ec306f2", "f27a930c782c70ce"],
  "dropout of an image": ["48cf3dce787dc432", "1d53ef85130852b0"],
  layerNorm: ["b6d3fa2d822f45a8", "f28433987ea5a6f6"],
  "layerNorm of an image": ["68eaf6378049a486", "75779bfceb2915a3"],
  batchNorm: ["2bbc40626c7835cb", "56abf9c664933e60"],
  "batchNorm of an image": ["8c7a0613dddb2138", "03a58f883c084cdf"],
  embedding: ["0c4f44a4331b51be", "6ce4042c4fa672d8"],
  "embedding of all columns": ["2082ef1bde24e100", "bd293bf11ced2031"],
  residual: ["a7d63264742a1e57", "3539078d46f616a3"],
  "residual of x": ["162962a7830f5462", "ab2f5557d0374917"],
  "residual with a shortcut": ["de26d3363308e442", "ae6cb042336310a7"],
  "residual within residual": ["de0b2383987138ae", "2d5d56a106d64850"],
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
