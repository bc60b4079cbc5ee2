import { log1pMinusX } from "./log1p-minus-x.js";

/**
 * a log(1 + d/a) − d, for a > 0 and d > −a: how far a log-power falls below its saddle point, 0 at d = 0.
 *
 * The caller passes `ratio` = 1 + d/a as well, computed from the quantities themselves: near d = −a the sum would have lost it.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 * @example saddleTerm(100, 1, 1.01)  // -0.004966914683191716
 */
export function saddleTerm(a: number, d: number, ratio: number): number {
  return Math.abs(d) <= 0.5 * a ? a * log1pMinusX(d / a) : a * Math.log(ratio) - d;
}
