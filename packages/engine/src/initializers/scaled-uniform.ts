import type { UniformRng } from "@loglik/core";
import type { Initializer } from "./initializer.js";
import type { Variance } from "./variances.js";

/** Uniform draws on (−a, a) of the given variance: a = √(3 · variance). */
export function scaledUniform(variance: Variance): Initializer<UniformRng> {
  return (rng, weights) => {
    const { rows, columns, out, start } = weights;
    const limit = Math.sqrt(variance(weights, 3));
    for (let index = 0; index < rows * columns; index += 1) out[start + index] = (2 * rng.uniform() - 1) * limit;
  };
}
