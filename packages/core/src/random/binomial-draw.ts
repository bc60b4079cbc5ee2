import { type Chance, complement } from "../discrete/chance.js";
import { logBinomialTerm } from "../special/binomial-term.js";
import type { Rng } from "./rng.js";

/**
 * One draw from the binomial distribution of n trials.
 *
 * Where the rarer outcome is expected fewer than 10 times, by inversion: the masses are added up from 0 until they pass a
 * uniform. From 10, Hörmann's transformed rejection, whose cost does not grow with n.
 *
 * @see Hörmann (1993), The generation of binomial random variates (BTRS)
 */
export function binomialDraw(rng: Rng, n: number, chance: Chance): number {
  return chance.p > chance.q ? n - rareOutcomes(rng, n, complement(chance)) : rareOutcomes(rng, n, chance);
}

/** How often the outcome with probability p ≤ ½ comes up. */
function rareOutcomes(rng: Rng, n: number, chance: Chance): number {
  const { p, q, logQ } = chance;
  const mean = n * p;
  if (mean < 10) return byInversion(rng, n, p / q, Math.exp(n * logQ));
  const deviation = Math.sqrt(mean * q);
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const squeeze = 0.92 - 4.2 / b;
  const logMass = (k: number) => logBinomialTerm(k, n - k, chance, mean - k);
  const highest = logMass(Math.floor((n + 1) * p));
  for (;;) {
    const u = rng.uniform() - 0.5;
    const v = rng.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.5);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= logMass(k) - highest) return k;
  }
}

function byInversion(rng: Rng, n: number, odds: number, none: number): number {
  let left = rng.uniform();
  let mass = none;
  let k = 0;
  while (left > mass && k < n) {
    left -= mass;
    mass *= (odds * (n - k)) / (k + 1);
    k++;
    // The masses have summed to one but for rounding.
    if (mass === 0) return k - 1;
  }
  return k;
}
