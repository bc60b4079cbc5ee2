import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  activation,
  adam,
  averagePool2d,
  batchNorm,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  layerNorm,
  layersFromData,
  maxPool2d,
  momentum,
  network,
  residual,
  rmsprop,
  sgd,
} from "../src/index.js";

describe("network", () => {
  it("sizes the output layer by the head and counts the parameters", () => {
    const net = network({ inputs: 3, hidden: [dense(5, "relu"), dense(4)], likelihood: normalHead() });
    expect(net.layers).toEqual([
      { type: "dense", units: 5, activation: "relu" },
      { type: "dense", units: 4, activation: "tanh" },
      { type: "dense", units: 2, activation: "identity" },
    ]);
    expect(net.parameterCount).toBe(3 * 5 + 5 + 5 * 4 + 4 + 4 * 2 + 2);
  });

  it("without a bias leaves out that of the output layer alone", () => {
    expect(network({ inputs: 3, likelihood: bernoulliHead(), bias: false }).parameterCount).toBe(3);
    const net = network({ inputs: 3, hidden: [dense(2)], likelihood: bernoulliHead(), bias: false });
    expect(net.parameterCount).toBe(3 * 2 + 2 + 2);
  });

  it.each([
    [() => network({ inputs: Number.NaN, likelihood: normalHead() }), "option-not-a-positive-integer"],
    [() => network({ inputs: 1.5, likelihood: normalHead() }), "option-not-a-positive-integer"],
    [() => network({ inputs: 1, likelihood: normalHead as never }), "head-invalid"],
    [() => network({ inputs: 1, likelihood: undefined as never }), "head-invalid"],
    [() => network({ inputs: 1, hidden: [64 as never], likelihood: normalHead() }), "layer-unknown"],
    [() => network({ inputs: 1, hidden: [{ ...dropout(0.5) }], likelihood: normalHead() }), "layer-unknown"],
    [() => layersFromData([{ type: "lstm" } as never]), "layer-unknown"],
    [() => layersFromData([{ type: "dropout", rate: 2 }]), "option-not-a-fraction"],
    [
      () => network({ inputs: 1, hidden: [{ type: "dense", units: 0, activation: "tanh" }], likelihood: normalHead() }),
      "option-not-a-positive-integer",
    ],
    [
      () => network({ inputs: 1, likelihood: normalHead({ scale: "shared" }), bias: false }),
      "shared-output-needs-bias",
    ],
    [() => dense(0), "option-not-a-positive-integer"],
    [() => dense(3, "swish" as never), "option-unknown"],
  ])("says no to %s", (make, code) => {
    expect(make).toThrow(expect.objectContaining({ name: "LoglikError", code }));
  });
});

it("layers that were plain data for a while make the same network", () => {
  const hidden = [
    conv2d(4, 3, "silu", { padding: "valid" }),
    maxPool2d(2),
    residual([conv2d(4, 3), batchNorm()], { shortcut: [conv2d(4, 1, "identity")] }),
    averagePool2d(2),
    flatten(),
    dense(5, "gelu"),
    layerNorm(),
    activation("tanh"),
    dropout(0.1),
  ];
  const made = network({ inputs: [12, 12, 1], hidden, likelihood: normalHead() });
  const read = layersFromData(JSON.parse(JSON.stringify(hidden)));
  expect(JSON.stringify(network({ inputs: [12, 12, 1], hidden: read, likelihood: normalHead() }))).toBe(
    JSON.stringify(made),
  );
  const [table] = layersFromData(structuredClone([embedding({ categories: 3, dimensions: 2 })]));
  expect(network({ inputs: 2, hidden: [table], likelihood: normalHead() }).parameterSpecs[0].shape).toEqual([3, 2]);
});

describe("optimizers", () => {
  it("are plain data with the customary constants", () => {
    expect(structuredClone([sgd(), momentum(), rmsprop(), adam()])).toEqual([
      { type: "sgd", rate: 0.01 },
      { type: "momentum", rate: 0.01, momentum: 0.9 },
      { type: "rmsprop", rate: 0.01, decay: 0.99, epsilon: 1e-8 },
      { type: "adam", rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    ]);
  });

  it.each([
    [() => sgd({ rate: Number.NaN }), "option-not-positive"],
    [() => sgd({ rate: undefined }), "option-not-positive"],
    [() => sgd({ rate: 0 }), "option-not-positive"],
    [() => adam({ rate: Number.POSITIVE_INFINITY }), "option-not-positive"],
    [() => adam({ beta1: 1 }), "option-not-a-fraction"],
    [() => adam({ beta2: Number.NaN }), "option-not-a-fraction"],
    [() => momentum({ momentum: -0.1 }), "option-not-a-fraction"],
    [() => rmsprop({ epsilon: 0 }), "option-not-positive"],
    [() => adam({ learningRate: 0.1 } as never), "option-unknown"],
  ])("say no to %s", (make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }));
  });
});
