import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { activationNames } from "../../src/activations/activation-name.js";
import {
  activation,
  averagePool2d,
  batchNorm,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  layerNorm,
  maxPool2d,
  network,
  type Padding,
  residual,
  sgd,
} from "../../src/index.js";
import type { Program } from "../../src/program.js";
import { type LayerCase, layerCases } from "../support/layer-cases.js";
import { inputsOf, targetsOf } from "../support/layer-data.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { referenceProgram, wasmProgram } from "../support/programs.js";

const sizes = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17];
const heads = [normalHead(), bernoulliHead(), categoricalHead({ classes: 3 })];

/** The same network in float32, in float64 and by plain loops, with the same parameters and data. */
function triplets(testCase: LayerCase, { rows = 7, batchSize = 5, likelihood = heads[0] } = {}) {
  const net = network({ inputs: testCase.inputs, hidden: testCase.hidden, likelihood });
  const options = { optimizer: sgd(), batchSize, seed: 11 };
  const drawn = Float32Array.from(uniforms(net.parameterCount, 13, 0.6));
  // The running variances among them must not be negative.
  const hasVariances = JSON.stringify(testCase.hidden).includes("batchNorm");
  const start = drawn.map((value) => (hasVariances ? Math.abs(value) : value));
  const weights = Float32Array.from(uniforms(rows, 3), (value) => Math.abs(value) + 0.1);
  const programs = [
    wasmProgram(net, { ...options, precision: "float32" }),
    wasmProgram(net, { ...options, precision: "float64" }),
    referenceProgram(net, options),
  ];
  for (const program of programs) {
    program.load(inputsOf(testCase, net.inputs, rows), targetsOf(likelihood, rows), weights);
    program.setOrder(identityOrder(rows).reverse());
    program.writeParameters(start);
  }
  const [float32, float64, reference] = programs;
  return { net, float32, float64, reference };
}

