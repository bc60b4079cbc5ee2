import type { Rng } from "@loglik/core";
import type { Variance, WeightsToFill } from "./initializer.js";

/** Uniform draws on (−a, a) of the given variance: a = √(3 · variance). */
export function scaledUniform(variance: Variance): (rng: Rng, weights: WeightsToFill) => void {
  return (rng, weights) => {
    const { rows, columns, out, start } = weights;
    const limit = Math.sqrt(variance(weights, 3));
    for (let index = 0; index < rows * columns; index += 1) out[start + index] = (2 * rng.uniform() - 1) * limit;
  };
}
