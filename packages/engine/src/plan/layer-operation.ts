import type { FusedActivation, KeptActivation } from "../activations/activation-name.js";
import type { Block } from "./arena.js";
import type { Image } from "./image.js";

/**
 * The operations of all layers but dense ones, which have kernels in a module of their own. Row operations, batch operations
 * and parameter operations as in `Operation`.
 */
export type LayerOperation = LayerRowOperation | BatchOperation | LayerParameterOperation;

export type LayerRowOperation =
  | ConvolutionForward
  | ConvolutionBackwardInput
  | PoolForward
  | PoolBackward
  | Activate
  | DifferentiateKept
  | DifferentiateFused
  | CopyPixels
  | Add
  | Dropout
  | LayerNormForward
  | LayerNormBackward
  | BatchNormForward
  | BatchNormBackward
  | EmbeddingForward;

/**
 * Reads all rows of the batch and writes a number for each channel, in the middle of the row operations: workers wait for each
 * other before and after. Each channel is one sum in a fixed order, whoever computes it.
 */
export type BatchOperation = BatchNormMoments | BatchNormGradients;

export type LayerParameterOperation =
  | ConvolutionBackwardParameters
  | LayerNormBackwardParameters
  | BatchNormTrack
  | EmbeddingBackward;

/** Where windows lie on an image: `top` and `left` zeros before the first row and column. */
export interface Windows {
  readonly kernel: readonly [rows: number, columns: number];
  readonly stride: readonly [rows: number, columns: number];
  readonly top: number;
  readonly left: number;
}

/** output = activation(bias + Σ over the window of input · weights) */
export interface ConvolutionForward extends Windows {
  readonly kind: "convolutionForward";
  readonly input: Image;
  readonly weights: Block;
  readonly bias: Block;
  readonly output: Image;
  readonly activation: FusedActivation;
}

/** inputGradient = (Σ over the windows that a pixel lies in of outputGradient · weightsᵀ) ∘ activation′ of the layer below. */
export interface ConvolutionBackwardInput extends Windows {
  readonly kind: "convolutionBackwardInput";
  readonly outputGradient: Image;
  readonly weights: Block;
  readonly input: Image;
  readonly inputGradient: Image;
  readonly activation: FusedActivation;
}

/** weightGradient = Σ over rows and pixels of window ⊗ outputGradient; biasGradient = Σ outputGradient. */
export interface ConvolutionBackwardParameters extends Windows {
  readonly kind: "convolutionBackwardParameters";
  readonly input: Image;
  readonly outputGradient: Image;
  readonly weightGradient: Block;
  /** Absent where another worker sums it. */
  readonly biasGradient?: Block;
  /** Tiles of the weights, up to four rows each, that are computed: from `start` up to, but not including, `end`. */
  readonly tiles: { readonly start: number; readonly end: number };
}

/** The weights of a convolution in tiles: up to four rows of one row of the kernel. */
export function tileCount({ kernel }: Windows, channels: number): number {
  return kernel[0] * Math.ceil((kernel[1] * channels) / 4);
}

/** output = the largest number, or the mean, of each window of each channel. */
export interface PoolForward extends Windows {
  readonly kind: "maxPoolForward" | "averagePoolForward";
  readonly input: Image;
  readonly output: Image;
}

/** inputGradient: to the first largest number of each window, or to all of it alike; ∘ activation′ of the layer below. */
export interface PoolBackward extends Windows {
  readonly kind: "maxPoolBackward" | "averagePoolBackward";
  readonly input: Image;
  readonly output: Image;
  readonly outputGradient: Image;
  readonly inputGradient: Image;
  readonly activation: FusedActivation;
}

/** output = activation(input) */
export interface Activate {
  readonly kind: "activate";
  readonly input: Block;
  readonly output: Block;
  readonly activation: FusedActivation | KeptActivation;
}

/** gradient ← gradient ∘ activation′(input), in place. */
export interface DifferentiateKept {
  readonly kind: "differentiateKept";
  readonly input: Block;
  readonly gradient: Block;
  readonly activation: KeptActivation;
}

/** gradient ← gradient ∘ activation′, in place, the derivative written in terms of the activation's own output. */
export interface DifferentiateFused {
  readonly kind: "differentiateFused";
  readonly output: Block;
  readonly gradient: Block;
  readonly activation: FusedActivation;
}

/** Copies pixels to where they lie further apart or closer together; what lies between becomes zero. */
export interface CopyPixels {
  readonly kind: "copyPixels";
  readonly input: Image;
  readonly output: Image;
}

/** output = left + right */
export interface Add {
  readonly kind: "add";
  readonly left: Block;
  readonly right: Block;
  readonly output: Block;
}

