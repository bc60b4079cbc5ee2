import { knownOptions } from "../option-checks.js";
import type { Shape } from "../shape.js";
import type { LayerDescription, LayerPath } from "./description.js";
import { type LayerKind, ofKind } from "./layer-kind.js";
import { type Pair, pair } from "./pair.js";
import { pooledShape } from "./pooled-shape.js";

/** A layer that puts out one number for each window of each channel, as plain data. */
export type Pool2dLayer = MaxPool2dLayer | AveragePool2dLayer;

/** The largest value of each window of an image, channel by channel. */
export interface MaxPool2dLayer {
  readonly type: "maxPool2d";
  readonly size: Pair;
  readonly stride: Pair;
}

/** The mean of each window of an image, channel by channel. */
export interface AveragePool2dLayer {
  readonly type: "averagePool2d";
  readonly size: Pair;
  readonly stride: Pair;
}

/**
 * The largest number of each window of each channel, as plain data. Windows lie inside the image: rows and columns at the
 * lower right that fill no window are left out.
 *
 * Where a window holds its largest number twice, the first one in reading order gets the gradient, as in PyTorch.
 *
 * @param size height and width of the window, one number or `[height, width]`; 2 unless told
 * @param options.stride distance of neighbouring windows; the window's own size unless told
 * @throws LoglikError `option-not-a-positive-integer`, `option-unknown`
 * @example maxPool2d(2)  // { type: "maxPool2d", size: [2, 2], stride: [2, 2] }
 */
export function maxPool2d(size: number | Pair = 2, options: { readonly stride?: number | Pair } = {}): MaxPool2dLayer {
  return ofKind(maxPool2dKind, pool("maxPool2d", size, options));
}

/**
 * The mean of each window of each channel, as plain data; windows as in `maxPool2d`.
 *
 * @param size height and width of the window, one number or `[height, width]`; 2 unless told
 * @param options.stride distance of neighbouring windows; the window's own size unless told
 * @throws LoglikError `option-not-a-positive-integer`, `option-unknown`
 * @example averagePool2d([7, 7])  // one number a channel for an image of 7 × 7
 */
export function averagePool2d(
  size: number | Pair = 2,
  options: { readonly stride?: number | Pair } = {},
): AveragePool2dLayer {
  return ofKind(averagePool2dKind, pool("averagePool2d", size, options));
}

export const maxPool2dKind: LayerKind<MaxPool2dLayer> = {
  remake: ({ size, stride }) => maxPool2d(size, { stride }),
  describe: describePool2d,
  summary: poolSummary,
};

export const averagePool2dKind: LayerKind<AveragePool2dLayer> = {
  remake: ({ size, stride }) => averagePool2d(size, { stride }),
  describe: describePool2d,
  summary: poolSummary,
};

function pool<Type extends Pool2dLayer["type"]>(
  type: Type,
  size: number | Pair,
  options: { readonly stride?: number | Pair },
): { readonly type: Type; readonly size: Pair; readonly stride: Pair } {
  knownOptions(type, options, ["stride"]);
  const window = pair(type, "size", size);
  return { type, size: window, stride: pair(type, "stride", options.stride ?? window) };
}

function poolSummary({ type, size }: Pool2dLayer): string {
  return `${type} ${size.join(" × ")}`;
}

function describePool2d(layer: Pool2dLayer, input: Shape, path: LayerPath): LayerDescription {
  return { output: pooledShape(layer, input, path), parameters: [] };
}
