import { LoglikError } from "@loglik/core";
import { isImage, type Shape, showShape } from "../shape.js";
import type { LayerPath } from "./description.js";

/** Says no to an image where a layer takes a vector. */
export function vectorOf(layer: string, input: Shape, path: LayerPath): number {
  if (!isImage(input)) return input[0];
  throw new LoglikError(
    "layer-shape",
    `network: ${path}, ${layer}, takes a vector and is given ${showShape(input)}. Put flatten() before it.`,
    { path, layer, given: input },
  );
}
