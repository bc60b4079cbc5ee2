import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  adam,
  checkpointFromSafetensors,
  checkpointToSafetensors,
  dense,
  network,
  sgd,
  type TrainOptions,
  train,
} from "../../src/index.js";
import { fingerprint } from "../support/fingerprint.js";
import { wave } from "../support/sample.js";

const net = network({ inputs: 1, hidden: [dense(16, "tanh"), dense(7, "relu")], likelihood: normalHead() });
const data = wave(301);
const options: TrainOptions = {
  epochs: 60,
  batchSize: 16,
  optimizer: adam({ rate: 0.01 }),
  seed: 5,
  validation: 0.1,
};

describe.each([
  { workers: 0, precision: "float32" },
  { workers: 1, precision: "float32" },
  { workers: 2, precision: "float32" },
  { workers: 0, precision: "float64" },
  { workers: 1, precision: "float64" },
] as const)("with $workers workers in $precision", (place) => {
  const settings = { ...options, ...place };

  it("a run that is stopped again and again ends in the bits of one that never was", async () => {
    const whole = await train(net, data, settings).result;
    let run = train(net, data, settings);
    let stops = 0;
    for (const stopAfter of [1, 5, 17, 40, 59]) {
      for await (const epoch of run) if (epoch.index >= stopAfter) break;
      const file = checkpointToSafetensors(await run.checkpoint());
      await run.result;
      stops += 1;
      run = train(net, data, { ...settings, resume: checkpointFromSafetensors(file) });
    }
    const model = await run.result;
    expect(stops).toBe(5);
    expect(fingerprint(model.parameters)).toBe(fingerprint(whole.parameters));
    expect(model.training.steps).toBe(whole.training.steps);
    const losses = ({ training }: typeof model) =>
      training.epochs.map(({ index, nll, validation, steps }) => [index, nll, validation?.nll, steps]);
    expect(losses(model)).toEqual(losses(whole));
  });

  it("a checkpoint may be taken while the fit goes on, which takes no notice", async () => {
    const whole = await train(net, data, settings).result;
    const run = train(net, data, settings);
    const early = await run.checkpoint();
    const model = await run.result;
    const last = await run.checkpoint();
    expect(early.epochs).toHaveLength(early.position.epoch);
    expect(last.epochs).toEqual(model.training.epochs);
    expect(fingerprint(model.parameters)).toBe(fingerprint(whole.parameters));
    const resumed = await train(net, data, { ...settings, resume: early }).result;
    expect(fingerprint(resumed.parameters)).toBe(fingerprint(whole.parameters));
    // Of a finished run nothing is left to do, unless it is given more epochs.
    const again = await train(net, data, { ...settings, resume: last }).result;
    expect(again.parameters).toEqual(whole.parameters);
    const longer = await train(net, data, { ...settings, epochs: 70 }).result;
    const lengthened = await train(net, data, { ...settings, epochs: 70, resume: last }).result;
    expect(fingerprint(lengthened.parameters)).toBe(fingerprint(longer.parameters));
  });
});

it("counts the steps of a resumed run from the beginning", async () => {
  const settings = { ...options, epochs: 3, workers: 0, every: "step" } as const;
  const run = train(net, data, settings);
  for await (const event of run) if (event.type === "step" && event.index === 20) break;
  const resume = await run.checkpoint();
  const indices: number[] = [];
  for await (const event of train(net, data, { ...settings, resume })) {
    if (event.type === "step") indices.push(event.index);
    else expect(event.steps).toBe(17 * (event.index + 1));
  }
  const first = resume.position.steps;
  expect(indices).toEqual(Array.from({ length: 51 - first }, (_, index) => first + index));
});

describe("resume refuses", () => {
  const settings = { ...options, epochs: 2, workers: 0 } as const;
  const checkpoint = async () => {
    const run = train(net, data, settings);
    await run.result;
    return run.checkpoint();
  };
  const other = wave(301);
  other.y[7] += 1e-3;

  it.each([
    ["optimizer", net, data, { optimizer: sgd() }],
    ["batchSize", net, data, { batchSize: 8 }],
    ["seed", net, data, { seed: 6 }],
    ["precision", net, data, { precision: "float64" }],
    ["data", net, other, {}],
    ["data", net, data, { validation: 0.2 }],
    ["network", network({ inputs: 1, hidden: [dense(16), dense(7)], likelihood: normalHead() }), data, {}],
    ["head", { ...net, likelihood: normalHead({ scaleLink: "softplus" }) }, data, {}],
    ["epochs", net, data, { epochs: 1 }],
  ] as const)("another %s %#", async (name, otherNet, otherData, change) => {
    const resume = await checkpoint();
    const { inputs, layers, likelihood } = otherNet;
    const again = network({ inputs, hidden: layers.slice(0, -1), likelihood });
    expect(() => train(again, otherData, { ...settings, ...change, resume } as TrainOptions)).toThrow(
      expect.objectContaining({ code: "resume-mismatch", detail: { name } }),
    );
  });

  it("an initial vector beside it", async () => {
    const resume = await checkpoint();
    expect(() => train(net, data, { ...settings, resume, initial: resume.parameters })).toThrow(/options-conflict/);
  });
});
