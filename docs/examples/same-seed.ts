import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { simulateMoons } from "@loglik/data";
import {
  adam,
  checkpointFromSafetensors,
  checkpointToSafetensors,
  dense,
  network,
  type TrainedModel,
  train,
} from "@loglik/engine";

// The data have a seed of their own: the same rows, wherever they are drawn.
const { x, y, rows } = simulateMoons({ rows: 300, seed: 1 });
const net = network({
  inputs: 2,
  hidden: [dense(16, "tanh")],
  likelihood: bernoulliHead(),
});
const options = {
  optimizer: adam({ rate: 0.01 }),
  batchSize: 50,
  epochs: 12,
  seed: 7,
};
const bits = ({ parameters }: TrainedModel) => parameters.join();
const data = { x, y };

const first = await train(net, data, options).result;
const again = await train(net, data, options).result;
const other = await train(net, data, { ...options, seed: 8 }).result;
console.log("the same seed, the same bits:", bits(first) === bits(again));
console.log("another seed, other bits:", bits(first) !== bits(other));

// The seed decides the first weights and the order of the rows. To decide
// the order yourself, say the rows of each step.
const batches = Array.from({ length: 6 }, (_, step) =>
  Array.from({ length: rows / 6 }, (_, k) => 6 * k + step),
);
const { batchSize: _, ...rest } = options;
const ordered = await train(net, data, { ...rest, batches }).result;
console.log(`NLL in our order: ${(await ordered.nll(x, y)).toFixed(4)}`);

// Stop after the fifth epoch, keep the bytes, and go on from them.
const run = train(net, data, options);
for await (const { index } of run) if (index === 4) break;
const bytes = checkpointToSafetensors(await run.checkpoint());
const resume = checkpointFromSafetensors(bytes);
const resumed = await train(net, data, { ...options, resume }).result;
console.log(
  "stopped, resumed, the same bits:",
  bits(resumed) === bits(first),
);

// Single and double precision are two different runs.
const double = await train(net, data, { ...options, precision: "float64" })
  .result;
const [single, twice] = [await first.nll(x, y), await double.nll(x, y)];
console.log(
  `NLL ${single.toFixed(5)} in float32, ${twice.toFixed(5)} in float64`,
);
console.log("they are the same number:", single === twice);
