import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { adam, dense, network, train } from "@loglik/engine";

const x = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const y = [0, 1, 1, 0];
const net = network({ inputs: 2, hidden: [dense(8, "tanh")], likelihood: bernoulliHead() });
const run = train(net, { x, y }, { optimizer: adam({ rate: 0.05 }), batchSize: 4, epochs: 300, seed: 1 });
const model = await run.result;
console.log((await model.nll(x, y)).toFixed(6), Array.from((await model.predict(x)).prob, Math.round).join(" "));
