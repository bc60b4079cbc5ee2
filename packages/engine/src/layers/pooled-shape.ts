import type { Shape } from "../shape.js";
import type { LayerPath } from "./description.js";
import { imageOf, windowTooLarge } from "./image-layer-shape.js";
import type { Pool2dLayer } from "./pool2d.js";

/** The image that pooling leaves of an image: one number for each window that lies inside, and channel. */
export function pooledShape({ type, size, stride }: Pool2dLayer, input: Shape, path: LayerPath): Shape {
  const [height, width, channels] = imageOf(type, input, path);
  const rows = Math.floor((height - size[0]) / stride[0]) + 1;
  const columns = Math.floor((width - size[1]) / stride[1]) + 1;
  if (rows < 1 || columns < 1) throw windowTooLarge(type, size, input, path);
  return [rows, columns, channels];
}