/**
 * output = mask ∘ input / (1 − rate), where the mask depends on (seed, step, layer, row, place). Forward from the input to the
 * output; backward the same from gradient to gradient.
 */
export interface Dropout {
  readonly kind: "dropout";
  readonly input: Image;
  readonly output: Image;
  readonly rate: number;
  /** Which layer of dropout this is: 0, 1, … */
  readonly layer: number;
}

/** output = scale · x̂ + shift with x̂ = (input − mean)/√(variance + ε) over the channels of each pixel. */
export interface LayerNormForward {
  readonly kind: "layerNormForward";
  readonly input: Image;
  readonly scale: Block;
  readonly shift: Block;
  readonly output: Image;
  /** Mean and 1/√(variance + ε) of each pixel. */
  readonly moments: Block;
  readonly epsilon: number;
}

/** inputGradient = r · (g − mean g − x̂ · mean(g ∘ x̂)) with g = scale ∘ outputGradient and r = 1/√(variance + ε). */
export interface LayerNormBackward {
  readonly kind: "layerNormBackward";
  readonly input: Image;
  readonly scale: Block;
  readonly moments: Block;
  readonly outputGradient: Image;
  readonly inputGradient: Image;
}

/** scaleGradient = Σ outputGradient ∘ x̂, shiftGradient = Σ outputGradient over rows and pixels. */
export interface LayerNormBackwardParameters {
  readonly kind: "layerNormBackwardParameters";
  readonly input: Image;
  readonly moments: Block;
  readonly outputGradient: Image;
  readonly scaleGradient: Block;
  readonly shiftGradient: Block;
}

/** Mean and variance (over n) of each channel over the batch and the pixels, rows counting by their share of the weight. */
export interface BatchNormMoments {
  readonly kind: "batchNormMoments";
  readonly input: Image;
  /** wᵢ / Σ wⱼ of each row. */
  readonly share: Block;
  readonly mean: Block;
  readonly variance: Block;
}

/** output = scale · (input − mean)/√(variance + ε) + shift */
export interface BatchNormForward {
  readonly kind: "batchNormForward";
  readonly input: Image;
  readonly mean: Block;
  readonly variance: Block;
  readonly scale: Block;
  readonly shift: Block;
  readonly output: Image;
  readonly epsilon: number;
}

/** scaleGradient = Σ outputGradient ∘ x̂, shiftGradient = Σ outputGradient over rows and pixels. */
export interface BatchNormGradients {
  readonly kind: "batchNormGradients";
  readonly input: Image;
  readonly mean: Block;
  readonly variance: Block;
  readonly outputGradient: Image;
  readonly scaleGradient: Block;
  readonly shiftGradient: Block;
  readonly epsilon: number;
}

/**
 * inputGradient = scale · r · (outputGradient − uᵢ · (shiftGradient + x̂ · scaleGradient)), with r = 1/√(variance + ε) and uᵢ the
 * row's share of the weight divided by the number of pixels.
 */
export interface BatchNormBackward {
  readonly kind: "batchNormBackward";
  readonly input: Image;
  readonly share: Block;
  readonly mean: Block;
  readonly variance: Block;
  readonly scale: Block;
  readonly scaleGradient: Block;
  readonly shiftGradient: Block;
  readonly outputGradient: Image;
  readonly inputGradient: Image;
  readonly epsilon: number;
}

/** running ← (1 − momentum) · running + momentum · batch, the variance of the batch times n/(n − 1). */
export interface BatchNormTrack {
  readonly kind: "batchNormTrack";
  readonly mean: Block;
  readonly variance: Block;
  readonly runningMean: Block;
  readonly runningVariance: Block;
  readonly momentum: number;
  /** Pixels of a row: n is so many times the rows of the batch. */
  readonly pixels: number;
}

/** Columns of x that look up in one table, and where their vectors go. */
export interface TableColumns {
  readonly columns: readonly number[];
  /** First element of the first column's vector within a row of the output. */
  readonly at: number;
}

/** output = the numeric columns of x, then for each categorical column its row of the table. NaN for no category. */
export interface EmbeddingForward {
  readonly kind: "embeddingForward";
  readonly input: Block;
  readonly numeric: readonly number[];
  readonly tables: readonly (TableColumns & { readonly table: Block })[];
  readonly output: Block;
}

/** Each row of a table's gradient = Σ of the output's gradient over the places that looked it up, in the order of the rows. */
export interface EmbeddingBackward extends TableColumns {
  readonly kind: "embeddingBackward";
  readonly input: Block;
  readonly outputGradient: Block;
  readonly tableGradient: Block;
}
