import type { FloatArray } from "@loglik/core";
import type { Averaging } from "./averaging/averaging.js";
import type { MatrixLike } from "./data/matrix.js";
import type { Precision } from "./data/sample.js";
import type { EpochEvent, Warning } from "./events.js";
import type { OnnxOptions } from "./files/onnx/export.js";
import { modelSummary } from "./model-summary.js";
import type { Network } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import type { HostOptions } from "./worker/host.js";
import type { HowFitEnded } from "./worker/protocol.js";

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
  /** Whether products were added without having been rounded. */
  readonly fusedMultiplyAdd: boolean;
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
 * training; where there is none it is zero: the rate of a count is then that of an exposure of 1. Arrays that are handed to it
 * are read where they lie, and must stay as they are until the promise is settled.
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
  const { precision } = settings;
  // Loaded on demand, as are files: many a program trains now and predicts another time.
  const predicting = async () => (await import("./prediction.js")).createPrediction(model, settings);
  const model: TrainedModel = {
    network,
    parameters,
    precision,
    training,
    diagnostics,
    predict: async (...given) => (await predicting()).predict(...given),
    outcomes: async (...given) => (await predicting()).outcomes(...given),
    eta: async (...given) => (await predicting()).eta(...given),
    nll: async (...given) => (await predicting()).nll(...given),
    toSafetensors: async () => (await import("./files/write-model.js")).modelToSafetensors(model),
    toOnnx: async (options) => (await import("./files/onnx/export.js")).modelToOnnx(model, options),
    summary: () => modelSummary(network, training, diagnostics),
  };
  return model;
}
