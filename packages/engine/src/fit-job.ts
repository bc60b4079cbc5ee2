import { type LikelihoodHead, LoglikError } from "@loglik/core";
import { createUniformRng } from "@loglik/core/random/uniform";
import { averageSteps } from "./averaging/averaging.js";
import { fingerprintOfData, resumedJob } from "./checkpoint.js";
import type { Parts } from "./data/in-parts.js";
import { type Data, prepareSample, type Sample, takeSample } from "./data/sample.js";
import { splitSample, withoutZeroWeights } from "./data/split.js";
import { diagnose } from "./diagnostics.js";
import { earlyStopping } from "./early-stopping.js";
import type { Finding } from "./events.js";
import { offsetHead, offsetsAsTargets } from "./heads/offset-head.js";
import { finiteStart } from "./initializers/finite-start.js";
import { givenParameters } from "./initializers/given-parameters.js";
import { drawsNormals, initialParameters } from "./initializers/initial-parameters.js";
import { uniformInitializers } from "./initializers/uniform-initializers.js";
import { fusedHead } from "./kernels/wasm/fused-head.js";
import { checkTraining } from "./layers/describe-layer.js";
import { checkMemory } from "./memory-need.js";
import type { Network } from "./network.js";
import type { TrainSettings } from "./train-options.js";
import type { FitJob } from "./worker/protocol.js";
import { stepsPerEpoch } from "./worker/steps-per-epoch.js";

/** A fit that is ready to start. */
export interface PreparedFit {
  readonly job: FitJob;
  /** Σ wᵢ of the training rows. */
  readonly totalWeight: number;
  readonly warnings: readonly Finding[];
  /** η of the constant model, where the job's parameters are still to be drawn, by initializers that are loaded on demand. */
  readonly undrawn?: Float64Array;
}

/** Checks the data, splits it, and puts together everything that a training thread needs. */
export function* prepareFit(network: Network, data: Data, settings: TrainSettings): Parts<PreparedFit> {
  const { precision, seed, optimizer, epochs, averaging } = settings;
  const samples = yield* prepareSamples(network, data, settings);
  const { training } = samples;
  const batchSize = optimizer.type === "lbfgs" ? Math.min(settings.batchSize, training.rows) : settings.batchSize;
  const { likelihood: head, ...portable } = network;
  const order = settings.batches && givenOrder(settings.batches, batchSize, training.rows);
  const average = averaging && averageSteps(averaging, stepsPerEpoch({ optimizer, order, training, batchSize }));
  checkMemory(network, training.rows, settings);
  const { rows } = training;
  checkTraining(network.layers, network.inputShape, { optimizer: optimizer.type, batchSize, rows });
  const offset = training.offset !== undefined || samples.validation?.offset !== undefined;
  const given = offset ? withOffsets(samples, head) : samples;
  const trained = offset ? { ...network, likelihood: offsetHead(head) } : network;
  const seen = yield* sampleForStart(trained, given.training, head, settings);
  const { parameters, warnings, undrawn } = startingPoint(trained, seen, settings);
  const job: FitJob = {
    network: portable,
    optimizer,
    ...(average && { average }),
    precision,
    fusedMultiplyAdd: settings.fusedMultiplyAdd,
    batchSize,
    epochs,
    seed,
    parameters: precision === "float32" ? Float32Array.from(parameters) : parameters,
    ...given,
    offset,
    ...(settings.earlyStopping && { earlyStopping: earlyStopping(settings.earlyStopping) }),
    fingerprint: fingerprintOfData({ ...given, order }),
    order,
    everyStep: settings.every === "step",
    workers: Math.max(1, settings.workers),
  };
  const { resume } = settings;
  return {
    totalWeight: training.weights?.reduce((sum, weight) => sum + weight, 0) ?? training.rows,
    job: resume === undefined ? job : resumedJob(job, head.source, resume),
    warnings: [...(yield* diagnose(training, network)), ...warnings],
    ...(resume === undefined && { undrawn }),
  };
}

interface Samples {
  readonly training: Sample;
  readonly validation?: Sample;
}

