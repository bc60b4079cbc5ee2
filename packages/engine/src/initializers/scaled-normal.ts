import type { Rng } from "@loglik/core";
import type { Initializer } from "./initializer.js";
import type { Variance } from "./variances.js";

/** Normal draws of the given variance. */
export function scaledNormal(variance: Variance): Initializer<Rng> {
  return (rng, weights) => {
    const { rows, columns, out, start } = weights;
    const deviation = Math.sqrt(variance(weights, 1));
    for (let index = 0; index < rows * columns; index += 1) out[start + index] = rng.normal() * deviation;
  };
}
