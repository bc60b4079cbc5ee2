import { createRng } from "@loglik/core/random";
import { adam, dense, network, train } from "@loglik/engine";
import { rayleigh, rayleighHead } from "./rayleigh-head.mjs";

const rng = createRng(1, "wind");
const x = Float64Array.from({ length: 400 }, () => 2 * rng.uniform() - 1);
const y = x.map((noon) =>
  rayleigh.sample(rng, { scale: 3 + 2 * Math.sin(Math.PI * noon) }),
);

const net = network({
  inputs: 1,
  hidden: [dense(12, "tanh")],
  likelihood: rayleighHead(),
});
const model = await train(
  net,
  { x, y },
  { optimizer: adam({ rate: 0.02 }), epochs: 100, seed: 1 },
).result;
const { scale } = await model.predict([-0.5, 0, 0.5]);
console.log(
  `σ at 6, 12 and 18 h: ${Array.from(scale, (value) => value.toFixed(1)).join("  ")}`,
);
console.log(`trained on: ${model.training.thread}`);
