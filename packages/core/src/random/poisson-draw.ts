import { logPoissonTerm } from "../special/regularized-gamma.js";
import type { Rng } from "./rng.js";

/**
 * One draw from the Poisson distribution of the given rate.
 *
 * Below 10, products of uniforms until they fall under e^{−rate}; from 10, Hörmann's transformed rejection, whose cost does
 * not grow with the rate.
 *
 * @see Hörmann (1993), The transformed rejection method for generating Poisson random variables (PTRS)
 */
export function poissonDraw(rng: Rng, rate: number): number {
  if (rate < 10) {
    const floor = Math.exp(-rate);
    let product = rng.uniform();
    let count = 0;
    while (product > floor) {
      product *= rng.uniform();
      count++;
    }
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(rate);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const v0 = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = rng.uniform() - 0.5;
    const v = rng.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + rate + 0.43);
    if (us >= 0.07 && v <= v0) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const logMass = k === 0 ? -rate : logPoissonTerm(k, rate);
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= logMass) return k;
  }
}
