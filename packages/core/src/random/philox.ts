import { normalQuantile } from "../special/normal-quantile.js";
import type { Rng, UniformRng } from "./rng.js";
import { createUniformRng } from "./uniform-rng.js";

/**
 * A counter-based stream of random numbers, uniform as those of `createUniformRng` and normal: a stream is determined by
 * (seed, purpose, index), so that streams never disturb each other, and every engine gives the same bits.
 *
 * `normal()` is the inverse of the normal distribution function at `uniform()`: one uniform a draw, monotone in it.
 *
 * @param seed an integer, |seed| < 2⁵³
 * @param purpose what the numbers are for, e.g. "initial weights"
 * @param index which of several streams of that purpose, 0 … 2³² − 1
 * @throws LoglikError `seed-not-integer`, `stream-index-invalid`
 * @example createRng(7).uint32()  // 4099963437
 * @example createRng(7, "batches").split("epoch", 3).below(10)  // 5
 */
export function createRng(seed = 0, purpose = "", index = 0): Rng {
  return withNormals(createUniformRng(seed, purpose, index));
}

function withNormals(stream: UniformRng): Rng {
  return {
    ...stream,
    normal: () => normalQuantile(stream.uniform()),
    split: (purpose, index) => withNormals(stream.split(purpose, index)),
  };
}
