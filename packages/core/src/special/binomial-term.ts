import { log1pMinusX } from "./log1p-minus-x.js";
import { logBeta } from "./regularized-beta.js";
import { stirlingError } from "./stirling-error.js";

const LOG_TWO_PI = 1.8378770664093453;

/** A probability and its complement, with their logarithms. */
interface LogChance {
  readonly p: number;
  readonly q: number;
  readonly logP: number;
  readonly logQ: number;
}

/**
 * log of (k + m)!/(k! m!) pᵏ qᵐ for real k, m ≥ 0: the mass of k successes and m failures.
 *
 * In the saddle-point form the powers become k log(1 + d/k) − d and m log(1 − d/m) + d, where d = n p − k = m − n q is the
 * distance from the mean: both vanish there, so that nothing cancels. The caller gives d, which he can find more exactly.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 * @example logBinomialTerm(3, 7, { p: 0.25, q: 0.75, logP: Math.log(0.25), logQ: Math.log(0.75) }, -0.5)  // -1.385165847740092
 */
export function logBinomialTerm(k: number, m: number, { p, q, logP, logQ }: LogChance, d: number): number {
  if (k === 0) return m === 0 ? 0 : m * logQ;
  if (m === 0) return k * logP;
  const n = k + m;
  const deviance = powerTerm(k, d, n, p, logP) + powerTerm(m, -d, n, q, logQ);
  const normalisation = stirlingError(n) - stirlingError(k) - stirlingError(m);
  return deviance + normalisation - 0.5 * (LOG_TWO_PI + Math.log(k * (m / n)));
}

/** a log(n p/a) − d with n p = a + d. */
function powerTerm(a: number, d: number, n: number, p: number, logP: number): number {
  if (Math.abs(d) <= 0.5 * a) return a * log1pMinusX(d / a);
  const ratio = (n / a) * p;
  // A ratio that has underflowed still has its logarithm.
  return a * (ratio > 1e-300 && ratio < Infinity ? Math.log(ratio) : Math.log(n / a) + logP) - d;
}

/**
 * log of Γ(x + r)/(Γ(r) x!) pʳ qˣ for real x ≥ 0 and r > 0: the mass of x failures before the r-th success.
 *
 * It is r/(x + r) times the binomial term of x and r, whose d = (x + r) q − x = r q − x p the caller gives; for r < 1, where
 * that d can be far larger than r, B(r, x) is taken as it stands.
 *
 * @see Loader (2000)
 * @example logNegativeBinomialTerm(3, 5, { p: 0.5, q: 0.5, logP: -Math.LN2, logQ: -Math.LN2 }, 1)  // -1.9898293829901488
 */
export function logNegativeBinomialTerm(x: number, r: number, chance: LogChance, d: number): number {
  if (x === 0) return r * chance.logP;
  if (r < 1) return r * chance.logP + x * chance.logQ - Math.log(x) - logBeta(r, x);
  const { p, q, logP, logQ } = chance;
  return logBinomialTerm(x, r, { p: q, q: p, logP: logQ, logQ: logP }, d) - Math.log1p(x / r);
}
