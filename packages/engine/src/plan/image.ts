import { imageSize, type Shape } from "../shape.js";
import type { ArenaLayout, Block } from "./arena.js";
import { padded } from "./arena.js";

/**
 * A batch of images inside the arena: in each row of the block pixel after pixel, `pixelStride` elements apart, in each pixel
 * channel after channel. A vector is an image of one pixel.
 *
 * `pixelStride` is `channels` rounded up to 4, so that kernels work on whole vectors; what lies between is zero in gradients
 * and of no meaning in outputs. The rows of x alone have their channels without gaps.
 */
export interface Image {
  readonly block: Block;
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly pixelStride: number;
}

export function pixelsOf({ rows, columns }: Image): number {
  return rows * columns;
}

/** Whether kernels can read whole vectors of channels. */
export function isPadded({ channels, pixelStride }: Image): boolean {
  return pixelStride === padded(channels);
}

/** A new block for a batch of images of this shape. */
export function allocateImage(layout: ArenaLayout, batchSize: number, shape: Shape): Image {
  const size = imageSize(shape);
  const pixelStride = padded(size.channels);
  const elements = size.rows * size.columns === 1 ? size.channels : size.rows * size.columns * pixelStride;
  return { block: layout.batch(batchSize, elements), ...size, pixelStride };
}
