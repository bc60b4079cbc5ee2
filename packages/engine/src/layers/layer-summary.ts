import type { ActivationName } from "../activations/activation-name.js";
import type { Layer } from "./layer.js";

/** A layer in a few words: `dense 64 relu`, `conv2d 3 × 3 × 16 relu`. */
export function layerSummary(layer: Layer): string {
  switch (layer.type) {
    case "dense":
      return `dense ${layer.units}${named(layer.activation)}`;
    case "conv2d":
      return `conv2d ${layer.kernel.join(" × ")} × ${layer.filters}${named(layer.activation)}`;
    case "maxPool2d":
    case "averagePool2d":
      return `${layer.type} ${layer.size.join(" × ")}`;
    case "activation":
      return layer.activation;
    case "dropout":
      return `dropout ${layer.rate}`;
    case "embedding":
      return `embedding ${layer.tables.map(({ categories, dimensions }) => `${categories} × ${dimensions}`).join(", ")}`;
    case "residual":
      return `residual (${layer.layers.map(layerSummary).join(" → ")})`;
    default:
      return layer.type;
  }
}

function named(activation: ActivationName): string {
  return activation === "identity" ? "" : ` ${activation}`;
}
