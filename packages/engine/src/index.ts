export type { ActivationName } from "./activations/activation-name.js";
export type { Averaging } from "./averaging/averaging.js";
export { exponentialAveraging } from "./averaging/exponential-averaging.js";
export { polyakAveraging } from "./averaging/polyak-averaging.js";
export type { Checkpoint } from "./checkpoint.js";
export type { MatrixLike } from "./data/matrix.js";
export type { Data, Precision } from "./data/sample.js";
export type { DataStream } from "./data/stream.js";
export type { EarlyStoppingOptions } from "./early-stopping.js";
export type { AbortSignalLike, BrowserWorker, NodeWorker, WorkerFactory } from "./environment.js";
export type { EpochEvent, StepEvent, TrainingEvent, Warning } from "./events.js";
export { checkpointFromSafetensors, checkpointToSafetensors } from "./files/checkpoint-file.js";
export type { OnnxOptions } from "./files/onnx/export.js";
export { type ModelFileOptions, modelFromSafetensors } from "./files/read-model.js";
export type { FitPosition } from "./fit-state.js";
export type { InitialParameters, LayerParameters } from "./initializers/given-parameters.js";
export type { InitializerName } from "./initializers/initializer.js";
export {
  type CategoricalColumn,
  categorical,
  type InputColumn,
  type NumericColumn,
  numeric,
} from "./inputs/column.js";
export { type InputColumns, inputColumns, type NamedColumns } from "./inputs/input-columns.js";
export { type ActivationLayer, activation } from "./layers/activation.js";
export { type BatchNormLayer, batchNorm } from "./layers/batch-norm.js";
export { type Conv2dLayer, conv2d, type Padding } from "./layers/conv2d.js";
export { type DenseLayer, dense } from "./layers/dense.js";
export { type DropoutLayer, dropout } from "./layers/dropout.js";
export { type EmbeddingLayer, type EmbeddingTable, embedding } from "./layers/embedding.js";
export { type FlattenLayer, flatten } from "./layers/flatten.js";
export type { Layer } from "./layers/layer.js";
export { type LayerNormLayer, layerNorm } from "./layers/layer-norm.js";
export { layersFromData } from "./layers/layers-from-data.js";
export type { Pair } from "./layers/pair.js";
export { type AveragePool2dLayer, averagePool2d, type MaxPool2dLayer, maxPool2d } from "./layers/pool2d.js";
export { type ResidualLayer, residual } from "./layers/residual.js";
export type { FitContext, FitOutcome, MapFitsOptions } from "./map-fits.js";
export { mapFits } from "./map-fits.js";
export type { ModelSettings, PredictedParameters, TrainedModel, TrainingReport } from "./model.js";
export type { Network, NetworkOptions } from "./network.js";
export { network } from "./network.js";
export { adagrad } from "./optimizers/adagrad.js";
export { adam } from "./optimizers/adam.js";
export type { AdamOptions } from "./optimizers/adam-options.js";
export { adamw } from "./optimizers/adamw.js";
export { amsgrad } from "./optimizers/amsgrad.js";
export type { CommonOptions, CommonSettings } from "./optimizers/common-options.js";
export { lbfgs } from "./optimizers/lbfgs.js";
export { lion } from "./optimizers/lion.js";
export { momentum } from "./optimizers/momentum.js";
export { nesterov } from "./optimizers/nesterov.js";
export type { Descent, Lbfgs, Optimizer } from "./optimizers/optimizer.js";
export { rmsprop } from "./optimizers/rmsprop.js";
export { sgd } from "./optimizers/sgd.js";
export { cosineDecay } from "./schedules/cosine-decay.js";
export { exponentialDecay } from "./schedules/exponential-decay.js";
export { oneCycle } from "./schedules/one-cycle.js";
export { rateAt, type Schedule } from "./schedules/schedule.js";
export { stepDecay } from "./schedules/step-decay.js";
export { warmUp } from "./schedules/warm-up.js";
export type { Shape } from "./shape.js";
export { train } from "./train.js";
export type { TrainOptions } from "./train-options.js";
export type { TrainingRun } from "./training-run.js";
export { type PyTorchState, weightsFromPyTorch } from "./weights-from-pytorch.js";
