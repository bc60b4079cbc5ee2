import type { FloatArray, LinkName } from "../family.js";

/**
 * The softmax link, θₖ = exp ηₖ / Σⱼ exp ηⱼ, for a vector of probabilities. Adding one number to every η changes nothing:
 * k outputs carry k − 1 degrees of freedom.
 */
export const name: LinkName = "softmax";

/**
 * θ = softmax(η) of `length` elements of `eta` from `offset`, into `out` (from 0).
 * @example Array.from(inverse([0, 0], new Float64Array(2)))  // [0.5, 0.5]
 */
export function inverse<Out extends FloatArray>(
  eta: ArrayLike<number>,
  out: Out,
  offset = 0,
  length = eta.length - offset,
): Out {
  // Relative to the largest η: a normaliser added to it would be rounded in the units of η, not of the shares.
  let largest = -Infinity;
  for (let k = 0; k < length; k++) largest = Math.max(largest, eta[offset + k]);
  let total = 0;
  for (let k = 0; k < length; k++) {
    out[k] = Math.exp(eta[offset + k] - largest);
    total += out[k];
  }
  for (let k = 0; k < length; k++) out[k] /= total;
  return out;
}

/**
 * One η with softmax(η) = θ: ηₖ = log θₖ − mean log θ, which sums to zero where every probability is positive.
 * Components of probability 0 give −Infinity and are left out of the mean.
 * @example Array.from(link([0.5, 0.5], new Float64Array(2)))  // [0, 0]
 */
export function link<Out extends FloatArray>(theta: ArrayLike<number>, out: Out): Out {
  let sum = 0;
  let positive = 0;
  for (let k = 0; k < theta.length; k++) {
    out[k] = Math.log(theta[k]);
    if (theta[k] > 0) {
      sum += out[k];
      positive++;
    }
  }
  const mean = positive > 0 ? sum / positive : 0;
  for (let k = 0; k < theta.length; k++) out[k] -= mean;
  return out;
}

/**
 * ∂θᵢ/∂ηⱼ = θᵢ([i = j] − θⱼ), k × k row-major, at the probabilities θ.
 * @example Array.from(derivative([0.5, 0.5], new Float64Array(4)))  // [0.25, -0.25, -0.25, 0.25]
 */
export function derivative(theta: ArrayLike<number>, out: Float64Array): Float64Array {
  const k = theta.length;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) out[i * k + j] = theta[i] * ((i === j ? 1 : 0) - theta[j]);
  }
  return out;
}
