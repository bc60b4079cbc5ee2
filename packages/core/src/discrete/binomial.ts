import { sumSmoothTerms } from "../numeric/sum-smooth-terms.js";
import { logBinomialTerm } from "../special/binomial-term.js";
import { log1mExp } from "../special/log1m-exp.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { normalQuantile } from "../special/normal-quantile.js";
import {
  logRegularizedBetaLower,
  logRegularizedBetaUpper,
  regularizedBetaLower,
  regularizedBetaUpper,
} from "../special/regularized-beta.js";
import { logPoissonTerm } from "../special/regularized-gamma.js";
import { type Chance, complement, imbalance } from "./chance.js";
import { smallestCount, smallestUpperCount } from "./smallest-count.js";

/** Below this chance the sum over a tail is its first term: the next is 1e290 times smaller. */
const TINY = 1e-290;

/** Whether n is a number of trials and the chance one: with others every function gives NaN, never a plausible number. */
export function isValid(n: number, chance: Chance): boolean {
  return n >= 0 && Number.isInteger(n) && !Number.isNaN(chance.p);
}

/** log P(Y = k) for n trials, also at real 0 ≤ k ≤ n; −Infinity outside, NaN for a broken n. */
export function logMass(k: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  if (!(k >= 0 && k <= n)) return Number.isNaN(k) ? NaN : -Infinity;
  // n p − k = (n − k) p − k q
  return logBinomialTerm(k, n - k, chance, imbalance(n - k, k, complement(chance)));
}

/** {@link logMass} at the counts 0 … n only: −Infinity between them. */
export function logMassOfCount(k: number, n: number, chance: Chance): number {
  return logMass(Number.isInteger(k) || Number.isNaN(k) ? k : -1, n, chance);
}

/** P(Y ≤ k) = I_q(n − k, k + 1). */
export function lowerTail(k: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  const count = Math.floor(k);
  if (!(count >= 0 && count < n)) return outside(count, 0, 1);
  if (isTiny(chance)) return Math.exp(logLowerTail(k, n, chance));
  return regularizedBetaLower(n - count, count + 1, chance.q, chance.p);
}

/** P(Y > k) = I_p(k + 1, n − k). */
export function upperTail(k: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  const count = Math.floor(k);
  if (!(count >= 0 && count < n)) return outside(count, 1, 0);
  if (isTiny(chance)) return Math.exp(logUpperTail(k, n, chance));
  return regularizedBetaUpper(n - count, count + 1, chance.q, chance.p);
}

/** log P(Y ≤ k). */
export function logLowerTail(k: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  const count = Math.floor(k);
  if (!(count >= 0 && count < n)) return outside(count, -Infinity, 0);
  if (chance.q < TINY) return logMass(count, n, chance);
  if (chance.p < TINY) return log1mExp(-logMass(count + 1, n, chance));
  return logRegularizedBetaLower(n - count, count + 1, chance.q, chance.p);
}

/** log P(Y > k). */
export function logUpperTail(k: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  const count = Math.floor(k);
  if (!(count >= 0 && count < n)) return outside(count, 0, -Infinity);
  if (chance.p < TINY) return logMass(count + 1, n, chance);
  if (chance.q < TINY) return log1mExp(-logMass(count, n, chance));
  return logRegularizedBetaUpper(n - count, count + 1, chance.q, chance.p);
}

/** The value of a tail below 0 or from n on; NaN at NaN. */
function outside(count: number, below: number, above: number): number {
  return count < 0 ? below : count >= 0 ? above : NaN;
}

function isTiny({ p, q }: Chance): boolean {
  return p < TINY || q < TINY;
}

/** Where the search for a quantile begins: the mean moved by z standard deviations. */
function near(z: number, n: number, { p, q }: Chance): number {
  return n * p + Math.max(-1e9, Math.min(z, 1e9)) * Math.sqrt(n * p * q);
}

/** The smallest k with P(Y ≤ k) ≥ probability. */
export function lowerQuantile(probability: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  const lower = (k: number) => lowerTail(k, n, chance);
  const upper = (k: number) => upperTail(k, n, chance);
  return smallestCount(lower, upper, probability, near(normalQuantile(probability), n, chance), 0, n);
}

/** The smallest k with P(Y > k) ≤ probability. */
export function upperQuantile(probability: number, n: number, chance: Chance): number {
  if (!isValid(n, chance)) return NaN;
  const start = near(-normalQuantile(probability), n, chance);
  return smallestUpperCount((k) => upperTail(k, n, chance), probability, start, 0, n);
}

/** n p. */
export function meanOf(n: number, chance: Chance): number {
  return isValid(n, chance) ? n * chance.p : NaN;
}

/** n p q. */
export function varianceOf(n: number, chance: Chance): number {
  return isValid(n, chance) ? n * chance.p * chance.q : NaN;
}

/** ⌊(n + 1) p⌋, at most n. */
export function likeliestCount(n: number, chance: Chance): number {
  return isValid(n, chance) ? Math.min(n, Math.floor((n + 1) * chance.p)) : NaN;
}

/** E g(Y) by summation outwards from the mode; g is smooth and defined between the counts too. */
function expectation(n: number, chance: Chance, g: (k: number, logMass: number) => number): number {
  if (!isValid(n, chance)) return NaN;
  return sumSmoothTerms(
    (k) => {
      const log = logMass(k, n, chance);
      const mass = Math.exp(log);
      return mass === 0 ? 0 : mass * g(k, log);
    },
    likeliestCount(n, chance),
    0,
    n,
  );
}

/** −Σ f log f in nats. */
export function entropyOf(n: number, chance: Chance): number {
  return expectation(n, chance, (_k, log) => -log);
}

/**
 * KL between two chances of one trial, in nats: −a ℓ((b − a)/a) − … with ℓ(x) = log(1 + x) − x, whose two terms are both
 * positive. Infinity where the second excludes what the first allows.
 */
export function divergenceOfChances(first: Chance, second: Chance): number {
  // Of p and q the smaller has the digits of the difference.
  const change = first.p < 0.5 ? second.p - first.p : first.q - second.q;
  // 0 + … so that equal chances give 0, not −0.
  return (
    0 +
    divergenceTerm(first.p, first.logP, second.logP, change) +
    divergenceTerm(first.q, first.logQ, second.logQ, -change)
  );
}

/** a log(a/b) + b − a, given the logarithms and b − a. */
function divergenceTerm(a: number, logA: number, logB: number, change: number): number {
  if (a === 0) return change;
  return Math.abs(change) <= 0.5 * a ? -a * log1pMinusX(change / a) : a * (logA - logB) + change;
}

/** KL of n trials of one chance to m of another, nats: n times that of one trial if n = m, Infinity if n > m, else a sum. */
export function divergence(n: number, first: Chance, m: number, second: Chance): number {
  if (!isValid(n, first) || !isValid(m, second)) return NaN;
  if (n === m) return n === 0 ? 0 : n * divergenceOfChances(first, second);
  if (n > m && first.p > 0) return Infinity;
  return expectation(n, first, (k, log) => log - logMass(k, m, second));
}

/** E log π(Y; n p) over a binomial Y, with the Poisson mass π(y; λ) = λʸ e^{−λ}/y!: what the entropy of a multinomial is made of. */
export function expectedLogPoisson(n: number, chance: Chance): number {
  const rate = n * chance.p;
  if (rate === 0) return 0;
  return expectation(n, chance, (k) => (k === 0 ? -rate : logPoissonTerm(k, rate)));
}
