import type { FlattenLayer } from "../../layers/flatten.js";
import { isImage, type Shape, sizeOf } from "../../shape.js";
import { padded } from "../arena.js";
import { type Image, pixelsOf } from "../image.js";
import type { Planned, Planner, Value } from "../planner.js";

/** Where the channels of neighbouring pixels touch, an image is a vector already; else its pixels are moved together. */
export function planFlatten(_layer: FlattenLayer, input: Value, planner: Planner): Planned {
  const shape: Shape = [sizeOf(input.shape)];
  if (!isImage(input.shape) || input.output.pixelStride === input.output.channels || pixelsOf(input.output) === 1) {
    const value = {
      ...input,
      shape,
      output: asVector(input.output),
      gradient: input.gradient && asVector(input.gradient),
    };
    return { value, backward: () => undefined };
  }
  const value = planner.value(shape);
  planner.forward({ kind: "copyPixels", input: input.output, output: pixelsWithin(value.output, input.output) });
  return {
    value,
    backward: () => {
      if (input.gradient === undefined) return;
      planner.back.push({
        kind: "copyPixels",
        input: pixelsWithin(value.gradient!, input.output),
        output: input.gradient,
      });
      planner.differentiate(input);
    },
  };
}

function asVector(image: Image): Image {
  const channels = pixelsOf(image) * image.channels;
  const { block } = image;
  return { block: { ...block, columns: channels }, rows: 1, columns: 1, channels, pixelStride: padded(channels) };
}

/** A vector seen as the pixels of an image that touch each other. */
function pixelsWithin({ block }: Image, { rows, columns, channels }: Image): Image {
  return { block, rows, columns, channels, pixelStride: channels };
}
