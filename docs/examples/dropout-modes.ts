import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simulateMoons } from "@loglik/data";
import { adam, dense, dropout, network, train } from "@loglik/engine";
import { dropoutPasses } from "@loglik/engine/objective";

const { x, y } = simulateMoons({ rows: 100, seed: 1 });
const hidden = [dense(16, "tanh"), dropout(0.5)];
const net = network({ inputs: 2, hidden, likelihood: bernoulliHead() });
const optimizer = adam({ rate: 0.03 });
const model = await train(net, { x, y }, { optimizer, epochs: 40, seed: 1 })
  .result;

// One point between the moons.
const point = [[0.5, 0.3]];
const first = sigmoid((await model.eta(point))[0]);
const second = sigmoid((await model.eta(point))[0]);
console.log("predicting twice, the same:", first === second);

// As in training: half of the units are off, others each time.
const passes = await dropoutPasses(net, model.parameters, point, 200, 1);
const p = passes.map((eta) => sigmoid(eta[0]));
const mean = p.reduce((sum, value) => sum + value, 0) / p.length;
const spread = Math.sqrt(
  p.reduce((s, v) => s + (v - mean) ** 2, 0) / p.length,
);
console.log(`predicting: ${first.toFixed(3)}`);
console.log(
  `training: mean ${mean.toFixed(3)}, spread ${spread.toFixed(3)}`,
);
