import type { Rng } from "./rng.js";
import { standardGamma } from "./standard-gamma.js";

/**
 * The logarithm of one draw from the gamma distribution with the given shape and rate 1: finite where the draw itself
 * underflows, as it does most of the time for shapes below 0.001.
 *
 * For a shape below 1, log G(shape + 1) + log(U)/shape.
 */
export function logStandardGamma(rng: Rng, shape: number): number {
  if (shape >= 1) return Math.log(standardGamma(rng, shape));
  return Math.log(standardGamma(rng, shape + 1)) + Math.log(rng.uniform()) / shape;
}
