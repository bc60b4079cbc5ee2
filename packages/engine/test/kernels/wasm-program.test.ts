import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import type { ActivationName } from "../../src/activations/activation-name.js";
import type { DenseLayer } from "../../src/layers/dense.js";
import type { Network } from "../../src/network.js";
import type { Descent, Optimizer } from "../../src/optimizers/optimizer.js";
import type { Program } from "../../src/program.js";
import { optimizerTypes } from "../../src/train-options.js";
import { denseNetwork } from "../support/networks.js";
import { identityOrder, uniform, uniforms } from "../support/numbers.js";
import { poissonHead } from "../support/poisson-head.js";
import { referenceProgram, wasmProgram } from "../support/programs.js";

const adam = { type: "adam", rate: 1e-2, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

const heads: Record<string, LikelihoodHead> = {
  "bernoulli, labels": bernoulliHead(),
  "bernoulli, soft": bernoulliHead({ target: "soft" }),
  "categorical, 2 classes": categoricalHead({ classes: 2 }),
  "categorical, 5 classes": categoricalHead({ classes: 5 }),
  "categorical, one-hot": categoricalHead({ classes: 5, target: "onehot" }),
  "categorical, soft": categoricalHead({ classes: 9, target: "soft" }),
  "normal, known scale": normalHead({ scale: 0.7 }),
  "normal, shared scale": normalHead({ scale: "shared" }),
  "normal, log": normalHead(),
  "normal, softplus": normalHead({ scaleLink: "softplus" }),
  "normal, log variance": normalHead({ scaleLink: "logVariance" }),
  "poisson, without a kernel": poissonHead,
};

/** Targets that a head accepts, exact in float32. */
function targetsOf(head: LikelihoodHead, rows: number): Float32Array {
  const next = uniform(rows + 17);
  const count = head.targets.length;
  const y = new Float32Array(rows * count);
  for (let row = 0; row < rows; row += 1) {
    if (count > 1) {
      // One-hot or soft: shares of sixteenths that sum to one.
      const chosen = Math.floor(Math.abs(next()) * count);
      const soft = head.targets[0].domain.integers ? 16 : 9;
      y[row * count + chosen] += soft / 16;
      y[row * count + ((chosen + 1) % count)] += (16 - soft) / 16;
    } else {
      const { low, high, integers } = head.targets[0].domain;
      const top = Math.min(high, 4);
      y[row] = low === -Infinity ? next() * 2 : integers ? Math.floor(Math.abs(next()) * (top + 1)) : Math.abs(next());
    }
  }
  return y;
}

interface Case {
  readonly network: Network;
  readonly rows: number;
  readonly batchSize: number;
  readonly optimizer?: Optimizer;
  readonly weights?: Float32Array;
}

/** The float32 and the float64 program of a case, at the same random parameters, on the same data. */
function twins({ network, rows, batchSize, optimizer = adam, weights }: Case): { wasm: Program; reference: Program } {
  const start = Float32Array.from(uniforms(network.parameterCount, 11, 0.6));
  const outputs = network.likelihood.outputs;
  const output = network.parameterCount - (network.bias ? outputs.length : 0);
  for (
    let index = 0;
    index < ((network.layers.at(-2) as DenseLayer)?.units ?? network.inputs) * outputs.length;
    index += 1
  ) {
    const column = outputs.length - 1 - (index % outputs.length);
    if (outputs[column].kind === "shared") start[output - 1 - index] = 0;
  }
  const x = Float32Array.from(uniforms(rows * network.inputs, 5, 1.5));
  const y = targetsOf(network.likelihood, rows);
  const options = { optimizer, batchSize };
  const programs = [wasmProgram(network, { ...options, precision: "float32" }), referenceProgram(network, options)];
  const [wasm, reference] = programs.map((program) => {
    program.load(x, y, weights);
    program.setOrder(identityOrder(rows).reverse());
    program.writeParameters(start);
    return program;
  });
  return { wasm, reference };
}

/** Largest difference relative to the largest number, 0 for two empty arrays. */
function difference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = 0;
  let largest = 1e-30;
  for (let i = 0; i < expected.length; i += 1) {
    if (Number.isNaN(got[i]) !== Number.isNaN(expected[i])) return Number.NaN;
    worst = Math.max(worst, Math.abs(got[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return worst / largest;
}

function expectSameGradient(testCase: Case): void {
  const { wasm, reference } = twins(testCase);
  const [got, expected] = [
    new Float32Array(testCase.network.parameterCount),
    new Float64Array(testCase.network.parameterCount),
  ];
  for (let step = 0; step < Math.ceil(testCase.rows / testCase.batchSize); step += 1) {
    const [gotLoss, expectedLoss] = [wasm.gradient(step, got), reference.gradient(step, expected)];
    expect(Math.abs(gotLoss - expectedLoss) / Math.max(1, Math.abs(expectedLoss))).toBeLessThan(5e-6);
    expect(difference(got, expected)).toBeLessThan(1e-5);
  }
}

describe.each(Object.keys(heads))("head %s", (name) => {
  it("has the loss and the gradient of the reference, also in the last short batch", () => {
    expectSameGradient({ network: denseNetwork(3, [[7, "tanh"]], heads[name]), rows: 23, batchSize: 9 });
  });

  it("weights rows like the reference", () => {
    const weights = Float32Array.from(uniforms(23, 3), (value) => (value < -0.5 ? 0 : Math.abs(value)));
    expectSameGradient({ network: denseNetwork(3, [[7, "relu"]], heads[name]), rows: 23, batchSize: 9, weights });
  });

  it("trains along the trajectory of the reference", () => {
    const { wasm, reference } = twins({ network: denseNetwork(3, [[8, "tanh"]], heads[name]), rows: 40, batchSize: 8 });
    const [got, expected] = [new Float64Array(5), new Float64Array(5)];
    for (let epoch = 0; epoch < 10; epoch += 1) {
      wasm.steps(0, 5, 1e-2, got);
      reference.steps(0, 5, 1e-2, expected);
      expect(difference(got, expected)).toBeLessThan(2e-4);
    }
    expect(difference(wasm.readParameters(), reference.readParameters())).toBeLessThan(1e-3);
  });
});

describe("dense layers", () => {
  const sizes = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17];
  it.each(["identity", "tanh", "relu", "sigmoid"] as const)(
    "agree with the reference at every width: %s",
    (activation) => {
      for (const inputs of sizes) {
        for (const units of sizes) {
          const hidden: [number, ActivationName][] = [
            [units, activation],
            [inputs, activation],
          ];
          expectSameGradient({ network: denseNetwork(inputs, hidden, normalHead()), rows: 10, batchSize: 7 });
        }
      }
    },
  );

  it("agree with the reference at every batch size", () => {
    for (const rows of [...sizes, 1023]) {
      expectSameGradient({
        network: denseNetwork(5, [[9, "tanh"]], heads["categorical, 5 classes"]),
        rows,
        batchSize: rows,
      });
    }
  });

  it("agree with the reference when a layer is wider than GEMM's blocks", () => {
    const network = denseNetwork(1023, [[530, "relu"]], heads["categorical, 5 classes"]);
    expectSameGradient({ network, rows: 140, batchSize: 135 });
  });

  it("leave out the output bias when the network has none", () => {
    expectSameGradient({ network: denseNetwork(3, [[5, "tanh"]], bernoulliHead(), false), rows: 9, batchSize: 4 });
    expectSameGradient({ network: denseNetwork(3, [], bernoulliHead(), false), rows: 9, batchSize: 4 });
  });
});

const optimizers: readonly (Descent & { readonly rate: number })[] = [
  { type: "sgd", rate: 0.05 },
  { type: "sgd", rate: 0.05, weightDecay: 0.01, clipNorm: 0.2, clipValue: 0.05 },
  { type: "momentum", rate: 0.02, momentum: 0.9 },
  { type: "nesterov", rate: 0.02, momentum: 0.9 },
  { type: "rmsprop", rate: 1e-3, decay: 0.99, epsilon: 1e-8 },
  { type: "rmsprop", rate: 1e-3, decay: 0.99, epsilon: 1e-3, centered: true, momentum: 0.5 },
  { ...adam, rate: 1e-2 },
  { ...adam, rate: 1e-2, amsgrad: true },
  { ...adam, type: "adamw", rate: 1e-2, weightDecay: 0.1 },
  { type: "adagrad", rate: 0.05, epsilon: 1e-10 },
];

it("optimizers that take a step a batch are all followed here or, where rounding turns a sign, in optimizer-steps.test.ts", () => {
  const followed = new Set([...optimizers.map(({ type }) => type), "lion", "lbfgs"]);
  expect(optimizerTypes.filter((type) => !followed.has(type))).toEqual([]);
});

describe.each(optimizers)("optimizer %#, $type", (optimizer) => {
  const network = denseNetwork(2, [[9, "tanh"]], bernoulliHead());
  const testCase = { network, rows: 30, batchSize: 8, optimizer };

  it("follows the reference", () => {
    const { wasm, reference } = twins(testCase);
    const [got, expected] = [new Float64Array(4), new Float64Array(4)];
    for (let epoch = 0; epoch < 50; epoch += 1) {
      wasm.steps(0, 4, optimizer.rate, got);
      reference.steps(0, 4, optimizer.rate, expected);
    }
    expect(difference(got, expected)).toBeLessThan(1e-4);
    const [gotState, expectedState] = [wasm.readOptimizer(), reference.readOptimizer()];
    expect(gotState.step).toBe(200);
    expect(gotState.slots.length).toBe(expectedState.slots.length);
    gotState.slots.forEach((slot, index) => {
      expect(difference(slot, expectedState.slots[index])).toBeLessThan(5e-3);
    });
  });

  it("gives the same bits again, in one call or in many, and after a resume", () => {
    const losses = new Float64Array(4);
    const whole = twins(testCase).wasm;
    whole.steps(0, 4, 1e-2, losses);
    const single = twins(testCase).wasm;
    for (let step = 0; step < 2; step += 1) single.steps(step, 1, 1e-2, new Float64Array(1));
    const resumed = twins(testCase).wasm;
    resumed.writeParameters(single.readParameters());
    resumed.writeOptimizer(single.readOptimizer());
    resumed.steps(2, 2, 1e-2, losses.subarray(2));
    expect(resumed.readParameters()).toEqual(whole.readParameters());
  });
});

describe("a float32 program", () => {
  it("computes the outputs of the reference for any number of rows", () => {
    const network = denseNetwork(3, [[9, "sigmoid"]], heads["normal, log"]);
    const { wasm, reference } = twins({ network, rows: 4, batchSize: 8 });
    for (const rows of [0, 1, 7, 8, 9, 33]) {
      const x = Float32Array.from(uniforms(rows * 3, rows));
      const [got, expected] = [new Float32Array(rows * 2 + 1).fill(9), new Float64Array(rows * 2)];
      wasm.forward(x, rows, got);
      reference.forward(Float64Array.from(x), rows, expected);
      expect(difference(got.subarray(0, rows * 2), expected)).toBeLessThan(2e-6);
      expect(got[rows * 2]).toBe(9);
    }
  });

  it("holds the weights of a shared output at zero and refuses others", () => {
    const network = denseNetwork(2, [[5, "tanh"]], normalHead({ scale: "shared" }));
    const { wasm } = twins({ network, rows: 20, batchSize: 5 });
    wasm.steps(0, 4, 1e-2, new Float64Array(4));
    const parameters = wasm.readParameters();
    const outputWeights = 2 * 5 + 5;
    for (let row = 0; row < 5; row += 1) expect(parameters[outputWeights + 2 * row + 1]).toBe(0);
    parameters[outputWeights + 1] = 0.5;
    expect(() => wasm.writeParameters(parameters)).toThrow(/shared-output-weight/);
  });

  it.each(["tanh", "relu", "sigmoid"] as const)(
    "lets a NaN in the data through %s to the loss and every gradient it meets, and stops before the update",
    (activation) => {
      for (const name of ["normal, log", "categorical, 5 classes", "bernoulli, labels"]) {
        const head = heads[name];
        const network = denseNetwork(2, [[5, activation]], head);
        const program = wasmProgram(network, { optimizer: adam, batchSize: 4, precision: "float32" });
        const x = Float32Array.from(uniforms(8, 1)).with(2, Number.NaN);
        program.load(x, targetsOf(head, 4));
        program.setOrder(identityOrder(4));
        program.writeParameters(uniforms(network.parameterCount, 4).fill(0, network.parameterCount - 5));
        const gradient = new Float32Array(network.parameterCount);
        expect(program.gradient(0, gradient)).toBeNaN();
        expect(gradient[0]).toBeNaN();
        const before = program.readParameters();
        const losses = Float64Array.of(1, 2);
        program.steps(0, 1, 1e-2, losses);
        expect(losses[0]).toBeNaN();
        expect(program.readParameters()).toEqual(before);
        expect(program.readOptimizer().step).toBe(0);
        program.load(x.with(2, 0), targetsOf(head, 4));
        program.setOrder(identityOrder(4));
        expect(program.gradient(0, gradient)).not.toBeNaN();
        expect(gradient.some(Number.isNaN)).toBe(false);
      }
    },
  );

  it("gives NaN, not a neighbour's number, for a target that is no class", () => {
    const network = denseNetwork(1, [], categoricalHead({ classes: 3 }));
    const program = wasmProgram(network, { optimizer: adam, batchSize: 1, precision: "float32" });
    program.load(new Float32Array(5).fill(1), Float32Array.of(-1, 3, 0.5, Number.NaN, 1e20));
    program.setOrder(identityOrder(5));
    for (let step = 0; step < 5; step += 1) expect(program.gradient(step, new Float32Array(6))).toBeNaN();
  });

  it("has no loss and no gradient in a batch without weight", () => {
    const network = denseNetwork(1, [], bernoulliHead());
    const program = wasmProgram(network, { optimizer: adam, batchSize: 2, precision: "float32" });
    program.load(Float32Array.of(1, 2), Float32Array.of(0, 1), Float32Array.of(0, 0));
    program.setOrder(identityOrder(2));
    const gradient = new Float32Array(2).fill(9);
    expect(program.gradient(0, gradient)).toBe(0);
    expect([...gradient]).toEqual([0, 0]);
  });

  it("agrees with the reference far from zero, where exponentials overflow", () => {
    for (const name of Object.keys(heads).filter((key) => key !== "poisson, without a kernel")) {
      const head = heads[name];
      const network = denseNetwork(1, [], head);
      for (const size of [0, 1, 30, 90, 1e4]) {
        const y = targetsOf(head, 1);
        const count = head.outputs.length;
        const options = { optimizer: adam, batchSize: 1 };
        const programs = [
          wasmProgram(network, { ...options, precision: "float32" }),
          referenceProgram(network, options),
        ];
        const [got, expected] = programs.map((program) => {
          program.load(Float32Array.of(0), y);
          program.setOrder(identityOrder(1));
          const parameters = new Float64Array(2 * count);
          // The scale stays moderate: its own extremes overflow float32 sooner than float64.
          for (let k = 0; k < count; k += 1)
            parameters[count + k] = name.startsWith("normal") && k === 1 ? 1 : (k - 1) * size;
          program.writeParameters(parameters);
          const gradient = new Float64Array(2 * count);
          return [program.gradient(0, gradient), ...gradient];
        });
        expect(difference(got, expected), `${name} at ${size}`).toBeLessThan(1e-6);
      }
    }
  });
});
