import type { Rng } from "./rng.js";

/**
 * One draw from the gamma distribution with the given shape and rate 1.
 *
 * Marsaglia and Tsang's squeeze: with d = shape − ⅓, d (1 + z/√9d)³ of a normal z is accepted nearly always. For shape < 1,
 * a draw at shape + 1 times U^{1/shape}.
 *
 * @see Marsaglia & Tsang (2000), A simple method for generating gamma variables
 */
export function standardGamma(rng: Rng, shape: number): number {
  if (shape < 1) return standardGamma(rng, shape + 1) * rng.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = rng.normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(rng.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}
