import type { Shape } from "../shape.js";
import type { LayerDescription, LayerPath } from "./description.js";
import type { Layer } from "./layer.js";

/** What describing a network takes of the layers of one type. */
export interface LayerKind<Type extends Layer = Layer> {
  /** The same layer, made anew by its function: so whatever has become of it is checked. */
  remake(layer: Type, path: LayerPath): Type;
  describe(layer: Type, input: Shape, path: LayerPath): LayerDescription;
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
