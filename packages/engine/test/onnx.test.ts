import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { betaHead } from "@loglik/core/heads/beta";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { dirichletHead } from "@loglik/core/heads/dirichlet";
import { normalHead } from "@loglik/core/heads/normal";
import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { poissonHead } from "@loglik/core/heads/poisson";
import { weibullHead } from "@loglik/core/heads/weibull";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { findLinks } from "../src/files/onnx/find-links.js";
import { integer, message, nested, text } from "../src/files/onnx/protobuf.js";
import {
  type DenseLayer,
  dense,
  type Network,
  network,
  sgd,
  type TrainedModel,
  type TrainingReport,
} from "../src/index.js";
import { createModel } from "../src/model.js";
import { uniforms } from "./support/numbers.js";

const inputs = 3;
const rows = 57;
const x = uniforms(rows * inputs, 31, 2);

/** A model with random parameters: nothing about an export depends on training. */
function modelOf(net: Network, precision: "float32" | "float64"): TrainedModel {
  const drawn = uniforms(net.parameterCount, 17, 0.8);
  const [below, output] = [undefined, ...net.layers].slice(-2) as [DenseLayer | undefined, DenseLayer];
  const inputsOfIt = below?.units ?? inputs;
  const outputStart = net.parameterCount - (inputsOfIt + (net.bias ? 1 : 0)) * output.units;
  net.likelihood.outputs.forEach(({ kind }, column) => {
    if (kind !== "shared") return;
    for (let row = 0; row < inputsOfIt; row += 1) drawn[outputStart + row * output.units + column] = 0;
  });
  const parameters = precision === "float32" ? Float32Array.from(drawn) : drawn;
  const training: TrainingReport = {
    epochs: [],
    steps: 0,
    elapsed: 0,
    stopped: "finished",
    thread: "caller",
    workers: 0,
    fusedMultiplyAdd: false,
    observations: rows,
    totalWeight: rows,
    optimizer: sgd(),
    batchSize: 1,
    seed: 0,
  };
  return createModel(net, parameters, { precision, workers: 0 }, training, []);
}

/** All outputs of the exported model in onnxruntime, by name. */
async function runOnnx(model: TrainedModel) {
  const session = await InferenceSession.create(await model.toOnnx());
  const tensor =
    model.precision === "float32"
      ? new Tensor("float32", Float32Array.from(x), [rows, inputs])
      : new Tensor("float64", x, [rows, inputs]);
  return session.run({ x: tensor });
}

/** Largest difference, relative to the larger of 1 and the number itself. */
function largestError(given: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(given.length).toBe(expected.length);
  return Math.max(
    ...Array.from(expected, (value, index) => Math.abs(given[index] - value) / Math.max(1, Math.abs(value))),
  );
}

const hidden = [dense(17, "tanh"), dense(9, "relu"), dense(6, "sigmoid"), dense(5, "identity")];

const heads = {
  "normal, log scale": normalHead(),
  "normal, softplus scale": normalHead({ scaleLink: "softplus" }),
  "normal, log variance": normalHead({ scaleLink: "logVariance" }),
  "normal, shared scale": normalHead({ scale: "shared" }),
  "normal, known scale": normalHead({ scale: 2 }),
  bernoulli: bernoulliHead(),
  categorical: categoricalHead({ classes: 4 }),
  poisson: poissonHead(),
  beta: betaHead(),
  weibull: weibullHead({ shape: "perRow" }),
  dirichlet: dirichletHead({ parts: 3 }),
  mixture: normalMixtureHead({ components: 3 }),
};

