import { LoglikError } from "@loglik/core";
import type { Averaging } from "./averaging/averaging.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Data, Precision } from "./data/sample.js";
import type { EarlyStoppingOptions } from "./early-stopping.js";
import type { AbortSignalLike, WorkerFactory } from "./environment.js";
import type { InitialParameters } from "./initializers/given-parameters.js";
import { adam } from "./optimizers/adam.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { fraction, knownOptions, mostWorkers, oneOf, positiveInteger, show } from "./option-checks.js";
import { learningRate } from "./schedules/learning-rate.js";

/** What is trained, by which likelihood and optimizer, and for how long. */
export interface TrainOptions {
  /** Passes over the training rows. */
  readonly epochs: number;
  /** `adam()` unless told. */
  readonly optimizer?: Optimizer;
  /** Rows of one optimizer step; the last batch of an epoch may be short. 32 unless told; for L-BFGS see there. */
  readonly batchSize?: number;
  /** Determines the initial weights, the order of the rows and the validation split, each by a stream of its own. 0 unless told. */
  readonly seed?: number;
  /** Rows to hold back: a fraction of the data (a seeded choice), or data of their own. None unless told. */
  readonly validation?: number | Data;
  /** Ends the fit when the held-out rows no longer gain, and goes back to its best epoch. Not unless told. */
  readonly earlyStopping?: EarlyStoppingOptions;
  /** Gives the model an average of the weights along the way instead of the last: `polyakAveraging()` or `exponentialAveraging()`. */
  readonly averaging?: Averaging;
  /** Aborts the fit: the iterator and the result reject with the signal's reason, within a slice of 16 ms or one step. */
  readonly signal?: AbortSignalLike;
  /**
   * Parameters to start from: the flat vector of the network, or an array with one `{ weights, bias }` for each layer, as numbers
   * or rows of numbers. Else weights are drawn and the output bias is fitted to y: to all of it for a head with kernels, for others
   * to a thousand rows where there are more than ten thousand.
   */
  readonly initial?: InitialParameters;
  /**
   * Goes on from a checkpoint of a fit of the same network, data and options, to the same bits as if that fit had never stopped.
   * `epochs` counts from its beginning, and may be more than it was to have then: to the bits of the longer fit, unless a
   * schedule spans all steps of the fit, which then goes on along the longer curve.
   */
  readonly resume?: Checkpoint;
  /** The rows of each step of an epoch, instead of a shuffle: every batch as long as the first, but the last, which may be short. */
  readonly batches?: readonly ArrayLike<number>[];
  /** Whether the run also yields a `StepEvent` after each step. "epoch" unless told. */
  readonly every?: "epoch" | "step";
  /** "float64" has twice the digits and half the speed. "float32" unless told. */
  readonly precision?: Precision;
  /**
   * Whether a product is added without having been rounded, by WebAssembly's relaxed SIMD: up to twice as fast where the
   * processor has one operation for both, but the last bits, and what grows out of them, then depend on processor and browser.
   * Where the runtime lacks it (Node 20) the fit runs without, and warns. Not unless told.
   */
  readonly fusedMultiplyAdd?: boolean;
  /**
   * 1: in a worker. 2 or more: in as many workers, which share each step, in float32, where threads may share memory (Node, and
   * pages that are cross-origin isolated); the bits are those of one worker. 0: on this thread, in slices of at most 8 ms.
   * 1 unless told.
   */
  readonly workers?: number;
  /** Makes the worker, from `@loglik/engine/worker`, where a strict Content-Security-Policy forbids the engine's own. */
  readonly createWorker?: WorkerFactory;
}

/** Checked options with every default filled in. */
export interface TrainSettings extends TrainOptions {
  readonly optimizer: Optimizer;
  readonly batchSize: number;
  readonly seed: number;
  readonly validation: number | Data;
  readonly every: "epoch" | "step";
  readonly precision: Precision;
  readonly fusedMultiplyAdd: boolean;
  readonly workers: number;
}

