import type { Parts } from "../data/in-parts.js";
import type { Matrix, MatrixNames } from "../data/matrix.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import type { Shape } from "../shape.js";
import type { LayerDescription, LayerPath } from "./description.js";
import type { Layer } from "./layer.js";

/** How a network is to be trained, as far as a layer may not go together with it. */
export interface LayerTraining {
  readonly optimizer: Optimizer["type"];
  readonly batchSize: number;
  /** Rows of the data, which may be fewer than a batch was to have. */
  readonly rows: number;
}

/** What describing a network, and beginning to train it, takes of the layers of one type. */
export interface LayerKind<Type extends Layer = Layer> {
  /** The same layer, made anew by its function: so whatever has become of it is checked. */
  remake(layer: Type, path: LayerPath): Type;
  describe(layer: Type, input: Shape, path: LayerPath): LayerDescription;
  /** The layer in a few words, such as `dense 64 relu`; its type unless told. */
  summary?(layer: Type): string;
  /** Checks what a first layer is given, where it does not take any numbers. */
  checkInput?(layer: Type, x: Matrix, names: MatrixNames): Parts<void>;
  /** Which of a first layer's inputs are numbers and no categories; all unless told. */
  numericInputs?(layer: Type, inputs: number): readonly number[];
  /**
   * Refuses options of `train` that the layer does not go together with.
   *
   * @throws LoglikError `options-conflict`
   */
  checkTraining?(layer: Type, input: Shape, training: LayerTraining): void;
}

const kinds = new WeakMap<Layer, LayerKind>();

/**
 * Remembers of which kind a layer is, beside the layer, which stays plain data. A program then carries the kinds of the layers
 * that it makes and no others.
 */
export function ofKind<Type extends Layer>(kind: LayerKind<Type>, layer: Type): Type {
  kinds.set(layer, kind as unknown as LayerKind);
  return layer;
}

/** The kind of a layer that one of the functions of this folder has made; undefined for a copy. */
export function kindOf(layer: Layer): LayerKind | undefined {
  return kinds.get(layer);
}
