import { sumSmoothTerms } from "../numeric/sum-smooth-terms.js";
import { poissonDraw } from "../random/poisson-draw.js";
import type { Rng } from "../random/rng.js";
import { standardGamma } from "../random/standard-gamma.js";
import { logNegativeBinomialTerm } from "../special/binomial-term.js";
import { digammaExcess } from "../special/digamma-difference.js";
import { log1mExp } from "../special/log1m-exp.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { normalQuantile } from "../special/normal-quantile.js";
import {
  logBeta,
  logRegularizedBetaLower,
  logRegularizedBetaUpper,
  regularizedBetaLower,
  regularizedBetaUpper,
} from "../special/regularized-beta.js";
import { divergenceOfChances } from "./binomial.js";
import { type Chance, chanceOfProb, imbalance } from "./chance.js";
import { smallestCount, smallestUpperCount } from "./smallest-count.js";
import { summedDivergence } from "./summed-divergence.js";

/** Below this chance the sum over a tail is its first term. */
const TINY = 1e-290;

/** A negative binomial, in all that its parameterisations have in common. */
export interface Failures {
  readonly size: number;
  readonly chance: Chance;
  readonly mean: number;
  /** size · q − x · p, how far x failures fall short of their expected share, to the last place. */
  readonly shortfall: (x: number) => number;
}

const NOWHERE: Failures = { size: NaN, chance: chanceOfProb(NaN), mean: NaN, shortfall: () => NaN };

/** From a size and a chance of success; with an invalid one every function gives NaN, never a plausible number. */
export function failuresOfChance(size: number, chance: Chance): Failures {
  if (!(size > 0 && size < Infinity) || Number.isNaN(chance.p)) return NOWHERE;
  const mean = (size * chance.q) / chance.p;
  return { size, chance, mean, shortfall: (x) => imbalance(size, x, chance) };
}

/** From a size and a mean: the chance is size/(size + mean). */
export function failuresOfMean(size: number, mean: number): Failures {
  if (!(size > 0 && size < Infinity && mean > 0 && mean < Infinity)) return NOWHERE;
  const total = size + mean;
  const chance = {
    p: size / total,
    q: mean / total,
    logP: -Math.log1p(mean / size),
    logQ: -Math.log1p(size / mean),
    lost: 0,
  };
  return { size, chance, mean, shortfall: (x) => (mean - x) * (size / total) };
}

/** log P(Y = x), also at real x ≥ 0; −Infinity below 0, NaN for a broken size. */
export function logMass(x: number, { size, chance, shortfall }: Failures): number {
  if (Number.isNaN(size)) return NaN;
  if (!(x >= 0 && x < Infinity)) return Number.isNaN(x) ? NaN : -Infinity;
  return logNegativeBinomialTerm(x, size, chance, shortfall(x));
}

/** {@link logMass} at the counts only: −Infinity between them. */
export function logMassOfCount(x: number, law: Failures): number {
  return logMass(Number.isInteger(x) || Number.isNaN(x) ? x : -1, law);
}

/** P(Y ≤ x) = I_p(size, ⌊x⌋ + 1). */
export function lowerTail(x: number, law: Failures): number {
  if (!(x >= 0 && x < Infinity)) return outside(x, law, 0, 1);
  const { size, chance } = law;
  if (isTiny(chance) || isNearlyNone(law)) return Math.exp(logLowerTail(x, law));
  return regularizedBetaLower(size, Math.floor(x) + 1, chance.p, chance.q);
}

/** P(Y > x). */
export function upperTail(x: number, law: Failures): number {
  if (!(x >= 0 && x < Infinity)) return outside(x, law, 1, 0);
  const { size, chance } = law;
  if (isTiny(chance) || isNearlyNone(law)) return Math.exp(logUpperTail(x, law));
  return regularizedBetaUpper(size, Math.floor(x) + 1, chance.p, chance.q);
}

/** log P(Y ≤ x). */
export function logLowerTail(x: number, law: Failures): number {
  if (!(x >= 0 && x < Infinity)) return outside(x, law, -Infinity, 0);
  if (isNearlyNone(law)) return log1mExp(-logSumAbove(x, law));
  const { size, chance } = law;
  const count = Math.floor(x);
  if (chance.q < TINY) return log1mExp(-logMass(count + 1, law));
  if (chance.p < TINY && count * chance.p < 1e-18) return leadingPower(count, law);
  return logRegularizedBetaLower(size, count + 1, chance.p, chance.q);
}

/** log P(Y > x). */
export function logUpperTail(x: number, law: Failures): number {
  if (!(x >= 0 && x < Infinity)) return outside(x, law, 0, -Infinity);
  if (isNearlyNone(law)) return logSumAbove(x, law);
  const { size, chance } = law;
  const count = Math.floor(x);
  if (chance.q < TINY) return logMass(count + 1, law);
  if (chance.p < TINY && count * chance.p < 1e-18) return log1mExp(-leadingPower(count, law));
  return logRegularizedBetaUpper(size, count + 1, chance.p, chance.q);
}