const names = [
  "epochs",
  "optimizer",
  "batchSize",
  "seed",
  "validation",
  "earlyStopping",
  "averaging",
  "signal",
  "initial",
  "resume",
  "batches",
  "every",
  "precision",
  "fusedMultiplyAdd",
  "workers",
  "createWorker",
] as const satisfies readonly (keyof TrainOptions)[];

/** Fills in the defaults and checks every option, `undefined` and NaN included. */
export function trainSettings(options: TrainOptions): TrainSettings {
  knownOptions("train", options, names);
  const settings = {
    optimizer: adam(),
    batchSize: options.batches?.[0]?.length ?? (options.optimizer?.type === "lbfgs" ? 1024 : 32),
    seed: 0,
    validation: 0,
    every: "epoch",
    precision: "float32",
    fusedMultiplyAdd: false,
    workers: 1,
    ...options,
  } as const;
  positiveInteger("train", "epochs", settings.epochs);
  positiveInteger("train", "batchSize", settings.batchSize);
  checkSeed(settings.seed);
  const { optimizer, averaging } = settings;
  checkMade("optimizer", optimizer, optimizerTypes, "adam(), sgd(), lbfgs() or another of the optimizers");
  if (optimizer.type !== "lbfgs") learningRate("train", "optimizer.rate", optimizer.rate);
  if (averaging !== undefined)
    checkMade("averaging", averaging, averagingTypes, "polyakAveraging() or exponentialAveraging()");
  if (typeof settings.validation !== "object") fraction("train", "validation", settings.validation);
  oneOf("train", "every", settings.every, ["epoch", "step"]);
  oneOf("train", "precision", settings.precision, ["float32", "float64"]);
  oneOf("train", "fusedMultiplyAdd", settings.fusedMultiplyAdd, [true, false]);
  checkConflicts(settings);
  if (settings.workers !== 0) positiveInteger("train", "workers", settings.workers, mostWorkers);
  return settings;
}

/** Options that make no sense together. */
function checkConflicts(settings: TrainSettings): void {
  const { resume, initial, earlyStopping, validation, averaging, optimizer, batches, epochs } = settings;
  const conflict = (message: string) => new LoglikError("options-conflict", `train: ${message}`);
  if (resume !== undefined && initial !== undefined) {
    throw conflict("resume and initial both say where to start; pass one of them.");
  }
  if (earlyStopping !== undefined && validation === 0) {
    throw conflict("earlyStopping watches the held-out rows, and there are none; pass validation, such as 0.1.");
  }
  if (averaging?.type === "polyak" && averaging.from >= epochs) {
    throw conflict(`averaging begins at epoch ${averaging.from}, and the fit has only ${epochs}; begin earlier.`);
  }
  if (optimizer.type === "lbfgs" && (averaging !== undefined || batches !== undefined)) {
    throw conflict("L-BFGS looks at all rows before each step, so it has no use for averaging or batches.");
  }
}

function checkSeed(seed: number): void {
  if (Number.isSafeInteger(seed)) return;
  throw new LoglikError("seed-not-integer", `train: seed is ${show(seed)}; expected an integer, such as 0 or 42.`, {
    seed,
  });
}

export const optimizerTypes = [
  "sgd",
  "momentum",
  "nesterov",
  "rmsprop",
  "adam",
  "adamw",
  "adagrad",
  "lion",
  "lbfgs",
] as const satisfies Optimizer["type"][];

export const averagingTypes = ["polyak", "exponential"] as const satisfies Averaging["type"][];

/** What one of its makers has made, and not such a function itself, or a name. */
function checkMade(name: string, made: { readonly type: string }, types: readonly string[], makers: string): void {
  if (types.includes(made?.type)) return;
  const found = typeof made === "function" ? "a function" : show(made);
  throw new LoglikError("option-unknown", `train: ${name} is ${found}; expected the result of ${makers}.`, { name });
}
