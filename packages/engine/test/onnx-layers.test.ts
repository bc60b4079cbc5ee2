import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { activationNames } from "../src/activations/activation-name.js";
import { conv2d, dense, flatten, maxPool2d, network, residual, sgd, type TrainedModel, train } from "../src/index.js";
import { type LayerCase, layerCases } from "./support/layer-cases.js";
import { inputsOf } from "./support/layer-data.js";
import { uniforms } from "./support/numbers.js";

const rows = 7;

/** A model whose parameters are drawn: running statistics and scales above zero, as they are after training. */
async function modelOf({ inputs, hidden }: LayerCase, precision: "float32" | "float64", data: Float32Array) {
  const net = network({ inputs, hidden, likelihood: bernoulliHead() });
  const hasVariances = JSON.stringify(hidden).includes("batchNorm");
  const initial = uniforms(net.parameterCount, 21, 0.7).map((value) => (hasVariances ? Math.abs(value) : value));
  const y = uniforms(rows, 2).map((value) => Number(value > 0));
  const options = { epochs: 1, optimizer: sgd({ rate: 1e-6 }), initial, precision, workers: 0 };
  return train(net, { x: data, y }, options).result;
}

async function runOnnx(file: Uint8Array, precision: "float32" | "float64", x: Float32Array) {
  const session = await InferenceSession.create(file);
  const numbers = precision === "float32" ? x : Float64Array.from(x);
  return session.run({ x: new Tensor(precision, numbers, [rows, x.length / rows]) });
}

function largestError(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(got.length).toBe(expected.length);
  return Array.from(expected).reduce(
    (worst, value, index) => Math.max(worst, Math.abs(got[index] - value) / Math.max(1, Math.abs(value))),
    0,
  );
}

async function expectSame(model: TrainedModel, x: Float32Array, precision: "float32" | "float64"): Promise<void> {
  const given = await runOnnx(await model.toOnnx({ precision }), precision, x);
  const tolerance = precision === "float64" ? 1e-12 : 2e-5;
  expect(largestError(given.eta.data as Float32Array, await model.eta(x))).toBeLessThan(tolerance);
  expect(largestError(given.prob.data as Float32Array, (await model.predict(x)).prob)).toBeLessThan(tolerance);
}

const inputsIn = ({ inputs }: LayerCase) => (typeof inputs === "number" ? inputs : inputs[0] * inputs[1] * inputs[2]);

describe.each(Object.keys(layerCases))("a model in onnxruntime: %s", (name) => {
  const testCase = layerCases[name];
  const x = inputsOf(testCase, inputsIn(testCase), rows);

  it("gives the same η in float32", async () => {
    await expectSame(await modelOf(testCase, "float32", x), x, "float32");
    await expectSame(await modelOf(testCase, "float64", x), x, "float32");
  });

  it("gives the same η in float64, or is refused with what to do", async () => {
    const model = await modelOf(testCase, "float64", x);
    const written = JSON.stringify(testCase.hidden);
    if (/conv2d|averagePool2d|"gelu"/.test(written)) {
      await expect(model.toOnnx()).rejects.toThrow(/precision: "float32".*onnx-layer/);
    } else await expectSame(model, x, "float64");
  });
});

it.each(activationNames)("writes the activation %s after a layer and as one", async (activation) => {
  const testCase = { inputs: [3, 3, 1], hidden: [conv2d(2, 2, activation), flatten(), dense(5, activation)] } as const;
  const x = inputsOf(testCase, 9, rows);
  await expectSame(await modelOf(testCase, "float32", x), x, "float32");
  if (activation === "gelu") return;
  const vectors = { inputs: 9, hidden: [dense(5, activation), dense(4, activation)] };
  await expectSame(await modelOf(vectors, "float64", x), x, "float64");
});

it("names the place of a layer that it refuses, within residual blocks too", async () => {
  const testCase = { inputs: [3, 3, 1], hidden: [maxPool2d(1), residual([conv2d(1, 1)]), flatten()] } as const;
  const model = await modelOf(testCase, "float64", inputsOf(testCase, 9, rows));
  await expect(model.toOnnx()).rejects.toMatchObject({
    code: "onnx-layer",
    detail: { path: "hidden[1].layers[0]", type: "conv2d" },
  });
});

it("keeps the classes of a network of convolutions", async () => {
  const likelihood = categoricalHead({ classes: 3 });
  const net = network({ inputs: [6, 6, 1], hidden: [conv2d(4, 3), maxPool2d(2), flatten()], likelihood });
  const x = inputsOf({ inputs: 36, hidden: [] }, 36, rows);
  const y = [0, 1, 2, 0, 1, 2, 0];
  const model = await train(net, { x, y }, { epochs: 3, workers: 0 }).result;
  const { prob } = await runOnnx(await model.toOnnx(), "float32", x);
  expect(prob.dims).toEqual([rows, 3]);
  expect(largestError(prob.data as Float32Array, (await model.predict(x)).prob)).toBeLessThan(1e-6);
});
