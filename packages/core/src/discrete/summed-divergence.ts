import { log1pMinusX } from "../special/log1p-minus-x.js";

/** Below this a divergence is summed a second time, in terms that do not cancel. */
const CLOSE = 0.01;

/**
 * KL(p ‖ q) in nats by summation, for two distributions with the same support.
 *
 * Σ p (log p − log q) loses all digits for nearly equal p and q, whose terms of either sign cancel. There it is summed as
 * Σ (q − p − p t) = Σ p (e^t − 1 − t), t = log q − log p, which is the same because Σ (q − p) = 0, and whose terms are all
 * positive.
 *
 * @param sum Σ of a term over the support, outwards from the mode of p
 */
export function summedDivergence(
  sum: (term: (y: number) => number) => number,
  logP: (y: number) => number,
  logQ: (y: number) => number,
): number {
  const plain = sum((y) => {
    const log = logP(y);
    const mass = Math.exp(log);
    return mass === 0 ? 0 : mass * (log - logQ(y));
  });
  if (!(plain < CLOSE)) return plain;
  return sum((y) => positiveTerm(logP(y), logQ(y)));
}

/** q − p − p (log q − log p) ≥ 0, of the logarithms. */
function positiveTerm(logP: number, logQ: number): number {
  const mass = Math.exp(logP);
  const t = logQ - logP;
  if (Math.abs(t) < 0.5) return mass * -log1pMinusX(Math.expm1(t));
  return mass === 0 ? Math.exp(logQ) : Math.exp(logQ) - mass - mass * t;
}
