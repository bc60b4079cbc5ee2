import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { drawCatsAndDogs } from "@loglik/data";
import type { Layer } from "@loglik/engine";
import {
  adam,
  conv2d,
  dense,
  flatten,
  maxPool2d,
  network,
  train,
} from "@loglik/engine";

const pictures = drawCatsAndDogs({ rows: 400, seed: 1 });
const fresh = drawCatsAndDogs({ rows: 300, seed: 2 });

// One head for both: the network puts out the logit of P(dog).
const likelihood = bernoulliHead();
const functions: Record<string, readonly Layer[]> = {
  "one node    ": [flatten()],
  convolutions: [
    conv2d(8, 5, "relu"),
    maxPool2d(3),
    flatten(),
    dense(16, "relu"),
  ],
};

for (const [name, hidden] of Object.entries(functions)) {
  const net = network({ inputs: [24, 24, 1], hidden, likelihood });
  const model = await train(
    net,
    { x: pictures.x, y: pictures.y },
    { optimizer: adam({ rate: 0.003 }), epochs: 10, seed: 1 },
  ).result;
  const nll = await model.nll(fresh.x, fresh.y);
  const answers = await model.outcomes(fresh.x);
  const right =
    answers.filter((answer, i) => answer === fresh.y[i]).length /
    fresh.rows;
  console.log(
    `${name}  NLL ${nll.toFixed(2)}  right ${(100 * right).toFixed(0)} %`,
  );
}
