import { knownOptions, positiveNumber } from "../option-checks.js";
import { imageSize, type Shape } from "../shape.js";
import { type LayerDescription, vectorSpec } from "./description.js";
import { type LayerKind, ofKind } from "./layer-kind.js";

/** A layer that standardises each row by itself, as plain data. */
export interface LayerNormLayer {
  readonly type: "layerNorm";
  readonly epsilon: number;
}

/**
 * Standardises the numbers of each row, or of an image the channels of each pixel, by their own mean and variance:
 *
 *   h = scale · (x − mean) / √(variance + ε) + shift
 *
 * with the variance over n (not n − 1), and scale (starting at 1) and shift (at 0) for each unit or channel. Plain data.
 *
 * @param options.epsilon 1e-5 unless told
 * @throws LoglikError `option-not-positive`, `option-unknown`
 * @see Ba, Kiros & Hinton (2016)
 * @example layerNorm()  // { type: "layerNorm", epsilon: 1e-5 }
 */
export function layerNorm(options: { readonly epsilon?: number } = {}): LayerNormLayer {
  knownOptions("layerNorm", options, ["epsilon"]);
  return ofKind(layerNormKind, {
    type: "layerNorm",
    epsilon: positiveNumber("layerNorm", "epsilon", options.epsilon ?? 1e-5),
  });
}

export const layerNormKind: LayerKind<LayerNormLayer> = {
  remake: ({ epsilon }) => layerNorm({ epsilon }),
  describe: describeLayerNorm,
};

export function describeLayerNorm(_layer: LayerNormLayer, input: Shape): LayerDescription {
  const { channels } = imageSize(input);
  return { output: input, parameters: [vectorSpec("scale", channels, "ones"), vectorSpec("shift", channels, "zeros")] };
}
