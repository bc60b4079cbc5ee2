import { describe, expect, it } from "vitest";
import type { ActivationName } from "../../src/activations/activation-name.js";
import { gradientError } from "../support/gradient-check.js";
import { denseNetwork } from "../support/networks.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { poissonHead } from "../support/poisson-head.js";
import { referenceProgram } from "../support/programs.js";

const adam = { type: "adam", rate: 1e-2, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
const rows = 7;

function loadedProgram(activation: ActivationName, weights?: Float64Array) {
  const network = denseNetwork(
    3,
    [
      [5, activation],
      [4, activation],
    ],
    poissonHead,
  );
  const program = referenceProgram(network, { optimizer: adam, batchSize: 5 });
  const counts = uniforms(rows, 2, 3).map((value) => Math.floor(Math.abs(value)));
  program.load(uniforms(rows * 3, 1), counts, weights);
  program.setOrder(identityOrder(rows));
  program.writeParameters(uniforms(network.parameterCount, 3));
  return { network, program };
}

describe("reference kernels", () => {
  for (const activation of ["identity", "tanh", "relu", "sigmoid"] as const) {
    for (const weights of [undefined, Float64Array.of(1, 2, 0, 0.5, 3, 1, 1)]) {
      it(`gives the gradient of the batch loss: ${activation}${weights ? ", weighted" : ""}`, () => {
        const { network, program } = loadedProgram(activation, weights);
        const gradient = new Float64Array(network.parameterCount);
        program.gradient(0, gradient);
        expect(gradientError(program, network, gradient)).toBeLessThan(1e-8);
      });
    }
  }

  it("fails the gradient check on a planted wrong sign", () => {
    const { network, program } = loadedProgram("tanh");
    const gradient = new Float64Array(network.parameterCount);
    program.gradient(0, gradient);
    gradient[gradient.length - 1] *= -1;
    expect(gradientError(program, network, gradient)).toBeGreaterThan(1e-3);
  });

  it("weights a row of weight 2 like that row written twice", () => {
    const network = denseNetwork(1, [], poissonHead);
    const optionsOfProgram = { optimizer: adam, batchSize: 3 } as const;
    const weighted = referenceProgram(network, optionsOfProgram);
    weighted.load(Float64Array.of(1, 2), Float64Array.of(0, 3), Float64Array.of(2, 1));
    weighted.setOrder(identityOrder(2));
    const repeated = referenceProgram(network, optionsOfProgram);
    repeated.load(Float64Array.of(1, 1, 2), Float64Array.of(0, 0, 3));
    repeated.setOrder(identityOrder(3));
    const losses = [weighted, repeated].map((program) => program.gradient(0, new Float64Array(2)));
    expect(losses[0]).toBeCloseTo(losses[1], 14);
  });

  it("resumes to the same bits from parameters and optimizer state", () => {
    const { program } = loadedProgram("tanh");
    const losses = new Float64Array(2);
    program.steps(0, 2, 1e-2, losses);
    const parameters = program.readParameters();
    const state = program.readOptimizer();
    program.steps(0, 2, 1e-2, losses);
    const expected = program.readParameters();
    const resumed = loadedProgram("tanh").program;
    resumed.writeParameters(parameters);
    resumed.writeOptimizer(state);
    resumed.steps(0, 2, 1e-2, losses);
    expect(resumed.readParameters()).toEqual(expected);
  });

  it("refuses an order outside the data and a step outside the order", () => {
    const { program } = loadedProgram("tanh");
    expect(() => program.setOrder(Uint32Array.of(0, 7))).toThrow(/order\[1\] is 7.*order-out-of-range/);
    expect(() => program.steps(1, 2, 1e-2, new Float64Array(2))).toThrow(/step-out-of-range/);
  });
});
