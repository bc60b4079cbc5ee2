import { type Shape, sizeOf } from "../shape.js";
import type { LayerDescription } from "./description.js";
import { type LayerKind, ofKind } from "./layer-kind.js";

/** A layer that makes an image a vector, as plain data. */
export interface FlattenLayer {
  readonly type: "flatten";
}

/**
 * An image as one vector, row after row, in each row pixel after pixel, in each pixel channel after channel. Plain data.
 *
 * PyTorch's order is channel after channel: `weightsFromPyTorch` knows how to permute the weights of the layer that follows.
 *
 * @example network({ inputs: [8, 8, 1], hidden: [conv2d(8, 3), flatten(), dense(32)], likelihood })
 */
export function flatten(): FlattenLayer {
  return ofKind(flattenKind, { type: "flatten" });
}

export const flattenKind: LayerKind<FlattenLayer> = { remake: flatten, describe: describeFlatten };

export function describeFlatten(_layer: FlattenLayer, input: Shape): LayerDescription {
  return { output: [sizeOf(input)], parameters: [] };
}
