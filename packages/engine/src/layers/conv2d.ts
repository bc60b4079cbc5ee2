import { type ActivationName, activationNames } from "../activations/activation-name.js";
import { defaultInitializer, type InitializerName, initializerNames } from "../initializers/initializer.js";
import { knownOptions, oneOf, positiveInteger, wholeNumber } from "../option-checks.js";
import type { Shape } from "../shape.js";
import { convolutionGeometry } from "./convolution-geometry.js";
import { type LayerDescription, type LayerPath, vectorSpec, weightsSpec } from "./description.js";
import { imageOf } from "./image-layer-shape.js";
import { type LayerKind, ofKind } from "./layer-kind.js";
import { namedActivation } from "./layer-summary.js";
import { type Pair, pair } from "./pair.js";

/** "same": as many outputs as inputs / stride, rounded up. "valid": none. A number: so many zeros on each side. */
export type Padding = "same" | "valid" | number;

/** A layer of convolutions, as plain data. */
export interface Conv2dLayer {
  readonly type: "conv2d";
  readonly filters: number;
  readonly kernel: Pair;
  readonly activation: ActivationName;
  readonly stride: Pair;
  readonly padding: Padding;
  readonly initializer?: InitializerName;
}

/**
 * A convolution of an image with `filters` kernels, as plain data. As everywhere in learning it is a cross-correlation:
 *
 *   h[i, j, f] = a(b[f] + Σ over u, v, c of x[i·s + u − p, j·s + v − p, c] · W[u, v, c, f])
 *
 * with stride s, zeros beyond the edges and p of them before the first row. W is `[height][width][in][out]`, b has
 * `filters` numbers; the output is an image of `filters` channels.
 *
 * @param filters how many channels it puts out
 * @param kernel height and width of the window, one number or `[height, width]`
 * @param activation a, one of `ActivationName`; "relu" unless told
 * @param options.stride distance of neighbouring windows, one number or `[rows, columns]`; 1 unless told
 * @param options.padding "same" unless told. Where "same" pads by an odd number, the extra zero comes after the last pixel
 * @param options.initializer how W starts; He's for activations that are flat on the left, else Glorot's
 * @throws LoglikError `option-not-a-positive-integer`, `option-not-a-whole-number`, `option-unknown`
 * @example conv2d(16, 3).padding  // "same"
 */
export function conv2d(
  filters: number,
  kernel: number | Pair,
  activation: ActivationName = "relu",
  options: {
    readonly stride?: number | Pair;
    readonly padding?: Padding;
    readonly initializer?: InitializerName;
  } = {},
): Conv2dLayer {
  knownOptions("conv2d", options, ["stride", "padding", "initializer"]);
  const { stride = 1, padding = "same", initializer } = options;
  return ofKind(conv2dKind, {
    type: "conv2d",
    filters: positiveInteger("conv2d", "filters", filters),
    kernel: pair("conv2d", "kernel", kernel),
    activation: oneOf("conv2d", "activation", activation, activationNames),
    stride: pair("conv2d", "stride", stride),
    padding:
      typeof padding === "string"
        ? oneOf("conv2d", "padding", padding, ["same", "valid"])
        : wholeNumber("conv2d", "padding", padding),
    ...(initializer !== undefined && { initializer: oneOf("conv2d", "initializer", initializer, initializerNames) }),
  });
}

export const conv2dKind: LayerKind<Conv2dLayer> = {
  remake: ({ filters, kernel, activation, type: _, ...options }) => conv2d(filters, kernel, activation, options),
  describe: describeConv2d,
  summary: ({ kernel, filters, activation }) =>
    `conv2d ${kernel.join(" × ")} × ${filters}${namedActivation(activation)}`,
};

function describeConv2d(layer: Conv2dLayer, input: Shape, path: LayerPath): LayerDescription {
  const { filters, kernel, activation, initializer = defaultInitializer(activation) } = layer;
  const channels = imageOf("conv2d", input, path)[2];
  const { rows, columns } = convolutionGeometry(layer, input, path);
  const window = kernel[0] * kernel[1];
  return {
    output: [rows, columns, filters],
    parameters: [
      weightsSpec([...kernel, channels, filters], initializer, {
        inputs: window * channels,
        outputs: window * filters,
      }),
      vectorSpec("bias", filters, "zeros"),
    ],
  };
}
