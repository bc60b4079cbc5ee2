import { isPadded } from "../image.js";
import type { Planner, Value } from "../planner.js";

/**
 * The same value with room for whole vectors of channels in each pixel. Only the rows of x lack it, and x needs no gradient, so
 * there is no way back.
 */
export function spreadPixels(value: Value, planner: Planner): Value {
  if (isPadded(value.output)) return value;
  const output = planner.image(value.shape);
  planner.forward({ kind: "copyPixels", input: value.output, output });
  return { ...value, output };
}
