import { log1mExp } from "../special/log1m-exp.js";
import { divergenceOfChances } from "./binomial.js";
import { type Chance, imbalance } from "./chance.js";
import { smallestCount, smallestUpperCount } from "./smallest-count.js";

/** log P(Y = k) of k failures before the first success: log p + k log q; −Infinity where k is no count. */
export function logMass(k: number, { p, logP, logQ }: Chance): number {
  if (Number.isNaN(p)) return NaN;
  if (!(k >= 0 && Number.isInteger(k))) return Number.isNaN(k) ? NaN : -Infinity;
  return k === 0 ? logP : logP + k * logQ;
}

/** log P(Y > k) = (⌊k⌋ + 1) log q. */
export function logUpperTail(k: number, { p, logQ }: Chance): number {
  if (Number.isNaN(p)) return NaN;
  return k < 0 ? 0 : (Math.floor(k) + 1) * logQ;
}

/** log P(Y ≤ k). */
export function logLowerTail(k: number, chance: Chance): number {
  return log1mExp(-logUpperTail(k, chance));
}

/** P(Y > k). */
export function upperTail(k: number, chance: Chance): number {
  return Math.exp(logUpperTail(k, chance));
}

/** P(Y ≤ k). */
export function lowerTail(k: number, chance: Chance): number {
  return -Math.expm1(logUpperTail(k, chance));
}

/** The smallest k with P(Y ≤ k) ≥ probability: that many log q add up to log(1 − probability). */
export function lowerQuantile(probability: number, chance: Chance): number {
  if (Number.isNaN(chance.p)) return NaN;
  const guess = Math.log1p(-probability) / chance.logQ - 1;
  return smallestCount(
    (k) => lowerTail(k, chance),
    (k) => upperTail(k, chance),
    probability,
    guess,
    0,
    Infinity,
  );
}

/** The smallest k with P(Y > k) ≤ probability. */
export function upperQuantile(probability: number, chance: Chance): number {
  if (Number.isNaN(chance.p)) return NaN;
  const guess = Math.log(probability) / chance.logQ - 1;
  return smallestUpperCount((k) => upperTail(k, chance), probability, guess, 0, Infinity);
}

/** −log p − (q/p) log q, nats: both terms positive. */
export function entropyOf({ p, q, logP, logQ }: Chance): number {
  return q === 0 ? -logP : -logP - (q / p) * logQ;
}

/** KL, nats: that of one trial times the mean number of trials 1/p. */
export function divergence(first: Chance, second: Chance): number {
  return divergenceOfChances(first, second) / first.p;
}

/** q − k p to the last place: the score of the log odds, and p q times that of p. */
export function logitScore(k: number, chance: Chance): number {
  return k >= 0 && Number.isInteger(k) ? imbalance(1, k, chance) : NaN;
}

/** The count at a uniform u: ⌊log u/log q⌋. */
export function countAt(u: number, { logQ }: Chance): number {
  return Math.floor(Math.log(u) / logQ);
}
