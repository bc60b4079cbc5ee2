import * as gumbel from "@loglik/core/gumbel";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { likelihoodHead } from "@loglik/core/heads/composed";
import { normalHead } from "@loglik/core/heads/normal";
import { weibullHead } from "@loglik/core/heads/weibull";
import { describe, expect, it } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../src/files/safetensors.js";
import {
  checkpointToSafetensors,
  dense,
  modelFromSafetensors,
  network,
  sgd,
  type TrainedModel,
  train,
} from "../src/index.js";
import { laplaceHead } from "./support/laplace-head.mjs";
import { poissonHead } from "./support/poisson-head.js";
import { wave } from "./support/sample.js";

const options = { epochs: 2, workers: 0, optimizer: sgd({ rate: 1e-3 }), validation: 0.2 } as const;
const { x, y } = wave(40);
const positive = y.map((value) => Math.exp(value));
const labels = y.map((value) => (value > 0 ? 1 : 0));

const heads = {
  normal: [normalHead({ scale: "shared" }), y],
  bernoulli: [bernoulliHead(), labels],
  categorical: [categoricalHead({ classes: 2 }), labels],
  weibull: [weibullHead(), positive],
  "composed gumbel": [likelihoodHead(gumbel, { source: { name: "composed", options: { family: "gumbel" } } }), y],
} as const;

/** Files say nothing of a model that these two do not show. */
async function expectSame(again: TrainedModel, model: TrainedModel): Promise<void> {
  const { likelihood: head, ...description } = model.network;
  const { likelihood: headAgain, ...descriptionAgain } = again.network;
  expect(descriptionAgain).toEqual(description);
  expect(headAgain.source).toEqual(head.source);
  expect(again.parameters).toEqual(model.parameters);
  expect(again.training).toEqual(model.training);
  expect(again.diagnostics).toEqual(model.diagnostics);
  expect(again.summary()).toBe(model.summary());
  expect(await again.predict(x)).toEqual(await model.predict(x));
}

describe("a model comes back from its file", () => {
  it.each(Object.keys(heads) as (keyof typeof heads)[])("with the head %s", async (name) => {
    const [likelihood, targets] = heads[name];
    const net = network({ inputs: 1, hidden: [dense(5, "tanh"), dense(3, "relu")], likelihood });
    const data =
      likelihood.targets.length === 2 ? { x, y: Array.from(targets, (value) => [value, 1]) } : { x, y: targets };
    for (const precision of ["float32", "float64"] as const) {
      const model = await train(net, data, { ...options, precision }).result;
      const again = await modelFromSafetensors(await model.toSafetensors(), { workers: 0 });
      await expectSame(again, model);
    }
  });

  it("without hidden layers and bias, and predicts in a worker", async () => {
    const model = await train(
      network({ inputs: 1, bias: false, likelihood: bernoulliHead() }),
      { x, y: labels },
      options,
    ).result;
    await expectSame(await modelFromSafetensors(await model.toSafetensors()), model);
  });

  it("with a head of one's own, if it is passed again", async () => {
    for (const [head, targets] of [
      [poissonHead, labels],
      [laplaceHead({ from: "file:///heads.mjs" }), y],
    ] as const) {
      const model = await train(network({ inputs: 1, likelihood: head }), { x, y: targets }, options).result;
      const file = await model.toSafetensors();
      await expect(modelFromSafetensors(file)).rejects.toMatchObject({ code: "head-not-in-file" });
      await expectSame(await modelFromSafetensors(file, { likelihood: head, workers: 0 }), model);
    }
  });
});

it("names the tensors by layer", async () => {
  const net = network({ inputs: 3, hidden: [dense(4)], likelihood: normalHead() });
  const data = {
    x: [
      [1, 2, 0],
      [3, 4, 1],
    ],
    y: [1, 2],
  };
  const trained = await train(net, data, { ...options, validation: 0 }).result;
  const { tensors } = decodeSafetensors(await trained.toSafetensors());
  expect([...tensors.values()].map(({ name, shape }) => [name, shape])).toEqual([
    ["layers.0.weights", [3, 4]],
    ["layers.0.bias", [4]],
    ["layers.1.weights", [4, 2]],
    ["layers.1.bias", [2]],
  ]);
  expect(tensors.get("layers.0.bias")!.values).toEqual(trained.parameters.slice(12, 16));
});

describe("a model's file is refused", () => {
  const trained = async () =>
    train(network({ inputs: 1, hidden: [dense(3)], likelihood: normalHead() }), { x, y }, options).result;

  it("when another head is passed", async () => {
    const file = await (await trained()).toSafetensors();
    for (const likelihood of [bernoulliHead(), normalHead({ scaleLink: "softplus" })]) {
      await expect(modelFromSafetensors(file, { likelihood })).rejects.toMatchObject({ code: "head-mismatch" });
    }
  });

  it("when it is a checkpoint", async () => {
    const run = train(network({ inputs: 1, likelihood: normalHead() }), { x, y }, options);
    const file = checkpointToSafetensors(await run.checkpoint());
    await expect(modelFromSafetensors(file)).rejects.toThrow(/is read by checkpointFromSafetensors.*file-damaged/);
  });

  it.each([
    ["a tensor is missing", (list: readonly Tensor[]) => list.slice(1), 'no tensor "layers.0.weights"'],
    [
      "a tensor has another shape",
      ([first, ...rest]: readonly Tensor[]) => [{ ...first, shape: [3, 1] }, ...rest],
      "has shape [3,1]; its network gives it [1,3]",
    ],
    [
      "a tensor has another precision",
      ([first, ...rest]: readonly Tensor[]) => [{ ...first, values: Float64Array.from(first.values) }, ...rest],
      "not of the precision",
    ],
  ])("when %s, by whoever wrote the checksum", async (_what, edit, reason) => {
    const { tensors, metadata } = decodeSafetensors(await (await trained()).toSafetensors());
    const { checksum: _checksum, ...rest } = metadata;
    const file = encodeSafetensors(edit([...tensors.values()]), rest);
    await expect(modelFromSafetensors(file)).rejects.toThrow(reason);
  });

  it("when its layers are none that this version knows", async () => {
    const { tensors, metadata } = decodeSafetensors(await (await trained()).toSafetensors());
    const { checksum: _checksum, ...rest } = metadata;
    const edited = { ...rest, model: rest.model.replace('"dense"', '"sparse"') };
    await expect(modelFromSafetensors(encodeSafetensors([...tensors.values()], edited))).rejects.toThrow(
      /layer-unknown/,
    );
  });
});

type Tensor = Parameters<typeof encodeSafetensors>[0][number];
