import { weightedSum } from "../sample.js";
import { digammaMinusLog } from "../special/digamma.js";
import { stirlingError } from "../special/stirling-error.js";
import { logGammaExcess } from "./log-gamma-excess.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** log Γ(A) − Σ log Γ(αⱼ) − Σ αⱼ log(A/αⱼ): what Stirling's formula leaves of the normaliser. */
export function logNormaliserRest(alpha: ArrayLike<number>, total: number): number {
  let sum = stirlingError(total) - 0.5 * Math.log(total) + HALF_LOG_TWO_PI;
  for (let j = 0; j < alpha.length; j++) sum += 0.5 * Math.log(alpha[j]) - stirlingError(alpha[j]) - HALF_LOG_TWO_PI;
  return sum;
}

/**
 * Entropy of the Dirichlet distribution, nats; of two concentrations, the beta's. Written in what Stirling's formula leaves of
 * log Γ and ψ: nothing cancels for large concentrations.
 */
export function dirichletEntropy(alpha: ArrayLike<number>): number {
  const total = weightedSum(alpha);
  const terms = [-logNormaliserRest(alpha, total)];
  for (let j = 0; j < alpha.length; j++) {
    terms.push(Math.log(alpha[j] / total), (1 - alpha[j]) * (digammaMinusLog(alpha[j]) - digammaMinusLog(total)));
  }
  return weightedSum(terms);
}

/**
 * KL(p ‖ q) between Dirichlet distributions with concentrations α and β, nats: Σ D(αⱼ, βⱼ) − D(A, B), where
 * D(a, b) = log Γ(b) − log Γ(a) − (b − a) ψ(a), the excess of log Γ over its tangent, is computed as such.
 */
export function dirichletDivergence(alpha: ArrayLike<number>, beta: ArrayLike<number>): number {
  const terms = Array.from(alpha, (value, j) => logGammaExcess(value, beta[j] - value));
  const shift = weightedSum([...Array.from(beta), ...Array.from(alpha, (value) => -value)]);
  return weightedSum([...terms, -logGammaExcess(weightedSum(alpha), shift)]);
}
