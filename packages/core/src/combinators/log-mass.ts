import type { Family, Theta } from "../family.js";
import { integrateLegendre } from "../numeric/gauss-legendre.js";
import { log1mExp } from "../special/log1m-exp.js";

/** A family that knows its distribution function, plain and logarithmic, from both ends. */
export type WithTails<K extends string> = Family<K> &
  Required<Pick<Family<K>, "cdf" | "survival" | "logCdf" | "logSurvival">>;

/** Where two distribution values agree to more than this share, their difference has lost the digits it needs. */
const CLOSE = 0.01;

/**
 * log P(a < Y ≤ b) for a ≤ b, either infinite, to full relative accuracy wherever the interval lies.
 *
 * The difference is taken of the two tails that are small there; for an interval that is narrow even against them, the density
 * is integrated (or the mass summed) relative to its value inside.
 *
 * @example logMass(normal, 40, 41, { loc: 0, scale: 1 })  // log(Φ(−40) − Φ(−41))
 */
export function logMass<K extends string>(family: WithTails<K>, a: number, b: number, theta: Theta<K>): number {
  if (!(a < b)) return a >= b ? -Infinity : NaN;
  const upper = family.survival(a, theta) < 0.5;
  const [larger, smaller] = upper
    ? [family.logSurvival(a, theta), family.logSurvival(b, theta)]
    : [family.logCdf(b, theta), family.logCdf(a, theta)];
  if (smaller === -Infinity) return larger;
  const gap = larger - smaller;
  if (gap >= CLOSE || !(Number.isFinite(a) && Number.isFinite(b))) return larger + log1mExp(gap);
  return family.measure === "discrete" ? logSum(family, a, b, theta) : logIntegral(family, a, b, theta);
}

function logIntegral<K extends string>(family: WithTails<K>, a: number, b: number, theta: Theta<K>): number {
  const reference = Math.max(
    family.logProb(a + 0.5 * (b - a), theta),
    family.logProb(a, theta),
    family.logProb(b, theta),
  );
  if (!Number.isFinite(reference)) return reference;
  const width = b - a;
  return (
    reference +
    Math.log(width * integrateLegendre((s) => Math.exp(family.logProb(a + s * width, theta) - reference), 0, 1, 4))
  );
}

function logSum<K extends string>(family: WithTails<K>, a: number, b: number, theta: Theta<K>): number {
  const first = Math.floor(a) + 1;
  const reference = family.logProb(first, theta);
  let sum = 0;
  for (let k = first; k <= b; k++) sum += Math.exp(family.logProb(k, theta) - reference);
  return reference + Math.log(sum);
}