describe("a model in onnxruntime", () => {
  it.each(Object.keys(heads) as (keyof typeof heads)[])("gives the same η and parameters: %s", async (name) => {
    for (const [precision, tolerance] of [
      ["float32", 1e-5],
      ["float64", 1e-12],
    ] as const) {
      const net = network({ inputs, hidden, likelihood: heads[name] });
      const model = modelOf(net, precision);
      const given = await runOnnx(model);
      expect(largestError(given.eta.data as Float32Array, await model.eta(x))).toBeLessThan(tolerance);
      const expected = await model.predict(x);
      expect(Object.keys(given).sort()).toEqual(["eta", ...Object.keys(expected)].sort());
      for (const [parameter, values] of Object.entries(expected)) {
        const { data, dims } = given[parameter];
        const all = dims[0] === 1 ? Float64Array.from(values, (_, index) => Number(data[index % dims[1]])) : data;
        expect(largestError(all as Float32Array, values), parameter).toBeLessThan(tolerance);
      }
    }
  });

  it("without hidden layers and bias", async () => {
    const model = modelOf(network({ inputs, bias: false, likelihood: bernoulliHead() }), "float32");
    const { eta } = await runOnnx(model);
    expect(largestError(eta.data as Float32Array, await model.eta(x))).toBeLessThan(1e-5);
  });

  it("keeps a softplus that is small or large", async () => {
    const net = network({ inputs, likelihood: normalHead({ scaleLink: "softplus" }) });
    for (const [precision, tolerance] of [
      ["float32", 1e-5],
      ["float64", 1e-12],
    ] as const) {
      const model = modelOf(net, precision);
      for (const bias of [-60, -37, -20, 0, 20, 700]) {
        model.parameters.set([0, bias], 2 * inputs);
        const { scale } = await model.predict(x);
        const ratios = Array.from(
          (await runOnnx(model)).scale.data as Float32Array,
          (value, row) => value / scale[row],
        );
        expect(largestError(ratios, new Float64Array(rows).fill(1)), `${precision} ${bias}`).toBeLessThan(tolerance);
      }
    }
  });

  it("would show a wrong layout of weights", async () => {
    const net = network({ inputs, hidden: [dense(3)], likelihood: normalHead() });
    const model = modelOf(net, "float32");
    const transposed = model.parameters.slice();
    for (let row = 0; row < 3; row += 1) {
      for (let column = 0; column < 3; column += 1) transposed[row * 3 + column] = model.parameters[column * 3 + row];
    }
    const wrong = { ...modelOf(net, "float32"), parameters: transposed };
    const { modelToOnnx } = await import("../src/files/onnx/export.js");
    const session = await InferenceSession.create(modelToOnnx(wrong));
    const { eta } = await session.run({ x: new Tensor("float32", Float32Array.from(x), [rows, inputs]) });
    expect(largestError(eta.data as Float32Array, await model.eta(x))).toBeGreaterThan(1e-2);
  });
});

describe("findLinks", () => {
  it("finds each link where it is", () => {
    expect(Object.fromEntries(findLinks(normalHead({ scaleLink: "logVariance" })))).toEqual({
      loc: { link: "identity", start: 0, width: 1 },
      scale: { link: "logVariance", start: 1, width: 1 },
    });
    expect(findLinks(normalHead({ scale: 2 })).get("scale")).toEqual({ link: "constant", values: Float64Array.of(2) });
    expect(findLinks(categoricalHead({ classes: 4 })).get("prob")).toEqual({ link: "softmax", start: 0, width: 4 });
  });

  it("leaves out what it cannot say", () => {
    const odd = { ...normalHead(), theta: (eta: ArrayLike<number>, row = 0) => ({ loc: eta[2 * row] ** 3, scale: 1 }) };
    expect([...findLinks(odd).keys()]).toEqual(["scale"]);
  });
});

describe("protobuf", () => {
  it("writes the examples of its guide", () => {
    expect([...message([integer(1, 150)])]).toEqual([0x08, 0x96, 0x01]);
    expect([...message([text(2, "testing")])]).toEqual([0x12, 7, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
    expect([...message([nested(3, [integer(1, 150)])])]).toEqual([0x1a, 3, 0x08, 0x96, 0x01]);
    expect([...message([integer(1, -1)])]).toEqual([0x08, ...new Array(9).fill(255), 1]);
  });
});
