import type { Family, Theta } from "../family.js";
import { integrateInterval } from "../numeric/integrate-interval.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";
import { log1mExp } from "../special/log1m-exp.js";

/** A family that knows its distribution function, plain and logarithmic, from both ends. */
export type WithTails<K extends string> = Family<K> &
  Required<Pick<Family<K>, "cdf" | "survival" | "logCdf" | "logSurvival">>;

/**
 * log P(a < Y ≤ b) for a ≤ b, either infinite, to full relative accuracy wherever the interval lies.
 *
 * The difference is taken of the two tails that are small there; for an interval that is narrow even against them, the density
 * is integrated (or the mass summed) relative to its value inside.
 *
 * @example logMass(normal, 40, Infinity, { loc: 0, scale: 1 })  // -804.6084420137538
 */
export function logMass<K extends string>(family: WithTails<K>, a: number, b: number, theta: Theta<K>): number {
  if (!(a < b)) return a >= b ? -Infinity : NaN;
  const upper = family.survival(a, theta) < 0.5;
  const [larger, smaller] = upper
    ? [family.logSurvival(a, theta), family.logSurvival(b, theta)]
    : [family.logCdf(b, theta), family.logCdf(a, theta)];
  if (smaller === -Infinity || larger === -Infinity) return larger;
  const gap = larger - smaller;
  if (gap >= narrow(larger) || !(Number.isFinite(a) && Number.isFinite(b))) return larger + log1mExp(gap);
  return family.measure === "discrete" ? logSum(family, a, b, theta) : logIntegral(family, a, b, theta);
}

/** Gap of two log tails below which their difference has lost digits: each is rounded to 1e-16 of its size. */
function narrow(logTail: number): number {
  return Math.min(30, Math.max(0.01, 1e-3 * Math.abs(logTail)));
}

function logIntegral<K extends string>(family: WithTails<K>, a: number, b: number, theta: Theta<K>): number {
  const middle = a + 0.5 * (b - a);
  const reference = family.logProb(middle, theta);
  if (!Number.isFinite(reference)) return reference;
  const relative = (y: number) => Math.exp(family.logProb(y, theta) - reference);
  return reference + Math.log(integrateInterval(relative, a, b, middle, b - a));
}

function logSum<K extends string>(family: WithTails<K>, a: number, b: number, theta: Theta<K>): number {
  const first = Math.floor(a) + 1;
  const last = Math.floor(b);
  if (first > last) return -Infinity;
  const start = family.logProb(first, theta) >= family.logProb(last, theta) ? first : last;
  const reference = family.logProb(start, theta);
  if (reference === -Infinity) return -Infinity;
  return (
    reference + Math.log(sumOverSupport((k) => Math.exp(family.logProb(k, theta) - reference), start, first, last))
  );
}
