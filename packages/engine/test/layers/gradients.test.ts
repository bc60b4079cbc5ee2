import type { LikelihoodHead } from "@loglik/core";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { activationNames } from "../../src/activations/activation-name.js";
import { adam, dense, network } from "../../src/index.js";
import { planLayer } from "../../src/plan/layers/plan-layer.js";
import { compilePlan } from "../../src/plan.js";
import { gradientError } from "../support/gradient-check.js";
import { heads } from "../support/heads.js";
import { type LayerCase, layerCases } from "../support/layer-cases.js";
import { inputsOf, targetsOf } from "../support/layer-data.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { referenceProgram, wasmProgram } from "../support/programs.js";

const rows = 6;
const optimizer = adam();

function loadedProgram(testCase: LayerCase, likelihood: LikelihoodHead, make: typeof wasmProgram = wasmProgram) {
  const net = network({ inputs: testCase.inputs, hidden: testCase.hidden, likelihood });
  const program = make(net, { optimizer, batchSize: 5, seed: 3, precision: "float64" });
  program.load(inputsOf(testCase, net.inputs, rows), targetsOf(likelihood, rows), Float64Array.of(1, 2, 0.5, 1, 3, 1));
  program.setOrder(identityOrder(rows));
  const held = compilePlan(net, optimizer, 1, undefined, planLayer).heldAtZero;
  const start = uniforms(net.parameterCount, 7, 0.7);
  for (const index of held) start[index] = 0;
  program.writeParameters(start);
  const gradient = new Float64Array(net.parameterCount);
  program.gradient(0, gradient);
  return { gradient, error: (most?: number) => gradientError(program, net, gradient, held, most) };
}

describe.each(Object.keys(layerCases))("%s", (name) => {
  it.each(Object.keys(heads))("gives the gradient of the batch loss under the head %s", (head) => {
    const { gradient, error } = loadedProgram(layerCases[name], heads[head]);
    expect(error(20)).toBeLessThan(1e-9);
    gradient[gradient.length - 1] += 1e-6 * Math.max(...gradient.map(Math.abs));
    expect(error(2)).toBeGreaterThan(1e-9);
  });

  it("gives all of it, by kernels and by plain loops", () => {
    expect(loadedProgram(layerCases[name], normalHead()).error(1000)).toBeLessThan(1e-9);
    expect(loadedProgram(layerCases[name], normalHead(), referenceProgram).error()).toBeLessThan(1e-9);
  });
});

it.each(activationNames)("the activation %s has the derivative that its differences have", (activation) => {
  expect(loadedProgram({ inputs: 3, hidden: [dense(7, activation)] }, normalHead()).error()).toBeLessThan(1e-9);
});
