import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { drawCatsAndDogs } from "@loglik/data";
import type { Layer } from "@loglik/engine";
import {
  adam,
  conv2d,
  flatten,
  maxPool2d,
  network,
  train,
} from "@loglik/engine";

const { x, y, rows } = drawCatsAndDogs({ rows: 60, seed: 3 });
const likelihood = bernoulliHead();
const functions: Record<string, readonly Layer[]> = {
  "one node": [flatten()],
  convolutions: [conv2d(8, 5, "relu"), maxPool2d(3), flatten()],
};

for (const [name, hidden] of Object.entries(functions)) {
  const net = network({ inputs: [24, 24, 1], hidden, likelihood });
  const model = await train(
    net,
    { x, y },
    { optimizer: adam({ rate: 0.003 }), epochs: 2, seed: 1 },
  ).result;

  // Whatever the network is, it hands the head one logit a drawing.
  const logits = await model.eta(x);
  let byHand = 0;
  let largestGap = 0;
  const slopes = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const z = logits[i];
    byHand += Math.log1p(Math.exp(z)) - y[i] * z;
    likelihood.point(y, i, logits, i, slopes);
    const prob = 1 / (1 + Math.exp(-z));
    largestGap = Math.max(largestGap, Math.abs(slopes[i] - (prob - y[i])));
  }
  const nll = await model.nll(x, y);
  console.log(`${name}: ${net.parameterCount} weights and biases`);
  console.log(
    `  NLL ${nll.toFixed(6)}  from the logits ${(byHand / rows).toFixed(6)}`,
  );
  console.log(`  slope is P(dog) − y, to 1e-12: ${largestGap < 1e-12}`);
}
