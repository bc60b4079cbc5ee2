import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { adam, dense, network, train } from "@loglik/engine";
import { measurement, speed } from "./measurement.mjs";
import { flopsPerStep, initialLayers } from "./workloads.mjs";

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(require.resolve("@loglik/engine/package.json"), "utf8"));

/** Epochs before the clock starts: the worker is up, its data copied, its WebAssembly compiled by the optimizing tier. */
const warmUpSeconds = 0.5;

/**
 * Our own row, through the public `train` in one worker: what a user's program gets, with its messages and its events.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {number} seconds of the timed window
 * @param {number} peak GFLOP/s of this machine, for the share in the notes
 */
export async function measureLoglik(workload, seconds, peak) {
  const { rows, batch, checkSteps } = workload;
  const data = inputsOf(workload);
  const options = { ...optionsOf(workload), epochs: (checkSteps * batch) / rows };
  const model = await train(networkOf(workload), data, options).result;
  const finalNll = await model.nll(data.x, data.y);

  const { steps, milliseconds } = await timedWindow(workload, data, seconds);
  const gigaflops = (flopsPerStep(workload) * steps) / milliseconds / 1e6;
  const share = `${gigaflops.toFixed(1)} GFLOP/s in matrix products, ${((100 * gigaflops) / peak).toFixed(0)} % of the peak`;
  return measurement({
    peer: "loglik",
    version,
    workload: workload.name,
    ...speed(workload, steps, milliseconds),
    final_nll: Number(finalNll.toPrecision(8)),
    notes: `float32, one worker; ${Math.round((1000 * steps) / milliseconds)} steps/s over ${steps} timed steps; ${share}`,
  });
}

/**
 * Steps and milliseconds between two epochs' events, the first one after the warm-up.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {ReturnType<typeof inputsOf>} data
 * @param {number} seconds
 */
async function timedWindow(workload, data, seconds) {
  const run = train(networkOf(workload), data, { ...optionsOf(workload), epochs: 1_000_000 });
  let start = null;
  for await (const epoch of run) {
    if (start === null) {
      if (epoch.elapsed >= warmUpSeconds) start = epoch;
    } else if (epoch.elapsed - start.elapsed >= seconds) {
      return { steps: epoch.steps - start.steps, milliseconds: 1000 * (epoch.elapsed - start.elapsed) };
    }
  }
  throw new Error(`${workload.name}: training ended before the timed window did.`);
}

/** @param {import("./workloads.mjs").Workload} workload */
function networkOf({ widths, activation, head }) {
  const outputs = /** @type {number} */ (widths.at(-1));
  const likelihood = head === "normal" ? normalHead() : categoricalHead({ classes: outputs, target: "index" });
  return network({
    inputs: widths[0],
    hidden: widths.slice(1, -1).map((units) => dense(units, activation)),
    likelihood,
  });
}

/** @param {import("./workloads.mjs").Workload} workload */
function inputsOf({ data, rows, widths }) {
  const { x, y } = data();
  return { x: x.subarray(0, rows * widths[0]), y: y.subarray(0, rows) };
}

/** Rows in file order, every epoch, from the common start. @param {import("./workloads.mjs").Workload} workload */
function optionsOf(workload) {
  const { rows, batch, rate } = workload;
  const order = Array.from({ length: rows }, (_, row) => row);
  return {
    optimizer: adam({ rate }),
    batchSize: batch,
    initial: initialLayers(workload).flatMap(({ weights, bias }) => [...weights, ...bias]),
    batches: Array.from({ length: rows / batch }, (_, i) => order.slice(i * batch, (i + 1) * batch)),
  };
}
