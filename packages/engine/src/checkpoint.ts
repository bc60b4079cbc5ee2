import { type FloatArray, type HeadSource, LoglikError } from "@loglik/core";
import type { AverageSteps } from "./averaging/averaging.js";
import type { Precision, Sample } from "./data/sample.js";
import type { BestEpoch } from "./early-stopping.js";
import type { EpochEvent } from "./events.js";
import type { FitPosition, FitState, OptimizerState } from "./fit-state.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import type { FitJob, PortableNetwork } from "./worker/protocol.js";

/**
 * A fit between two of its steps: with the same network, data and options `train(…, { resume })` goes on from here to the same
 * bits as if it had never stopped. Plain data: it can be cloned, sent, kept in IndexedDB, or written to a file by
 * `checkpointToSafetensors`.
 */
export interface Checkpoint {
  readonly network: PortableNetwork;
  /** How the head is rebuilt; absent for a head of bare functions. */
  readonly head?: HeadSource;
  readonly precision: Precision;
  /** Whether products were added unrounded; absent where not. */
  readonly fusedMultiplyAdd?: boolean;
  readonly optimizer: Optimizer;
  /** When the weights enter their average, which is the last of the optimizer's slots. */
  readonly average?: AverageSteps;
  readonly batchSize: number;
  readonly seed: number;
  /** Of the training and validation rows: see `fingerprintOfData`. */
  readonly data: string;
  readonly parameters: FloatArray;
  /** The optimizer's count of steps and its moments. */
  readonly optimizerState: OptimizerState;
  /** Where the generator of the seed and the data stand. */
  readonly position: FitPosition;
  /** The events of the epochs that are over. */
  readonly epochs: readonly EpochEvent[];
  /** With early stopping, the best epoch so far. */
  readonly best?: BestEpoch;
}

/** Everything of a checkpoint that the job knows, without the state. */
type Settings = Omit<Checkpoint, "parameters" | "optimizerState" | "position" | "epochs" | "best">;

const settingNames = [
  "network",
  "head",
  "precision",
  "fusedMultiplyAdd",
  "optimizer",
  "average",
  "batchSize",
  "seed",
  "data",
] as const satisfies readonly (keyof Settings)[];

/** Puts a job and the state of its fit together. */
export function checkpointOf(
  job: FitJob,
  head: HeadSource | undefined,
  state: FitState,
  epochs: readonly EpochEvent[],
): Checkpoint {
  const { parameters, optimizer, position, best } = state;
  return { ...settingsOf(job, head), parameters, optimizerState: optimizer, position, epochs, ...(best && { best }) };
}

function settingsOf(job: FitJob, head: HeadSource | undefined): Settings {
  const { network, precision, fusedMultiplyAdd, optimizer, average, batchSize, seed, fingerprint } = job;
  const optional = {
    ...(head && { head }),
    ...(average && { average }),
    ...(fusedMultiplyAdd && { fusedMultiplyAdd }),
  };
  return { network, precision, optimizer, batchSize, seed, data: fingerprint, ...optional };
}

/**
 * The job that goes on from a checkpoint.
 *
 * @throws LoglikError `resume-mismatch` where the fit is not the one that was stopped
 */
export function resumedJob(job: FitJob, head: HeadSource | undefined, checkpoint: Checkpoint): FitJob {
  const now = settingsOf(job, head);
  for (const name of settingNames) {
    const [then, given] = [checkpoint[name], now[name]].map(canonical);
    if (then === given) continue;
    const what = name === "data" ? "x, y, weights, batches and validation" : name;
    throw mismatch(name, `its ${what} is ${short(then)}, and this fit has ${short(given)}`);
  }
  const { position, parameters, optimizerState, best } = checkpoint;
  if (position.epoch > job.epochs) {
    throw mismatch("epochs", `it was taken after ${position.epoch} epochs, and this fit ends after ${job.epochs}`);
  }
  if (parameters.length !== job.parameters.length) {
    throw mismatch("parameters", `it has ${parameters.length} parameters, and this network ${job.parameters.length}`);
  }
  return { ...job, parameters, resume: { optimizer: optimizerState, position, ...(best && { best }) } };
}

/**
 * Tells other data from the same: a hash (FNV-1a, by words of 32 bits) of the length of each array and of at most 2¹⁶ of its
 * numbers, evenly spaced. To hash every number would take longer than many a fit; a single changed number may go unnoticed.
 */
export function fingerprintOfData({
  training,
  validation,
  order,
}: Pick<FitJob, "training" | "validation" | "order">): string {
  let hash = 0x811c9dc5;
  const add = (word: number) => {
    hash = Math.imul(hash ^ word, 0x01000193);
  };
  const addArray = (values: FloatArray | Uint32Array | undefined) => {
    add(values?.length ?? -1);
    if (values === undefined) return;
    const { buffer, byteOffset, byteLength, length, BYTES_PER_ELEMENT } = values;
    const words = new Uint32Array(buffer, byteOffset, byteLength / 4);
    const width = BYTES_PER_ELEMENT / 4;
    const stride = width * Math.max(1, Math.ceil(length / 65536));
    for (let number = 0; number < words.length; number += stride) {
      for (let word = number; word < number + width; word += 1) add(words[word]);
    }
  };
  const addSample = (sample: Sample | undefined) => {
    addArray(sample?.x);
    addArray(sample?.y);
    addArray(sample?.weights);
  };
  addSample(training);
  addSample(validation);
  addArray(order);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** JSON that does not depend on the order in which an object's keys were written. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner) =>
      inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) ?? "none"
  );
}

function short(json: string): string {
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

function mismatch(name: string, reason: string): LoglikError {
  return new LoglikError(
    "resume-mismatch",
    `train: the checkpoint is of another fit: ${reason}. To resume, give the network, data and options of the fit that was stopped; to begin a new fit from its weights, pass initial: checkpoint.parameters.`,
    { name },
  );
}
