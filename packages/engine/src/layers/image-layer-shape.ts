import { LoglikError } from "@loglik/core";
import { isImage, type Shape, showShape } from "../shape.js";
import type { LayerPath } from "./description.js";

/** Says no to a vector where a layer takes an image. */
export function imageOf(layer: string, input: Shape, path: LayerPath): readonly [number, number, number] {
  if (isImage(input)) return input;
  throw new LoglikError(
    "layer-shape",
    `network: ${path}, ${layer}, takes an image and is given ${showShape(input)}. Give the network inputs: [rows, columns, channels], and put flatten() and dense layers after the layers of images.`,
    { path, layer, given: input },
  );
}

/** Says no to an image that a window does not fit into. */
export function windowTooLarge(layer: string, window: readonly number[], input: Shape, path: LayerPath): LoglikError {
  return new LoglikError(
    "layer-shape",
    `network: ${path}, ${layer}, has a window of ${window.join(" × ")} that does not fit into ${showShape(input)}. Use a smaller window, padding, or fewer layers that shrink the image.`,
    { path, layer, window, given: input },
  );
}
