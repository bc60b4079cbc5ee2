import { LoglikError } from "@loglik/core";
import { denseKind } from "./dense.js";
import type { LayerPath } from "./description.js";
import type { Layer } from "./layer.js";
import { kindOf, type LayerKind } from "./layer-kind.js";

/**
 * The same layers, made anew by their functions: so whatever has become of them is checked like what was passed to these, and
 * later changes to the caller's objects change nothing here.
 *
 * @throws LoglikError `layer-unknown` and those of the layers' functions
 */
export function checkedLayers(layers: readonly Layer[], path: LayerPath): readonly Layer[] {
  if (!Array.isArray(layers)) throw unknownLayer(layers, path, "an array of layers");
  return layers.map((layer, index) => {
    const at = `${path}[${index}]`;
    // Every network has a dense layer, its last: of this kind copies will do.
    const kind = kindOf(layer) ?? (layer?.type === "dense" ? (denseKind as unknown as LayerKind) : undefined);
    if (kind === undefined) throw unknownLayer(layer, at, 'a layer such as dense(64, "tanh")');
    return kind.remake(layer, at);
  });
}

export function unknownLayer(value: unknown, path: LayerPath, expected: string): LoglikError {
  const shown = typeof value === "function" ? "a function" : JSON.stringify(value);
  return new LoglikError(
    "layer-unknown",
    `network: ${path} is ${shown}; expected ${expected}. Layers are made by dense(), conv2d() and their like; of copies, and of JSON, make layers by layersFromData().`,
    { path, value },
  );
}
