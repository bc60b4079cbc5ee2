import { batches } from "./workloads.mjs";

/**
 * One engine, ready to train one workload from the common start.
 *
 * @typedef {object} Engine
 * @property {(batch: number) => void} step one optimizer step on a batch
 * @property {() => Promise<unknown>} sync resolves when the steps so far are done
 * @property {boolean} [waitsForEachStep] an engine that only queues work has to be waited for after each step
 * @property {(batches: number) => Promise<number>} nll mean over the first so many batches, nats per observation
 *
 * @typedef {{ x: Float32Array, y: Float32Array }} Batch
 *
 * @typedef {object} Window what was done in one turn on the clock
 * @property {number} steps
 * @property {number} milliseconds
 *
 * @typedef {object} Runner an engine that has taken the check steps, which are its warm-up, too
 * @property {number} finalNll
 * @property {(seconds: number) => Promise<Window>} turn trains on for about so many seconds
 */

/**
 * Has an engine of one step a call take the check steps, and makes a runner of it.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {(workload: import("./workloads.mjs").Workload, data: Batch[]) => Promise<Engine>} open
 * @returns {Promise<Runner>}
 */
export async function stepRunner(workload, open) {
  const data = batches(workload);
  const engine = await open(workload, data);
  let steps = 0;
  const step = async () => {
    engine.step(steps++ % data.length);
    if (engine.waitsForEachStep) await engine.sync();
  };
  while (steps < workload.checkSteps) await step();
  await engine.sync();
  return {
    finalNll: await engine.nll(workload.checkBatches),
    async turn(seconds) {
      const before = steps;
      const start = performance.now();
      do await step();
      while (performance.now() - start < seconds * 1000);
      await engine.sync();
      return { steps: steps - before, milliseconds: performance.now() - start };
    },
  };
}

/**
 * Class indices as rows of zeros with a one.
 *
 * @param {Float32Array} labels
 * @param {number} classes
 */
export function oneHot(labels, classes) {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => {
    rows[row * classes + label] = 1;
  });
  return rows;
}
