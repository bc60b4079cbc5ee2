import { activationKind } from "./activation.js";
import { batchNormKind } from "./batch-norm.js";
import { unknownLayer } from "./checked-layer.js";
import { conv2dKind } from "./conv2d.js";
import { denseKind } from "./dense.js";
import type { LayerPath } from "./description.js";
import { dropoutKind } from "./dropout.js";
import { embeddingKind } from "./embedding.js";
import { flattenKind } from "./flatten.js";
import type { Layer } from "./layer.js";
import type { LayerKind } from "./layer-kind.js";
import { layerNormKind } from "./layer-norm.js";
import { averagePool2dKind, maxPool2dKind } from "./pool2d.js";
import { residualKind } from "./residual.js";

const kinds: { readonly [Type in Layer["type"]]: LayerKind<Extract<Layer, { readonly type: Type }>> } = {
  dense: denseKind,
  conv2d: conv2dKind,
  maxPool2d: maxPool2dKind,
  averagePool2d: averagePool2dKind,
  flatten: flattenKind,
  activation: activationKind,
  dropout: dropoutKind,
  layerNorm: layerNormKind,
  batchNorm: batchNormKind,
  embedding: embeddingKind,
  residual: residualKind,
};

/**
 * Layers of plain data: read from JSON, copied, or sent from another thread. Brings every kind of layer along, where a program
 * that makes its layers by their functions has only those.
 *
 * @throws LoglikError `layer-unknown` and those of the layers' functions
 * @example layersFromData(JSON.parse('[{"type":"dropout","rate":0.5}]'))[0].type  // "dropout"
 */
export function layersFromData(data: readonly Layer[], path: LayerPath = "layers"): readonly Layer[] {
  if (!Array.isArray(data)) throw unknownLayer(data, path, "an array of layers");
  return data.map((layer: Layer, index) => {
    const at = `${path}[${index}]`;
    if (!Object.hasOwn(kinds, layer?.type ?? "")) throw unknownLayer(layer, at, "the data of a layer");
    const kind = kinds[layer.type] as unknown as LayerKind;
    if (layer.type !== "residual") return kind.remake(layer, at);
    const layers = layersFromData(layer.layers, `${at}.layers`);
    return kind.remake({ ...layer, layers, shortcut: layersFromData(layer.shortcut, `${at}.shortcut`) }, at);
  });
}
