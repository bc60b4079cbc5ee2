import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { simulateLogistic } from "@loglik/data";
import {
  adam,
  lbfgs,
  momentum,
  network,
  rmsprop,
  sgd,
  train,
} from "@loglik/engine";
import { trainingCurve } from "@loglik/plot";

const { x, y, rows } = simulateLogistic({
  rows: 300,
  weights: [2, -1],
  intercept: 0.5,
  seed: 4,
});
const head = bernoulliHead();
const net = network({ inputs: 2, likelihood: head });

const newton = fitGeneralizedLinearModel(head, { x, y, rows, inputs: 2 });
console.log(
  `Newton    ${newton.nll.toFixed(6)} after ${newton.iterations} steps`,
);

const optimizers = [
  sgd({ rate: 0.5 }),
  momentum({ rate: 0.1 }),
  rmsprop({ rate: 0.02 }),
  adam({ rate: 0.05 }),
  lbfgs(),
];
const losses: number[] = [];
for (const optimizer of optimizers) {
  const model = await train(
    net,
    { x, y },
    {
      optimizer,
      batchSize: rows,
      epochs: 200,
      precision: "float64",
      workers: 0,
    },
  ).result;
  const nll = await model.nll(x, y);
  console.log(
    `${optimizer.type.padEnd(8)}  ${nll.toFixed(6)} after ${model.training.steps} steps`,
  );
  if (optimizer.type === "sgd")
    losses.push(...model.training.epochs.map((epoch) => epoch.nll));
}

export const figure = trainingCurve({
  train: losses,
  reference: { value: newton.nll, label: "Newton's optimum" },
});
