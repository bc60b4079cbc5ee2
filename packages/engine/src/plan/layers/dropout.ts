import type { DropoutLayer } from "../../layers/dropout.js";
import type { Planned, Planner, Value } from "../planner.js";
import { spreadPixels } from "./spread-pixels.js";

/** In prediction a copy. Gradients are masked in place: the value and its input share one block. */
export function planDropout({ rate }: DropoutLayer, source: Value, planner: Planner): Planned {
  const input = spreadPixels(source, planner);
  const layer = planner.nextDropout();
  const output = { ...input.output, block: planner.image(input.shape).block };
  const value: Value = { shape: input.shape, output, gradient: input.gradient, activation: "identity" };
  planner.inTraining({ kind: "dropout", input: input.output, output, rate, layer });
  planner.prediction.push({
    kind: "activate",
    input: input.output.block,
    output: output.block,
    activation: "identity",
  });
  return {
    value,
    backward: () => {
      if (input.gradient === undefined) return;
      planner.back.push({ kind: "dropout", input: input.gradient, output: input.gradient, rate, layer });
      planner.differentiate(input);
    },
  };
}
