import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { simulateMoons } from "@loglik/data";
import { adam, dense, network, train } from "@loglik/engine";
import { networkObjective } from "@loglik/engine/objective";

const { x, y } = simulateMoons({ rows: 100, seed: 1 });
const net = network({
  inputs: 2,
  hidden: [dense(2, "tanh")],
  likelihood: bernoulliHead(),
});
const model = await train(
  net,
  { x, y },
  { optimizer: adam({ rate: 0.05 }), epochs: 60, seed: 1 },
).result;

// Two units: each has two weights, a bias and a weight towards the logit.
const [a1, b1, a2, b2, biasA, biasB, toA, toB, bias] = model.parameters;
console.log("of unit A:", [a1, a2, biasA, toA].map(round).join("  "));
console.log("of unit B:", [b1, b2, biasB, toB].map(round).join("  "));

// The same network with its units swapped, and with one turned over.
const objective = await networkObjective(net, { x, y });
const gradient = new Float64Array(net.parameterCount);
for (const [name, weights] of Object.entries({
  "as trained": model.parameters,
  "swapped   ": [b1, a1, b2, a2, biasB, biasA, toB, toA, bias],
  "A turned  ": [-a1, b1, -a2, b2, -biasA, biasB, -toA, toB, bias],
})) {
  const nll = objective.nll(weights, gradient) / 100;
  console.log(`${name}  NLL ${nll.toFixed(6)}`);
}

function round(value: number): string {
  return value.toFixed(2);
}
