import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { createRng } from "@loglik/core/random";
import { network, sgd, train } from "@loglik/engine";
import { trainingCurve } from "@loglik/plot";

// Labels drawn from the model: P(y = 1 | x) = σ(1.5 x₁ − x₂ + 1).
const rows = 200;
const rng = createRng(1, "labels");
const x = Float64Array.from({ length: 2 * rows }, () => rng.normal());
const y = Float64Array.from({ length: rows }, (_, i) => {
  const z = 1.5 * x[2 * i] - x[2 * i + 1] + 1;
  return rng.uniform() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
});

const head = bernoulliHead();
const newton = fitGeneralizedLinearModel(head, { x, y, rows, inputs: 2 });
console.log(
  "Newton:  ",
  Array.from(newton.coefficients, (c) => c.toFixed(4)).join("  "),
  "  NLL",
  newton.nll.toFixed(6),
);

// One node, no hidden layer; all rows in each step.
const net = network({ inputs: 2, likelihood: head });
const run = train(
  net,
  { x, y },
  { optimizer: sgd({ rate: 1 }), batchSize: rows, epochs: 300, seed: 1 },
);
const losses: number[] = [];
for await (const epoch of run) losses.push(epoch.nll);

const model = await run.result;
console.log(
  "training:",
  Array.from(model.parameters, (c) => c.toFixed(4)).join("  "),
  "  NLL",
  (await model.nll(x, y)).toFixed(6),
);

export const figure = trainingCurve({
  train: losses.slice(0, 60),
  reference: { value: newton.nll, label: "Newton's optimum" },
});
