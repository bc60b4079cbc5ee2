import { LoglikError } from "@loglik/core";
import { activation } from "./activation.js";
import { batchNorm } from "./batch-norm.js";
import { conv2d } from "./conv2d.js";
import { dense } from "./dense.js";
import type { LayerPath } from "./description.js";
import { dropout } from "./dropout.js";
import { embedding } from "./embedding.js";
import { flatten } from "./flatten.js";
import type { Layer } from "./layer.js";
import { layerNorm } from "./layer-norm.js";
import { averagePool2d, maxPool2d } from "./pool2d.js";
import { residual } from "./residual.js";

type Remake<Type extends Layer["type"]> = (
  layer: Extract<Layer, { readonly type: Type }>,
  path: LayerPath,
) => Extract<Layer, { readonly type: Type }>;

const remakes: { readonly [Type in Layer["type"]]: Remake<Type> } = {
  dense: ({ units, activation, type: _, ...options }) => dense(units, activation, options),
  conv2d: ({ filters, kernel, activation, type: _, ...options }) => conv2d(filters, kernel, activation, options),
  maxPool2d: ({ size, stride }) => maxPool2d(size, { stride }),
  averagePool2d: ({ size, stride }) => averagePool2d(size, { stride }),
  flatten,
  activation: (layer) => activation(layer.activation),
  dropout: ({ rate }) => dropout(rate),
  layerNorm: ({ epsilon }) => layerNorm({ epsilon }),
  batchNorm: ({ momentum, epsilon }) => batchNorm({ momentum, epsilon }),
  embedding: ({ tables }) => embedding(...tables),
  residual: ({ layers, shortcut }, path) =>
    residual(checkedLayers(layers, `${path}.layers`), { shortcut: checkedLayers(shortcut, `${path}.shortcut`) }),
};

/**
 * The same layers, made anew by their functions: so what was written by hand is checked like what they make, and later changes
 * to the caller's objects change nothing here.
 *
 * @throws LoglikError `layer-unknown` and those of the layers' functions
 */
export function checkedLayers(layers: readonly Layer[], path: LayerPath): readonly Layer[] {
  if (!Array.isArray(layers)) throw unknownLayer(layers, path, "an array of layers");
  return layers.map((layer, index) => {
    const at = `${path}[${index}]`;
    if (!Object.hasOwn(remakes, layer?.type ?? "")) throw unknownLayer(layer, at, 'a layer such as dense(64, "tanh")');
    return (remakes[layer.type as Layer["type"]] as Remake<Layer["type"]>)(layer, at);
  });
}

function unknownLayer(value: unknown, path: LayerPath, expected: string): LoglikError {
  const shown = typeof value === "function" ? "a function" : JSON.stringify(value);
  return new LoglikError(
    "layer-unknown",
    `network: ${path} is ${shown}; expected ${expected}. Layers are made by ${Object.keys(remakes).join(", ")}.`,
    { path, value },
  );
}
