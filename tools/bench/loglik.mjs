import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { adam, conv2d, dense, flatten, maxPool2d, network, train } from "@loglik/engine";
import { initialLayers, inputsOf, outputsOf } from "./workloads.mjs";

/** Training before the clock starts: the workers are up, the data copied, WebAssembly compiled by the optimizing tier. */
const warmUpSeconds = 0.3;

/**
 * Our engine, through the public `train`: what a user's program gets, with its messages and its events.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {number} workers
 * @param {boolean} fusedMultiplyAdd
 * @returns {Promise<import("./engine.mjs").Runner & { fused: boolean }>} and whether this runtime could fuse
 */
export async function loglikRunner(workload, workers, fusedMultiplyAdd) {
  const { rows, batch, checkSteps, checkBatches } = workload;
  const data = dataOf(workload, rows);
  const settings = { ...optionsOf(workload), workers, fusedMultiplyAdd };
  const options = { ...settings, epochs: 1, batches: batchesOf(rows, batch, checkSteps) };
  const model = await train(networkOf(workload), data, options).result;
  const checked = dataOf(workload, checkBatches * batch);
  return {
    fused: model.training.fusedMultiplyAdd,
    finalNll: await model.nll(checked.x, checked.y),
    turn: (seconds) => timedTurn(workload, data, settings, seconds),
  };
}

/**
 * Steps and milliseconds between two epochs' events, the first one after the warm-up.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {ReturnType<typeof dataOf>} data
 * @param {Partial<import("@loglik/engine").TrainOptions>} settings
 * @param {number} seconds
 */
async function timedTurn(workload, data, settings, seconds) {
  const { rows, batch, checkSteps } = workload;
  // No more steps an epoch than are worth a check: a turn ends with an epoch, and is to be short.
  const batches = batchesOf(rows, batch, Math.min(rows / batch, checkSteps));
  const options = { ...settings, epochs: 1_000_000, batches };
  let start = null;
  for await (const epoch of train(networkOf(workload), data, options)) {
    if (start === null) {
      if (epoch.elapsed >= warmUpSeconds) start = epoch;
    } else if (epoch.elapsed - start.elapsed >= seconds) {
      return { steps: epoch.steps - start.steps, milliseconds: 1000 * (epoch.elapsed - start.elapsed) };
    }
  }
  throw new Error(`${workload.name}: training ended before the timed turn did.`);
}

/** @param {import("./workloads.mjs").Workload} workload */
function networkOf(workload) {
  const { layers, image, activation, head } = workload;
  /** @type {import("@loglik/engine").Layer[]} */
  const hidden = [];
  for (const shape of layers.slice(0, -1)) {
    const outputs = /** @type {number} */ (shape.at(-1));
    if (shape.length === 2) hidden.push(dense(outputs, activation));
    else hidden.push(conv2d(outputs, [shape[0], shape[1]], activation), maxPool2d(2));
  }
  return network({
    inputs: /** @type {[number, number, number] | undefined} */ (image) ?? inputsOf(workload),
    hidden: image === undefined ? hidden : [...hidden, flatten()],
    likelihood: head === "normal" ? normalHead() : categoricalHead({ classes: outputsOf(workload), target: "index" }),
  });
}

/** The first so many rows. @param {import("./workloads.mjs").Workload} workload @param {number} rows */
function dataOf(workload, rows) {
  const { x, y } = workload.data();
  return { x: x.subarray(0, rows * inputsOf(workload)), y: y.subarray(0, rows) };
}

/** From the common start. @param {import("./workloads.mjs").Workload} workload */
function optionsOf(workload) {
  return {
    optimizer: adam({ rate: workload.rate }),
    batchSize: workload.batch,
    initial: initialLayers(workload).flatMap(({ weights, bias }) => [...weights, ...bias]),
  };
}

/** Rows in file order, and again from the first one on where there are more steps than batches. */
function batchesOf(/** @type {number} */ rows, /** @type {number} */ batch, /** @type {number} */ steps) {
  return Array.from({ length: steps }, (_, step) =>
    Array.from({ length: batch }, (_, row) => (step * batch + row) % rows),
  );
}
