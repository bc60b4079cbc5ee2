import { sigmoid } from "@loglik/core/special/sigmoid";

/**
 * E[σ(η)] for η ~ N(mean, variance), by MacKay's approximation through the probit:
 *
 *   σ(κ μ),   κ = 1/√(1 + π v/8)
 *
 * Good to about 0.02 everywhere; the more uncertain the logit, the closer to ½.
 *
 * @see MacKay (1992), The Evidence Framework Applied to Classification Networks; Spiegelhalter & Lauritzen (1990)
 * @example averageLogistic(2, 4)  // 0.7768…
 */
export function averageLogistic(mean: number, variance: number): number {
  return sigmoid(mean / Math.sqrt(1 + (Math.PI * variance) / 8));
}

/**
 * E[softmax(η)] for η ~ N(mean, covariance), each logit shrunk by its own variance: softmax(μₖ/√(1 + π vₖ/8)).
 *
 * @param mean one logit a class
 * @param covariance classes × classes, of which the diagonal counts
 * @see Gibbs (1998); Daxberger et al. (2021), Laplace Redux
 * @example Array.from(averageSoftmax([0, 0], [1, 0, 0, 1]))  // [0.5, 0.5]
 */
export function averageSoftmax(mean: ArrayLike<number>, covariance: ArrayLike<number>): Float64Array {
  const k = mean.length;
  const shrunk = Float64Array.from(mean, (mu, i) => mu / Math.sqrt(1 + (Math.PI * covariance[i * (k + 1)]) / 8));
  const most = shrunk.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = shrunk.map((eta) => Math.exp(eta - most));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}

/**
 * E[σ(η)] for η ~ N(mean, variance), by the trapezoidal rule with steps short enough for the poles of σ: exact to about 1e-14.
 *
 * @example integrateLogistic(2, 4)  // 0.7752…
 */
export function integrateLogistic(mean: number, variance: number): number {
  const deviation = Math.sqrt(variance);
  const step = 0.4 / Math.max(1, deviation);
  const count = Math.ceil(9 / step);
  let sum = 0;
  let total = 0;
  for (let k = -count; k <= count; k++) {
    const z = k * step;
    const weight = Math.exp(-0.5 * z * z);
    total += weight;
    sum += weight * sigmoid(mean + deviation * z);
  }
  return sum / total;
}
