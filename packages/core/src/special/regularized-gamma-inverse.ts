import { solveMonotone } from "../numeric/solve-monotone.js";
import { logGamma1p } from "./log-gamma.js";
import { normalQuantileLog } from "./normal-quantile.js";
import { logPoissonTerm, logRegularizedGammaLower, logRegularizedGammaUpper } from "./regularized-gamma.js";

/**
 * The x ≥ 0 with P(a, x) = e^logLower and Q(a, x) = e^logUpper, for a > 0.
 *
 * Both logarithms are given, so that a probability close to 1 keeps the digits of its complement; the smaller one is matched,
 * by Newton on log tail against log x, which is nearly a straight line far out.
 *
 * @see Didonato & Morris (1986), Computation of the incomplete gamma function ratios and their inverse
 * @example regularizedGammaInverse(2, Math.log(0.5), Math.log(0.5))  // 1.6783469900166605
 */
export function regularizedGammaInverse(a: number, logLower: number, logUpper: number): number {
  if (!(a > 0) || Number.isNaN(logLower) || Number.isNaN(logUpper)) return Number.NaN;
  if (logLower === Number.NEGATIVE_INFINITY) return 0;
  if (logUpper === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const lower = logLower <= logUpper;
  const target = lower ? logLower : logUpper;
  const logTail = lower ? logRegularizedGammaLower : logRegularizedGammaUpper;
  const sign = lower ? 1 : -1;
  const logX = solveMonotone(
    (t) => logTail(a, Math.exp(t)) - target,
    (t) => {
      const x = Math.exp(t);
      return sign * a * Math.exp(logPoissonTerm(a, x) - logTail(a, x));
    },
    startingLogX(a, lower, target),
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  );
  return Math.exp(logX);
}

/** Wilson and Hilferty's cube where it is positive, else the leading power xᵃ/Γ(a + 1) of P, or the exponential tail of Q. */
function startingLogX(a: number, lower: boolean, target: number): number {
  const z = (lower ? 1 : -1) * normalQuantileLog(Math.min(target, -Math.LN2));
  const cubeRoot = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  if (cubeRoot > 0.3 && a > 0.5) return Math.log(a) + 3 * Math.log(cubeRoot);
  if (lower) return (target + logGamma1p(a)) / a;
  return a < 1 && target > -1 ? Math.log(a) : Math.log(Math.max(-target + (a - 1) * Math.log(Math.max(-target, 1)), a));
}
