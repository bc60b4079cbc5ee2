import type { ActivationLayer } from "./activation.js";
import type { BatchNormLayer } from "./batch-norm.js";
import type { Conv2dLayer } from "./conv2d.js";
import type { DenseLayer } from "./dense.js";
import type { DropoutLayer } from "./dropout.js";
import type { EmbeddingLayer } from "./embedding.js";
import type { FlattenLayer } from "./flatten.js";
import type { LayerNormLayer } from "./layer-norm.js";
import type { AveragePool2dLayer, MaxPool2dLayer } from "./pool2d.js";
import type { ResidualLayer } from "./residual.js";

/** A layer, as plain data: it crosses workers and goes into files. Made by the functions of this folder. */
export type Layer =
  | DenseLayer
  | Conv2dLayer
  | MaxPool2dLayer
  | AveragePool2dLayer
  | FlattenLayer
  | ActivationLayer
  | DropoutLayer
  | LayerNormLayer
  | BatchNormLayer
  | EmbeddingLayer
  | ResidualLayer;
