import { finishInSlices, finishNow } from "./data/in-parts.js";
import { sizeOf } from "./data/matrix.js";
import type { Data } from "./data/sample.js";
import { type DataStream, isStream } from "./data/stream.js";
import type { EpochEvent, TrainingEvent } from "./events.js";
import { prepareFit } from "./fit-job.js";
import type { Network } from "./network.js";
import type { prepareStream } from "./stream-fit.js";
import { checkStreamOptions } from "./stream-options.js";
import { type TrainOptions, type TrainSettings, trainSettings } from "./train-options.js";
import { type RunPlan, startRun, type TrainingRun } from "./training-run.js";
import { openHost } from "./worker/host.js";
import { placeFit } from "./worker/place-fit.js";

/**
 * Trains a network by maximum likelihood: minimises the mean NLL of the training rows, in nats per observation, by mini-batches.
 *
 * The fit starts at once, in a worker. What comes back is the run: iterate over it for news of each epoch, await `result` for
 * the trained model, or both, or neither. Breaking out of the loop stops the fit. The batch loss is Σ wᵢℓᵢ / Σ wᵢ. One seed gives
 * one result: for float32 and a head with kernels the same bits in every engine, unless `fusedMultiplyAdd` gives that up.
 *
 * Each run has workers of its own. Many fits at once share a few by `mapFits`: hundreds of runs begun side by side take hundreds of
 * threads.
 *
 * @param network made by `network()`
 * @param data x (rows × inputs), y (rows × targets) and optional weights, flat and row-major or as arrays of rows; copied. Or a
 *   stream of such pieces, where all would not fit into memory: each epoch iterates over it anew, each piece is cut into batches
 *   of `batchSize` rows in the order given, and few pieces are read before they are needed
 * @throws LoglikError on a caller's mistake (shapes, NaN, targets the head cannot have, options): at once, before anything runs.
 *   What goes wrong later (a worker that dies, `loss-not-finite`) rejects the iterator and the result; and so does a mistake in
 *   data of more than a million numbers, which are looked at in slices, so that no page stutters
 * @example
 * const run = train(net, { x, y }, { optimizer: adam({ rate: 0.01 }), batchSize: 64, epochs: 20, seed: 7, validation: 0.1 });
 * for await (const epoch of run) console.log(epoch.index, epoch.nll, epoch.validation?.nll);
 * const model = await run.result;
 */
export function train(
  network: Network,
  data: Data | DataStream,
  options: TrainOptions & { readonly every: "step" },
): TrainingRun<TrainingEvent>;
export function train(network: Network, data: Data | DataStream, options: TrainOptions): TrainingRun<EpochEvent>;
export function train(network: Network, data: Data | DataStream, options: TrainOptions): TrainingRun<TrainingEvent> {
  const asked = trainSettings(options);
  const { settings, warnings } = placeFit(network, asked);
  if (isStream(data)) checkStreamOptions(settings);
  // A worker takes some ten milliseconds to start, and the data as long to be looked at: so both begin at once.
  const opening = openHost(network.likelihood, settings);
  try {
    return startRun({ network, opening, prepared: prepare(network, data, settings), settings, warnings });
  } catch (mistake) {
    opening.then(
      (host) => host.done(),
      () => undefined,
    );
    throw mistake;
  }
}

function prepare(network: Network, data: Data | DataStream, settings: TrainSettings): RunPlan["prepared"] {
  if (isStream(data)) return streamOf(network, data, settings);
  const preparing = prepareFit(network, data, settings);
  return isLarge(data, settings) ? finishInSlices(preparing) : finishNow(preparing);
}

/** Loaded on demand: most programs have all their data. */
async function streamOf(...given: Parameters<typeof prepareStream>) {
  return (await import("./stream-fit.js")).prepareStream(...given);
}

/** Numbers that are looked at in one go: some ten milliseconds. */
const smallSize = 2 ** 20;

function isLarge(data: Data, { validation }: TrainSettings): boolean {
  const samples = typeof validation === "object" ? [data, validation] : [data];
  return samples.reduce((size, sample) => size + sizeOf(sample?.x) + sizeOf(sample?.y), 0) > smallSize;
}
