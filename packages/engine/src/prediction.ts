import type { FloatArray, Theta, VectorTheta } from "@loglik/core";
import { finishInSlices, inParts, type Parts } from "./data/in-parts.js";
import { inputMatrix } from "./data/input-matrix.js";
import type { MatrixLike } from "./data/matrix.js";
import { prepareOffset } from "./data/prepare-offset.js";
import { allocator, prepareSample } from "./data/sample.js";
import { extraKernels } from "./kernels/wasm/extra-kernels.js";
import type { PredictedParameters, TrainedModel } from "./model.js";
import { type HostOptions, openHost } from "./worker/host.js";
import { meanNllSlices } from "./worker/mean-nll.js";
import { partsOfPrediction } from "./worker/parts/needed-parts.js";
import { pause } from "./worker/pause.js";
import { stopwatch } from "./worker/stopwatch.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "./trunk.js";

/** What a model does with rows. It runs where training ran: in a worker, or on the caller's thread. */
export function createPrediction(
  model: Pick<TrainedModel, "network" | "parameters" | "precision">,
  settings: HostOptions,
): Pick<TrainedModel, "predict" | "outcomes" | "eta" | "nll"> {
  const { network, parameters, precision } = model;
  const head = network.likelihood;

  async function forward(x: FloatArray, rows: number): Promise<FloatArray> {
    const { likelihood: _head, ...portable } = network;
    const kernels = await extraKernels(network, { precision });
    const host = await openHost(head, { ...settings, workers: Math.min(1, settings.workers) });
    try {
      const parts = await host.parts(partsOfPrediction(network.layers));
      const job = { network: portable, precision, kernels, parts, parameters, x, rows };
      const eta = await host.thread.forward(job, host.head({ isCalled: false, offset: false }));
      host.done();
      return eta;
    } catch (error) {
      host.abandon();
      throw error;
    }
  }

  async function etaOf(
    where: string,
    x: MatrixLike,
    offset: MatrixLike | undefined,
  ): Promise<{ readonly eta: FloatArray; readonly rows: number }> {
    const { values, rows } = await finishInSlices(inputMatrix(x, network, allocator(precision), { where, name: "x" }));
    const known = offset && (await finishInSlices(prepareOffset(offset, rows, head, { where, name: "offset" })));
    return { eta: plus(await forward(values, rows), known), rows };
  }

  return {
    async predict(x, offset) {
      const { eta, rows } = await etaOf("predict", x, offset);
      return finishInSlices(parametersByName(rows, (row) => head.theta(eta, row)));
    },
    async outcomes(x, offset) {
      const { eta, rows } = await etaOf("outcomes", x, offset);
      const outcomes = new Float64Array(rows);
      const predict = (from: number, to: number) => {
        for (let row = from; row < to; row += 1) outcomes[row] = head.predict(eta, row);
      };
      await finishInSlices(inParts(rows, predict, workOfARow));
      return outcomes;
    },
    async eta(x, offset) {
      return (await etaOf("eta", x, offset)).eta;
    },
    async nll(x, y, weights, offset) {
      const sample = await finishInSlices(prepareSample("nll", "", { x, y, weights, offset }, network, precision));
      const eta = plus(await forward(sample.x, sample.rows), sample.offset);
      const clock = stopwatch(6);
      const slices = meanNllSlices(head, sample, eta, clock);
      for (;;) {
        const slice = slices.next();
        if (slice.done) return slice.value;
        await pause();
        clock.restart();
      }
    },
  };
}

/** η with known terms added to it; η itself where there are none. */
function plus(eta: FloatArray, offset: Float64Array | undefined): FloatArray {
  return offset === undefined ? eta : Float64Array.from(eta, (value, index) => value + offset[index]);
}

/** One array a parameter, from one record of parameters a row. */
function* parametersByName(rows: number, thetaOf: (row: number) => Theta | VectorTheta): Parts<PredictedParameters> {
  const columns: Record<string, Float64Array> = {};
  function collect(from: number, to: number): void {
    for (let row = from; row < to; row += 1) {
      for (const [name, value] of Object.entries(thetaOf(row))) {
        const width = typeof value === "number" ? 1 : value.length;
        columns[name] ??= new Float64Array(rows * width);
        if (typeof value === "number") columns[name][row] = value;
        else columns[name].set(Array.from(value as ArrayLike<number>), row * width);
      }
    }
  }
  yield* inParts(rows, collect, workOfARow);
  return columns;
}

/** A head's functions on one row cost as much as a look at so many numbers. */
const workOfARow = 64;