function withOffsets({ training, validation }: Samples, head: LikelihoodHead): Samples {
  return {
    training: offsetsAsTargets(training, head),
    validation: validation && offsetsAsTargets(validation, head),
  };
}

/** Rows from which the start of a fit is made where that takes a fit of its own, and from how many on it is not all. */
const rowsForStart = 1024;
const manyRows = 10_000;

/**
 * The rows to which the output bias is fitted first: all of them where a kernel knows the head, for then its start is a mean or
 * two; else as many as take some milliseconds, drawn by the seed. Newton's method on a million would hold up a page for minutes.
 */
function* sampleForStart(network: Network, training: Sample, head: LikelihoodHead, settings: TrainSettings) {
  if (training.rows <= manyRows || fusedHead(head) !== undefined) return training;
  const rng = createUniformRng(settings.seed, "start");
  const rows = Uint32Array.from({ length: rowsForStart }, () => rng.below(training.rows));
  return yield* takeSample(training, rows, network, settings.precision);
}

function startingPoint(network: Network, { y, weights, rows }: Sample, { initial, seed }: TrainSettings) {
  if (initial !== undefined) return { parameters: givenParameters(initial, network), warnings: [] };
  const head = network.likelihood;
  const outputNames = head.outputs.map(({ name }) => name);
  const { eta, warnings } = finiteStart(head.initial(y, weights), rows, outputNames);
  if (drawsNormals(network)) return { parameters: new Float64Array(network.parameterCount), undrawn: eta, warnings };
  return { parameters: initialParameters(network, createUniformRng(seed), eta, uniformInitializers), warnings };
}

function* prepareSamples(network: Network, data: Data, settings: TrainSettings): Parts<Samples> {
  const { precision, validation: held } = settings;
  checkDataObject("train", data);
  const sample = yield* prepareSample("train", "", data, network, precision);
  if (typeof held === "object") {
    const validation = yield* prepareSample("train", "validation.", held, network, precision);
    return { training: yield* keepOrder(sample, network, settings), validation };
  }
  if (held === 0) return { training: yield* keepOrder(sample, network, settings), validation: undefined };
  if (settings.batches !== undefined) {
    throw new LoglikError(
      "options-conflict",
      "train: batches names rows of x, and a validation fraction would take some of them away. Pass validation: { x, y } instead.",
    );
  }
  const weighted = yield* withoutZeroWeights(sample, network, precision);
  return yield* splitSample(weighted, held, createUniformRng(settings.seed, "validation split"), network, precision);
}

/** The caller's own batches count rows of x as given, so none may be left out. */
function* keepOrder(sample: Sample, network: Network, { batches, precision }: TrainSettings): Parts<Sample> {
  return batches === undefined ? yield* withoutZeroWeights(sample, network, precision) : sample;
}

export function checkDataObject(where: string, data: Data): void {
  if (data !== null && typeof data === "object" && "x" in data && "y" in data) return;
  throw new LoglikError(
    "not-a-matrix",
    `${where}: the data have ${Object.keys(Object(data)).slice(0, 9).join(", ") || "no fields"}; expected an object { x, y }.`,
  );
}

function givenOrder(batches: readonly ArrayLike<number>[], batchSize: number, rows: number): Uint32Array {
  if (batchSize > rows) {
    throw new LoglikError(
      "batches-invalid",
      `train: batches of ${batchSize} rows were given for data of ${rows} rows; expected at most as many rows in a batch as there are.`,
      { batchSize, rows },
    );
  }
  batches.forEach((batch, step) => {
    const short = step === batches.length - 1 && batch.length > 0 && batch.length < batchSize;
    const wrong = Array.from(batch).find((row) => !(Number.isInteger(row) && row >= 0 && row < rows));
    if ((batch.length === batchSize || short) && wrong === undefined) return;
    throw new LoglikError(
      "batches-invalid",
      wrong === undefined
        ? `train: batches[${step}] has ${batch.length} rows; expected ${batchSize} in every batch, the last one excepted, which may be short.`
        : `train: batches[${step}] names row ${wrong}; expected row numbers from 0 to ${rows - 1}.`,
      { step, length: batch.length, batchSize, rows },
    );
  });
  return Uint32Array.from(batches.flatMap((batch) => Array.from(batch)));
}
