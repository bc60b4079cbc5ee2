import type { ActivationName } from "../activations/activation-name.js";
import type { Layer } from "./layer.js";
import { kindOf } from "./layer-kind.js";

/** A layer in a few words: `dense 64 relu`, `conv2d 3 × 3 × 16 relu`. */
export function layerSummary(layer: Layer): string {
  return kindOf(layer)!.summary?.(layer) ?? layer.type;
}

/** What follows the name of a layer that applies an activation: nothing, where that leaves numbers as they are. */
export function namedActivation(activation: ActivationName): string {
  return activation === "identity" ? "" : ` ${activation}`;
}
