import { type ActivationName, isFused } from "../../activations/activation-name.js";
import type { Planned, Planner, Value } from "../planner.js";
import { spreadPixels } from "./spread-pixels.js";

/** The activation on top of a layer that could not compute it on the way; nothing where it could. */
export function keptActivation(activation: ActivationName, layer: Planned, planner: Planner): Planned {
  if (isFused(activation)) return layer;
  const activated = planActivation(activation, layer.value, planner);
  return {
    value: activated.value,
    backward: () => {
      activated.backward();
      layer.backward();
    },
  };
}

/** An activation of its own. Its gradient is computed in place: the value and its input share one block. */
export function planActivation(activation: ActivationName, source: Value, planner: Planner): Planned {
  const input = spreadPixels(source, planner);
  const fused = isFused(activation) ? activation : "identity";
  const value: Value = {
    shape: input.shape,
    output: { ...input.output, block: planner.image(input.shape).block },
    gradient: input.gradient,
    activation: fused,
  };
  const [from, to] = [input.output.block, value.output.block];
  planner.forward({ kind: "activate", input: from, output: to, activation });
  return {
    value,
    backward: () => {
      if (input.gradient === undefined) return;
      if (!isFused(activation)) {
        planner.back.push({ kind: "differentiateKept", input: from, gradient: input.gradient.block, activation });
      }
      planner.differentiate(input);
    },
  };
}
