import type { Pool2dLayer } from "../../layers/pool2d.js";
import { pooledShape } from "../../layers/pooled-shape.js";
import type { Planned, Planner, Value } from "../planner.js";
import { spreadPixels } from "./spread-pixels.js";

export function planPool2d(layer: Pool2dLayer, source: Value, planner: Planner): Planned {
  const input = spreadPixels(source, planner);
  const value = planner.value(pooledShape(layer, input.shape, ""));
  const windows = { kernel: layer.size, stride: layer.stride, top: 0, left: 0 };
  const images = { input: input.output, output: value.output };
  const max = layer.type === "maxPool2d";
  planner.forward({ kind: max ? "maxPoolForward" : "averagePoolForward", ...windows, ...images });
  return {
    value,
    backward: () => {
      if (input.gradient === undefined) return;
      planner.back.push({
        kind: max ? "maxPoolBackward" : "averagePoolBackward",
        ...windows,
        ...images,
        outputGradient: value.gradient!,
        inputGradient: input.gradient,
        activation: input.activation,
      });
    },
  };
}