/** Largest difference relative to the largest number. */
function difference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [worst, largest] = [0, 1e-30];
  for (let i = 0; i < expected.length; i += 1) {
    if (Number.isNaN(got[i]) !== Number.isNaN(expected[i])) return Number.NaN;
    worst = Math.max(worst, Math.abs(got[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return worst / largest;
}

/** What a program computes for every step: losses and gradients; then the outputs of a prediction. */
function outcome(program: Program, parameterCount: number, outputs: number, x: Float32Array, rows: number) {
  const numbers: number[] = [];
  const gradient = new Float64Array(parameterCount);
  for (let step = 0; step < 2; step += 1) numbers.push(program.gradient(step, gradient), ...gradient);
  const eta = new Float64Array(rows * outputs);
  program.forward(x, rows, eta);
  return { training: numbers, prediction: eta };
}

const tolerance = { float32: 2e-5, float64: 1e-12 } as const;

function expectSame(testCase: LayerCase, likelihood = heads[0]): void {
  const { net, float32, float64, reference } = triplets(testCase, { likelihood });
  const x = inputsOf(testCase, net.inputs, 9);
  const of = (program: Program) => outcome(program, net.parameterCount, net.likelihood.outputs.length, x, 9);
  const expected = of(reference);
  for (const [program, precision] of [
    [float32, "float32"],
    [float64, "float64"],
  ] as const) {
    const got = of(program);
    for (const what of ["training", "prediction"] as const) {
      const message = `${precision}, ${what}, of ${JSON.stringify(testCase.hidden)}`;
      expect(difference(got[what], expected[what]), message).toBeLessThan(tolerance[precision]);
    }
  }
}

describe.each(Object.keys(layerCases))("%s", (name) => {
  it("computes what the reference computes, in float32 and in float64, in training and in prediction", () => {
    for (const head of heads) expectSame(layerCases[name], head);
  });

  it("follows the reference over many steps, running statistics included", () => {
    const { float32, float64, reference } = triplets(layerCases[name]);
    for (const program of [float32, float64, reference]) {
      for (let epoch = 0; epoch < 5; epoch += 1) program.steps(0, 2, 0.002, new Float64Array(2));
    }
    expect(difference(float64.readParameters(), reference.readParameters())).toBeLessThan(1e-9);
    expect(difference(float32.readParameters(), reference.readParameters())).toBeLessThan(2e-3);
  });
});

describe("convolutions", () => {
  it.each(sizes)("agree with the reference for %i channels in and any number out", (channels) => {
    for (const filters of sizes) {
      expectSame({ inputs: [3, 4, 1], hidden: [conv2d(channels, 2, "tanh"), conv2d(filters, 3, "relu"), flatten()] });
    }
  });

  it.each(sizes)("agree with the reference for images of %i rows and any number of columns", (rows) => {
    for (const columns of sizes) {
      expectSame({ inputs: [rows, columns, 2], hidden: [conv2d(3, 3, "tanh"), conv2d(2, [2, 3]), flatten()] });
    }
  });

  const paddings: Padding[] = ["same", "valid", 0, 1, 2, 4];
  it.each(paddings)("agree with the reference for padding %s, any stride and kernel", (padding) => {
    for (const stride of [1, 2, 3, [1, 3], [4, 1]] as const) {
      for (const kernel of [1, 2, 3, 5, [1, 4], [5, 2]] as const) {
        const second = conv2d(3, kernel, "identity", { stride, padding });
        expectSame({ inputs: [7, 8, 2], hidden: [conv2d(3, 2, "tanh"), second, flatten()] });
      }
    }
  });
});

describe("pooling", () => {
  it.each(sizes)("agrees with the reference for %i channels and any window and stride", (channels) => {
    for (const size of [1, 2, 3, [1, 5], [4, 2]] as const) {
      for (const stride of [1, 2, 4, [3, 1]] as const) {
        for (const pool of [maxPool2d, averagePool2d]) {
          expectSame({ inputs: [6, 7, 2], hidden: [conv2d(channels, 2, "relu"), pool(size, { stride }), flatten()] });
        }
      }
    }
  });

  it("gives the gradient of a tie to the first number, as PyTorch does", () => {
    const testCase = { inputs: [2, 2, 1], hidden: [conv2d(1, 1, "identity"), maxPool2d(2), flatten()] } as const;
    const { net, float32, reference } = triplets(testCase, { rows: 1, batchSize: 1 });
    const gradients = [float32, reference].map((program) => {
      program.load(Float32Array.of(2, 2, 2, 1), Float32Array.of(0.5));
      program.setOrder(identityOrder(1));
      const gradient = new Float64Array(net.parameterCount);
      program.gradient(0, gradient);
      return gradient;
    });
    expect(difference(gradients[0], gradients[1])).toBeLessThan(1e-6);
  });
});

describe("layers of vectors", () => {
  it.each([...sizes, 128])("agree with the reference at %i units", (units) => {
    for (const activation of activationNames) expectSame({ inputs: 3, hidden: [dense(units, activation)] });
    for (const layer of [layerNorm(), batchNorm(), dropout(0.3)]) {
      expectSame({ inputs: 3, hidden: [dense(units, "tanh"), layer, dense(4, "gelu")] });
    }
    const table = embedding({ categories: units, dimensions: units, columns: [1] });
    expectSame({ inputs: 2, hidden: [table], categories: [0, units] });
  });
});

describe("rows of 128 numbers, which lie a cache line further apart", () => {
  const images = { inputs: [4, 8, 1], hidden: [conv2d(4, 2, "tanh")] } as const;
  it.each([
    ["dropout", [dropout(0.4)]],
    ["layerNorm", [layerNorm()]],
    ["batchNorm", [batchNorm()]],
    ["an activation", [activation("silu"), activation("relu")]],
    ["a sum", [residual([dense(128, "gelu"), dropout(0.2)]), residual([dense(160), dense(128)])]],
  ] as const)("are the same to %s, behind dense layers, images, and x itself", (_name, layers) => {
    expectSame({ inputs: 3, hidden: [dense(128, "tanh"), ...layers, dense(5, "relu")] });
    expectSame({ inputs: 128, hidden: [...layers, dense(5, "relu")] });
    expectSame({ inputs: images.inputs, hidden: [...images.hidden, flatten(), ...layers, dense(5)] });
    expectSame({ inputs: [4, 8, 4], hidden: [flatten(), ...layers, dense(5)] });
  });
});

it("shows a number that is no category as NaN, not as a neighbour's vector", () => {
  const testCase = { inputs: 1, hidden: [embedding({ categories: 3, dimensions: 2 })] };
  const { net, float32, reference } = triplets(testCase);
  for (const program of [float32, reference]) {
    for (const wrong of [-1, 3, 0.5, Number.NaN, 1e20]) {
      const eta = new Float64Array(2);
      program.forward(Float32Array.of(wrong), 1, eta);
      expect(eta[0]).toBeNaN();
    }
  }
  expect(net.parameterCount).toBe(3 * 2 + 2 * 2 + 2);
});

it("lets a NaN in x through every layer to the loss and the gradient", () => {
  for (const [name, testCase] of Object.entries(layerCases)) {
    if (testCase.categories !== undefined) continue;
    const { net, float32 } = triplets(testCase);
    const x = inputsOf(testCase, net.inputs, 7).fill(Number.NaN);
    float32.load(x, targetsOf(heads[0], 7));
    float32.setOrder(identityOrder(7));
    const gradient = new Float32Array(net.parameterCount);
    expect(float32.gradient(0, gradient), name).toBeNaN();
    expect(gradient.some(Number.isNaN), name).toBe(true);
  }
});
