import { measurement, speed } from "../measurement.mjs";
import { batches, workloads } from "../workloads.mjs";

/**
 * Trains a peer as every peer is trained and prints its line: the check steps from the common start (also the warm-up),
 * the mean NLL over all batches, then the timed window.
 *
 * @param {(workload: import("../workloads.mjs").Workload, data: { x: Float32Array, y: Float32Array }[]) => Promise<Engine>} build
 * @param {{ peer: string, version: string, notes?: string }} identity
 *
 * @typedef {object} Engine
 * @property {(batch: number) => void} step one optimizer step on a batch
 * @property {() => Promise<unknown>} sync resolves when the steps so far are done
 * @property {boolean} [waitsForEachStep] an engine that only queues work has to be waited for after each step
 * @property {() => Promise<number>} nll mean over all batches, nats per observation
 */
export async function measurePeer(build, identity) {
  const [name, seconds] = process.argv.slice(-2);
  const workload = workloads[name];
  const data = batches(workload);
  const engine = await build(workload, data);
  const step = async (/** @type {number} */ i) => {
    engine.step(i % data.length);
    if (engine.waitsForEachStep) await engine.sync();
  };
  for (let i = 0; i < workload.checkSteps; i++) await step(i);
  await engine.sync();
  const nll = await engine.nll();

  const start = performance.now();
  let steps = 0;
  do await step(workload.checkSteps + steps++);
  while (performance.now() - start < Number(seconds) * 1000);
  await engine.sync();
  const milliseconds = performance.now() - start;
  const notes = [`float32; ${steps} timed steps`, identity.notes].filter(Boolean).join("; ");
  const values = { ...identity, workload: name, ...speed(workload, steps, milliseconds) };
  console.log(JSON.stringify(measurement({ ...values, final_nll: Number(nll.toPrecision(8)), notes })));
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
