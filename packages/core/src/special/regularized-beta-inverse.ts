import { solveMonotone } from "../numeric/solve-monotone.js";
import { normalQuantileLog } from "./normal-quantile.js";
import { logBeta, logBetaPower, logRegularizedBetaLower, logRegularizedBetaUpper } from "./regularized-beta.js";

/**
 * The x with Iₓ(a, b) = e^logLower and 1 − Iₓ(a, b) = e^logUpper, with its complement y = 1 − x, for a, b > 0.
 *
 * The smaller tail is matched by Newton on its logarithm against the log odds log(x/y), where both ends of the interval have
 * room: x and y are each accurate however close the other is to 1.
 *
 * @example regularizedBetaInverse(2, 3, Math.log(0.5), Math.log(0.5)).x  // 0.3857275681323895
 */
export function regularizedBetaInverse(
  a: number,
  b: number,
  logLower: number,
  logUpper: number,
): { readonly x: number; readonly y: number } {
  if (!(a > 0 && b > 0) || Number.isNaN(logLower) || Number.isNaN(logUpper)) return { x: Number.NaN, y: Number.NaN };
  if (logLower === Number.NEGATIVE_INFINITY) return { x: 0, y: 1 };
  if (logUpper === Number.NEGATIVE_INFINITY) return { x: 1, y: 0 };
  const lower = logLower <= logUpper;
  const target = lower ? logLower : logUpper;
  const logTail = lower ? logRegularizedBetaLower : logRegularizedBetaUpper;
  const sign = lower ? 1 : -1;
  const logOdds = solveMonotone(
    (t) => logTail(a, b, fromLogOdds(t), fromLogOdds(-t)) - target,
    (t) => {
      const x = fromLogOdds(t);
      const y = fromLogOdds(-t);
      return sign * Math.exp(logBetaPower(a, b, x, y) - logTail(a, b, x, y));
    },
    startingLogOdds(a, b, lower, target),
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  );
  return { x: fromLogOdds(logOdds), y: fromLogOdds(-logOdds) };
}

function fromLogOdds(t: number): number {
  return t < 0 ? Math.exp(t) / (1 + Math.exp(t)) : 1 / (1 + Math.exp(-t));
}

/** The log odds of the mean moved by z standard errors 1/a + 1/b; for a small parameter, the leading power of that tail. */
function startingLogOdds(a: number, b: number, lower: boolean, target: number): number {
  const mean = Math.log(a / b);
  const near = lower ? a : b;
  if (near >= 1) {
    const z = (lower ? 1 : -1) * normalQuantileLog(Math.min(target, -Math.LN2));
    const start = mean + z * Math.sqrt(1 / a + 1 / b);
    if (Math.abs(start - mean) < 2) return start;
  }
  const power = (target + Math.log(near) + logBeta(a, b)) / near;
  return lower ? Math.min(power, 600) : Math.max(-power, -600);
}
