import type { FloatArray, Theta, VectorTheta } from "@loglik/core";
import type { Averaging } from "./averaging/averaging.js";
import { finishInSlices, inParts, type Parts } from "./data/in-parts.js";
import { inputMatrix } from "./data/input-matrix.js";
import type { MatrixLike } from "./data/matrix.js";
import { prepareOffset } from "./data/prepare-offset.js";
import { allocator, type Precision, prepareSample } from "./data/sample.js";
import type { EpochEvent, Warning } from "./events.js";
import type { OnnxOptions } from "./files/onnx/export.js";
import { extraKernels } from "./kernels/wasm/extra-kernels.js";
import { modelSummary } from "./model-summary.js";
import type { Network } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { type HostOptions, openHost } from "./worker/host.js";
import { meanNllSlices } from "./worker/mean-nll.js";
import { partsOfPrediction } from "./worker/parts/needed-parts.js";
import { pause } from "./worker/pause.js";
import type { HowFitEnded } from "./worker/protocol.js";
import { stopwatch } from "./worker/stopwatch.js";

/** How a model came about. Plain data. */
export interface TrainingReport {
  /** The event of every epoch, in order. */
  readonly epochs: readonly EpochEvent[];
  /** Optimizer steps. */
  readonly steps: number;
  /** Seconds. */
  readonly elapsed: number;
  /** `running`: a snapshot of a fit that went on. */
  readonly stopped: HowFitEnded | "running";
  /** Where it was trained. */
  readonly thread: "worker" | "caller";
  /** Workers that shared each step; 0 on the caller's thread. */
  readonly workers: number;
  /** Training rows, without those held back for validation. */
  readonly observations: number;
  /** Σ wᵢ of those rows: their number, without weights. */
  readonly totalWeight: number;
  readonly optimizer: Optimizer;
  /** How the weights were averaged, if they were. */
  readonly averaging?: Averaging;
  /** With early stopping, the epoch with the lowest NLL of the held-out rows. */
  readonly best?: { readonly epoch: number; readonly nll: number };
  readonly batchSize: number;
  readonly seed: number;
}

/** Parameters of p(y | x) by the names of the family: one number a row, or for a vector parameter k numbers a row. */
export type PredictedParameters = Readonly<Record<string, Float64Array>>;

/**
 * A network with its weights: p(y | x; ŵ). Holds plain arrays only; nothing to dispose of. An `offset` is added to η, as in
 * training; where there is none it is zero: the rate of a count is then that of an exposure of 1.
 */
export interface TrainedModel {
  readonly network: Network;
  /** The flat parameter vector; see `Network`. */
  readonly parameters: FloatArray;
  readonly precision: Precision;
  readonly training: TrainingReport;
  /** What a reader should know about the data and the fit. */
  readonly diagnostics: readonly Warning[];
  /** The parameters of p(y | x) for each row of x: `{ loc, scale }`, `{ prob }`, … */
  predict(x: MatrixLike, offset?: MatrixLike): Promise<PredictedParameters>;
  /** The most probable outcome, or the mean, for each row of x: class index, 0/1, or mean. */
  outcomes(x: MatrixLike, offset?: MatrixLike): Promise<Float64Array>;
  /** The network's outputs, rows × outputs of the head. */
  eta(x: MatrixLike, offset?: MatrixLike): Promise<FloatArray>;
  /** Mean NLL of (x, y) in nats per observation, Σ wᵢℓᵢ / Σ wᵢ, by the head itself in float64. */
  nll(x: MatrixLike, y: MatrixLike, weights?: ArrayLike<number>, offset?: MatrixLike): Promise<number>;
  /** The model as a file: its parameters by layer, its description, and a checksum. `modelFromSafetensors` reads it. */
  toSafetensors(): Promise<Uint8Array>;
  /** The model for onnxruntime and its like: from `x` to `eta` and the parameters of p(y | x) by name. See `OnnxOptions`. */
  toOnnx(options?: OnnxOptions): Promise<Uint8Array>;
  /** A few lines for a reader. */
  summary(): string;
}

/** Where a model predicts, and in which precision. */
export interface ModelSettings extends HostOptions {
  readonly precision: Precision;
}

/** Puts a network and its parameters together. Prediction runs where training ran: in a worker, or on the caller's thread. */
export function createModel(
  network: Network,
  parameters: FloatArray,
  settings: ModelSettings,
  training: TrainingReport,
  diagnostics: readonly Warning[],
): TrainedModel {
  const head = network.likelihood;
  const { precision } = settings;

  async function forward(x: FloatArray, rows: number): Promise<FloatArray> {
    const { likelihood: _head, ...portable } = network;
    const kernels = await extraKernels(network.layers, precision);
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

  const model: TrainedModel = {
    network,
    parameters,
    precision,
    training,
    diagnostics,
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
    // Loaded on demand: most programs write no files.
    toSafetensors: async () => (await import("./files/write-model.js")).modelToSafetensors(model),
    toOnnx: async (options) => (await import("./files/onnx/export.js")).modelToOnnx(model, options),
    summary: () => modelSummary(network, training, diagnostics),
  };
  return model;
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
