import { differenceOfProducts } from "../numeric/difference-of-products.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";

/**
 * A probability of success p with its complement q = 1 − p, both and their logarithms to full relative accuracy, however close
 * the other is to 1. What families over repeated trials compute with, whether they are given `prob` or `logit`.
 */
export interface Chance {
  readonly p: number;
  readonly q: number;
  readonly logP: number;
  readonly logQ: number;
  /** What the rounding of the larger of the two has lost: p + q + lost = 1 exactly. */
  readonly lost: number;
}

const NOWHERE: Chance = { p: NaN, q: NaN, logP: NaN, logQ: NaN, lost: NaN };

/**
 * The chance of a probability; all NaN outside [0, 1].
 *
 * @example chanceOfProb(0.25).q  // 0.75
 */
export function chanceOfProb(prob: number): Chance {
  if (!(prob >= 0 && prob <= 1)) return NOWHERE;
  const q = 1 - prob;
  return { p: prob, q, logP: Math.log(prob), logQ: Math.log1p(-prob), lost: 1 - q - prob };
}

/**
 * The chance of a probability above 0, for what waits for a success; all NaN outside (0, 1].
 *
 * @example chanceOfPositive(0).p  // NaN
 */
export function chanceOfPositive(prob: number): Chance {
  return prob > 0 ? chanceOfProb(prob) : NOWHERE;
}

/**
 * The chance of log odds, log(p/q) = `logit`; all NaN for what is no finite number.
 *
 * @example chanceOfLogit(40).logQ  // -40
 */
export function chanceOfLogit(logit: number): Chance {
  if (!Number.isFinite(logit)) return NOWHERE;
  const p = sigmoid(logit);
  const q = sigmoid(-logit);
  const large = Math.max(p, q);
  return { p, q, logP: -softplus(-logit), logQ: -softplus(logit), lost: 1 - large - Math.min(p, q) };
}

/** The chance seen from the other side. */
export function complement({ p, q, logP, logQ, lost }: Chance): Chance {
  return { p: q, q: p, logP: logQ, logQ: logP, lost };
}

/**
 * a q − b p to the last place: how far a failures and b successes are from their expected proportion.
 *
 * @example imbalance(8, 2, chanceOfProb(0.2))  // 6
 */
export function imbalance(a: number, b: number, { p, q, lost }: Chance): number {
  return differenceOfProducts(a, q, b, p) + (p > q ? -b * lost : a * lost);
}

/**
 * The chance share/(share + rest), for two shares that need not sum to one.
 *
 * @example chanceOfShares(1, 3).p  // 0.25
 */
export function chanceOfShares(share: number, rest: number): Chance {
  const total = share + rest;
  return {
    p: share / total,
    q: rest / total,
    logP: -Math.log1p(rest / share),
    logQ: -Math.log1p(share / rest),
    lost: 0,
  };
}
