import type { Shape } from "../shape.js";
import type { Conv2dLayer } from "./conv2d.js";
import type { LayerPath } from "./description.js";
import { imageOf, windowTooLarge } from "./image-layer-shape.js";

/** Size of the output of a convolution, and how many rows and columns of zeros lie before the image. */
export interface ConvolutionGeometry {
  readonly rows: number;
  readonly columns: number;
  readonly top: number;
  readonly left: number;
}

export function convolutionGeometry(layer: Conv2dLayer, input: Shape, path: LayerPath): ConvolutionGeometry {
  const [height, width] = imageOf("conv2d", input, path);
  const along = (length: number, axis: 0 | 1) => {
    const [kernel, stride] = [layer.kernel[axis], layer.stride[axis]];
    if (layer.padding === "same") {
      const count = Math.ceil(length / stride);
      return { count, before: Math.floor(Math.max((count - 1) * stride + kernel - length, 0) / 2) };
    }
    const before = layer.padding === "valid" ? 0 : layer.padding;
    return { count: Math.floor((length + 2 * before - kernel) / stride) + 1, before };
  };
  const [vertical, horizontal] = [along(height, 0), along(width, 1)];
  if (vertical.count < 1 || horizontal.count < 1) throw windowTooLarge("conv2d", layer.kernel, input, path);
  return { rows: vertical.count, columns: horizontal.count, top: vertical.before, left: horizontal.before };
}
