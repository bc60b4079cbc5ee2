import type { Pool2dLayer } from "../../layers/pool2d.js";
import { describePool2d } from "../../layers/pool2d.js";
import type { Planned, Planner, Value } from "../planner.js";
import { spreadPixels } from "./spread-pixels.js";

export function planPool2d(layer: Pool2dLayer, source: Value, planner: Planner): Planned {
  const input = spreadPixels(source, planner);
  const value = planner.value(describePool2d(layer, input.shape, "").output);
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