/** Whether nearly all the mass lies at 0 because the size is small: the incomplete beta function then has no digits for the rest. */
function isNearlyNone({ size, chance }: Failures): boolean {
  return size < 0.1 && size * chance.logP > -0.1;
}

/** log Σ f beyond x, for masses that fall from 0 on. */
function logSumAbove(x: number, law: Failures): number {
  const first = Math.floor(x) + 1;
  const highest = logMass(first, law);
  return highest + Math.log(sumSmoothTerms((k) => Math.exp(logMass(k, law) - highest), first, first, Infinity));
}

/** The value of a tail below 0 or at Infinity; NaN at NaN. */
function outside(x: number, law: Failures, below: number, above: number): number {
  if (Number.isNaN(x) || Number.isNaN(law.size)) return NaN;
  return x < 0 ? below : above;
}

/** log of pʳ/(r B(r, x + 1)), all that is left of I_p(r, x + 1) for a minute p. */
function leadingPower(count: number, { size, chance }: Failures): number {
  return Math.min(0, size * chance.logP - Math.log(size) - logBeta(size, count + 1));
}

function isTiny({ p, q }: Chance): boolean {
  return p < TINY || q < TINY;
}

/** Where the search for a quantile begins: the mean moved by z standard deviations. */
function near(z: number, law: Failures): number {
  return law.mean + Math.max(-1e9, Math.min(z, 1e9)) * (Math.sqrt(law.mean) / Math.sqrt(law.chance.p));
}

/** The smallest x with P(Y ≤ x) ≥ probability. */
export function lowerQuantile(probability: number, law: Failures): number {
  if (Number.isNaN(law.size)) return NaN;
  const start = near(normalQuantile(probability), law);
  const lower = (x: number) => lowerTail(x, law);
  return smallestCount(lower, (x) => upperTail(x, law), probability, start, 0, Infinity);
}

/** The smallest x with P(Y > x) ≤ probability. */
export function upperQuantile(probability: number, law: Failures): number {
  if (Number.isNaN(law.size)) return NaN;
  return smallestUpperCount(
    (x) => upperTail(x, law),
    probability,
    near(-normalQuantile(probability), law),
    0,
    Infinity,
  );
}

/** mean/p = mean + mean²/size. */
export function varianceOf({ mean, chance }: Failures): number {
  return mean / chance.p;
}

/** ⌊(size − 1) q/p⌋ for a size over 1, else 0. */
export function likeliestCount({ size, mean }: Failures): number {
  if (Number.isNaN(size)) return NaN;
  return size > 1 ? Math.floor(mean * ((size - 1) / size)) : 0;
}

/** Σ of a term that is smooth and defined between the counts too, outwards from the mode. */
function sumOver(law: Failures, term: (x: number) => number): number {
  return Number.isNaN(law.size) ? NaN : sumSmoothTerms(term, likeliestCount(law), 0, Infinity);
}

/** E g(Y) by summation. */
export function expectation(law: Failures, g: (x: number, logMass: number) => number): number {
  return sumOver(law, (x) => {
    const log = logMass(x, law);
    const mass = Math.exp(log);
    return mass === 0 ? 0 : mass * g(x, log);
  });
}

/** KL(first ‖ second), nats: closed for equal sizes, (size/p) KL of the chances; else a sum. */
export function divergence(first: Failures, second: Failures): number {
  if (Number.isNaN(second.size)) return NaN;
  if (first.size === second.size)
    return first.size * (divergenceOfChances(first.chance, second.chance) / first.chance.p);
  return summedDivergence(
    (term) => sumOver(first, term),
    (x) => logMass(x, first),
    (x) => logMass(x, second),
  );
}

/**
 * ∂ log f/∂size at a given mean: log(1 + t) − t + [ψ(x + r) − ψ(r) − log((x + r)/r)], t = (x − mean)/(r + mean). It is
 * orthogonal to the score of the mean.
 */
export function sizeScore(x: number, { size, mean }: Failures): number {
  const total = size + mean;
  const t = (x - mean) / total;
  // Near t = −1 the sum 1 + t would have lost what (x + r)/(r + mean) still has.
  return (t < -0.5 ? Math.log((x + size) / total) - t : log1pMinusX(t)) + digammaExcess(size, x);
}

/** ∂ log f/∂size at a given chance: log p + ψ(x + r) − ψ(r), with (x + r) p/r = 1 − d/r, d the shortfall of x. */
export function sizeScoreAtChance(x: number, { size, chance, shortfall }: Failures): number {
  const relative = shortfall(x) / size;
  const logarithms = relative > -0.5 && relative < 0.5 ? Math.log1p(-relative) : Math.log1p(x / size) + chance.logP;
  return logarithms + digammaExcess(size, x);
}

/** E of the squared {@link sizeScore}, by summation. */
export function sizeInformation(law: Failures): number {
  return expectation(law, (x) => sizeScore(x, law) ** 2);
}

/** One draw: a Poisson count whose rate is gamma distributed. */
export function draw(rng: Rng, { size, chance }: Failures): number {
  return poissonDraw(rng, standardGamma(rng, size) * (chance.q / chance.p));
}
