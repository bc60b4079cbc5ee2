import type { FusedActivation } from "../activations/activation-name.js";
import type { Block } from "./arena.js";
import type { BatchOperation, LayerParameterOperation, LayerRowOperation } from "./layer-operation.js";
import type { UpdateOperation } from "./update-operations.js";

/**
 * One operation of a plan: which kernel, on which blocks of the arena. Plain data. The reference runs these records as they
 * are; the WebAssembly engine encodes them as words of its tape.
 *
 * Row operations read and write only the rows of the batch that a worker owns, so any number of workers can run them without
 * waiting for each other. Parameter operations read the whole batch and write only the elements that a worker owns: each
 * element is one sum in a fixed order, the same for any number of workers.
 */
export type Operation = RowOperation | ParameterOperation | BatchOperation;

export type RowOperation = Gather | DenseForward | Head | DenseBackwardInput | LayerRowOperation;

export type ParameterOperation =
  | BatchLoss
  | DenseBackwardParameters
  | MaskColumns
  | UpdateOperation
  | LayerParameterOperation;

/** Copies the rows of this step, by the order of the epoch, out of the data: x, y and the weights. */
export interface Gather {
  readonly kind: "gather";
  readonly x: Block;
  readonly y: Block;
  /** wᵢ of each row, 1 without weights. */
  readonly weight: Block;
  /** wᵢ / Σ wⱼ: what multiplies row i's gradient. */
  readonly scale: Block;
}

/** output = activation(input · weights + bias) */
export interface DenseForward {
  readonly kind: "denseForward";
  readonly input: Block;
  readonly weights: Block;
  readonly bias: Block;
  readonly output: Block;
  readonly activation: FusedActivation;
}

/** lossᵢ = −log p(yᵢ | ηᵢ) and gradientᵢ = scaleᵢ · ∂lossᵢ/∂ηᵢ, in one pass over the rows. */
export interface Head {
  readonly kind: "head";
  readonly eta: Block;
  readonly y: Block;
  readonly scale: Block;
  readonly gradient: Block;
  readonly loss: Block;
}

/**
 * inputGradient = (outputGradient · weightsᵀ) ∘ activation′, the derivative written in terms of the activation's own
 * output: `input` is what the layer below put out.
 */
export interface DenseBackwardInput {
  readonly kind: "denseBackwardInput";
  readonly outputGradient: Block;
  readonly weights: Block;
  readonly input: Block;
  readonly inputGradient: Block;
  /** Activation of the layer below. */
  readonly activation: FusedActivation;
}

/** Σ wᵢℓᵢ / Σ wᵢ, over all rows in their order. */
export interface BatchLoss {
  readonly kind: "batchLoss";
  readonly weight: Block;
  readonly loss: Block;
}

/** weightGradient = inputᵀ · outputGradient; biasGradient = Σ over rows of outputGradient. */
export interface DenseBackwardParameters {
  readonly kind: "denseBackwardParameters";
  readonly input: Block;
  readonly outputGradient: Block;
  readonly weightGradient: Block;
  /** Absent for a layer without a bias, whose bias then stays at zero. */
  readonly biasGradient?: Block;
}

/** Sets columns of a gradient to zero: the weights of an output that all rows share. */
export interface MaskColumns {
  readonly kind: "maskColumns";
  readonly gradient: Block;
  readonly columns: readonly number[];
}
