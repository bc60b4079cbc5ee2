import { readFile } from "node:fs/promises";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { simulateMoons } from "@loglik/data";
import {
  adam,
  checkpointFromSafetensors,
  checkpointToSafetensors,
  dense,
  network,
  train,
} from "@loglik/engine";
import { writeFileAtomically } from "@loglik/engine/node";

const data = simulateMoons({ rows: 600, seed: 1 });
const net = network({
  inputs: 2,
  hidden: [dense(32, "tanh"), dense(32, "tanh")],
  likelihood: bernoulliHead(),
});
const options = {
  optimizer: adam({ rate: 0.01 }),
  batchSize: 64,
  epochs: 20,
  seed: 7,
};
/** @type {(a: import("@loglik/engine").TrainedModel, b: import("@loglik/engine").TrainedModel) => boolean} */
const same = (a, b) =>
  a.parameters.every((value, k) => Object.is(value, b.parameters[k]));

const one = await train(net, data, { ...options, workers: 1 }).result;
const two = await train(net, data, { ...options, workers: 2 }).result;
console.log(`one worker and two, the same bits: ${same(one, two)}`);

// A fit that ends in the middle, and another process that goes on.
const run = train(net, data, options);
for await (const { index } of run) {
  if (index === 7) break;
}
await writeFileAtomically(
  "fit.safetensors",
  checkpointToSafetensors(await run.checkpoint()),
);

const checkpoint = await checkpointFromSafetensors(
  await readFile("fit.safetensors"),
);
const resumed = await train(net, data, { ...options, resume: checkpoint })
  .result;
console.log(`stopped and resumed, the same bits: ${same(one, resumed)}`);
