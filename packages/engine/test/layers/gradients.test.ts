import type { LikelihoodHead } from "@loglik/core";
import { asymmetricLaplaceHead } from "@loglik/core/heads/asymmetric-laplace";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { betaHead } from "@loglik/core/heads/beta";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { likelihoodHead } from "@loglik/core/heads/composed";
import { dirichletHead } from "@loglik/core/heads/dirichlet";
import { gammaHead } from "@loglik/core/heads/gamma";
import { hurdlePoissonHead } from "@loglik/core/heads/hurdle-poisson";
import { inverseGaussianHead } from "@loglik/core/heads/inverse-gaussian";
import { laplaceHead } from "@loglik/core/heads/laplace";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { normalMixtureHead } from "@loglik/core/heads/normal-mixture";
import { ordinalHead } from "@loglik/core/heads/ordinal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { studentTHead } from "@loglik/core/heads/student-t";
import { vonMisesHead } from "@loglik/core/heads/von-mises";
import { weibullHead } from "@loglik/core/heads/weibull";
import { zeroInflatedPoissonHead } from "@loglik/core/heads/zero-inflated-poisson";
import * as logistic from "@loglik/core/logistic";
import { describe, expect, it } from "vitest";
import { activationNames } from "../../src/activations/activation-name.js";
import { adam, dense, network } from "../../src/index.js";
import { planLayer } from "../../src/plan/layers/plan-layer.js";
import { compilePlan } from "../../src/plan.js";
import { gradientError } from "../support/gradient-check.js";
import { type LayerCase, layerCases } from "../support/layer-cases.js";
import { inputsOf, targetsOf } from "../support/layer-data.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { poissonHead as customHead } from "../support/poisson-head.js";
import { referenceProgram, wasmProgram } from "../support/programs.js";

/** With kernels of their own, in every form; and all others of core, one composed of a family, and one from outside. */
const heads: { readonly [name: string]: LikelihoodHead } = {
  "normal, scale of each row": normalHead(),
  "normal, shared scale": normalHead({ scale: "shared" }),
  "normal, known scale": normalHead({ scale: 0.7 }),
  "normal, softplus scale": normalHead({ scaleLink: "softplus" }),
  "normal, log variance": normalHead({ scaleLink: "logVariance" }),
  bernoulli: bernoulliHead(),
  "categorical, index": categoricalHead({ classes: 3 }),
  "categorical, soft": categoricalHead({ classes: 4, target: "soft" }),
  "asymmetric laplace": asymmetricLaplaceHead({ tau: 0.3 }),
  beta: betaHead(),
  dirichlet: dirichletHead({ parts: 3 }),
  gamma: gammaHead(),
  "hurdle poisson": hurdlePoissonHead(),
  "inverse gaussian": inverseGaussianHead(),
  laplace: laplaceHead(),
  "negative binomial": negativeBinomialHead(),
  "normal mixture": normalMixtureHead({ components: 3 }),
  ordinal: ordinalHead({ classes: 4 }),
  poisson: poissonHead(),
  "student t": studentTHead(),
  "von mises": vonMisesHead(),
  weibull: weibullHead(),
  "zero-inflated poisson": zeroInflatedPoissonHead(),
  "composed logistic": likelihoodHead(logistic),
  "of one's own": customHead,
};

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
