import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { activationNames } from "../../src/activations/activation-name.js";
import { adam, dense, network } from "../../src/index.js";
import { planLayer } from "../../src/plan/layers/plan-layer.js";
import { compilePlan } from "../../src/plan.js";
import { gradientError } from "../support/gradient-check.js";
import { type LayerCase, layerCases } from "../support/layer-cases.js";
import { inputsOf, targetsOf } from "../support/layer-data.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { poissonHead } from "../support/poisson-head.js";
import { referenceProgram } from "../support/programs.js";

const heads: { readonly [name: string]: LikelihoodHead } = {
  "normal, scale of each row": normalHead(),
  "normal, shared scale": normalHead({ scale: "shared" }),
  bernoulli: bernoulliHead(),
  "categorical, 3 classes": categoricalHead({ classes: 3 }),
  poisson: poissonHead,
};

const rows = 6;

function loadedProgram(testCase: LayerCase, likelihood: LikelihoodHead) {
  const net = network({ inputs: testCase.inputs, hidden: testCase.hidden, likelihood });
  const optimizer = adam();
  const program = referenceProgram(net, { optimizer, batchSize: 5, seed: 3 });
  program.load(inputsOf(testCase, net.inputs, rows), targetsOf(likelihood, rows), Float64Array.of(1, 2, 0.5, 1, 3, 1));
  program.setOrder(identityOrder(rows));
  const start = uniforms(net.parameterCount, 7, 0.7);
  for (const index of compilePlan(net, optimizer, 1, undefined, planLayer).heldAtZero) start[index] = 0;
  program.writeParameters(start);
  return { net, program };
}

describe.each(Object.keys(layerCases))("%s", (name) => {
  it.each(Object.keys(heads))("gives the gradient of the batch loss under the head %s", (head) => {
    const { net, program } = loadedProgram(layerCases[name], heads[head]);
    const gradient = new Float64Array(net.parameterCount);
    program.gradient(0, gradient);
    const held = compilePlan(net, adam(), 1, undefined, planLayer).heldAtZero;
    expect(gradientError(program, net, gradient, held)).toBeLessThan(2e-8);
    gradient[gradient.length - 1] = -gradient[gradient.length - 1] - 1e-3;
    expect(gradientError(program, net, gradient, held)).toBeGreaterThan(1e-5);
  });
});

it.each(activationNames)("the activation %s has the derivative that its differences have", (activation) => {
  const { net, program } = loadedProgram({ inputs: 3, hidden: [dense(7, activation)] }, normalHead());
  const gradient = new Float64Array(net.parameterCount);
  program.gradient(0, gradient);
  expect(gradientError(program, net, gradient)).toBeLessThan(1e-8);
});
