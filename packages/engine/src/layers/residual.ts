import { LoglikError } from "@loglik/core";
import { type Shape, showShape } from "../shape.js";
import { checkedLayers } from "./checked-layer.js";
import { checkTraining, describeChain } from "./describe-layer.js";
import type { LayerDescription, LayerPath } from "./description.js";
import type { Layer } from "./layer.js";
import { type LayerKind, ofKind } from "./layer-kind.js";
import { layerSummary } from "./layer-summary.js";

/** Layers whose output is added to their input, as plain data. */
export interface ResidualLayer {
  readonly type: "residual";
  readonly layers: readonly Layer[];
  readonly shortcut: readonly Layer[];
}

/**
 * Adds to the output of some layers the input of the first: h = x + f(x), or h = s(x) + f(x) with a shortcut s where f changes
 * the shape. Plain data. Both summands must have one shape.
 *
 * @param layers f, at least one layer
 * @param options.shortcut s, layers such as `conv2d(32, 1, "identity", { stride: 2 })`; none unless told
 * @throws LoglikError `residual-empty`; from `network` `residual-shape`
 * @see He, Zhang, Ren & Sun (2016)
 * @example residual([conv2d(16, 3), conv2d(16, 3, "identity")])
 */
export function residual(
  layers: readonly Layer[],
  options: { readonly shortcut?: readonly Layer[] } = {},
): ResidualLayer {
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new LoglikError("residual-empty", "residual: there are no layers; expected at least one, in an array.");
  }
  return ofKind(residualKind, {
    type: "residual",
    layers: [...layers],
    shortcut: [...(options.shortcut ?? [])],
  });
}

export const residualKind: LayerKind<ResidualLayer> = {
  remake: ({ layers, shortcut }, path) =>
    residual(checkedLayers(layers, `${path}.layers`), { shortcut: checkedLayers(shortcut, `${path}.shortcut`) }),
  describe: describeResidual,
  summary: ({ layers }) => `residual (${layers.map(layerSummary).join(" → ")})`,
  checkTraining({ layers, shortcut }, input, training) {
    for (const chain of [layers, shortcut]) checkTraining(chain, input, training);
  },
};

export function describeResidual(layer: ResidualLayer, input: Shape, path: LayerPath): LayerDescription {
  const inner = describeChain(layer.layers, input, `${path}.layers`);
  const around = describeChain(layer.shortcut, input, `${path}.shortcut`);
  if (inner.output.join() !== around.output.join()) {
    throw new LoglikError(
      "residual-shape",
      `network: the layers of ${path} put out ${showShape(inner.output)}, and ${layer.shortcut.length > 0 ? "its shortcut puts out" : "what it adds to them is"} ${showShape(around.output)}; expected one shape. ${layer.shortcut.length > 0 ? "Change one of them." : 'Give it a shortcut such as [conv2d(channels, 1, "identity", { stride })] or [dense(units, "identity")].'}`,
      { path, layers: inner.output, shortcut: around.output },
    );
  }
  const within = (name: string, { parameters }: LayerDescription) =>
    parameters.map((spec) => ({ ...spec, name: `${name}.${spec.name}` }));
  return { output: inner.output, parameters: [...within("layers", inner), ...within("shortcut", around)] };
}
