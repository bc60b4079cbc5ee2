import type { Interval, LinkName } from "../family.js";
import { positiveNumbers } from "../interval.js";

/** The log link, η = log θ, for a positive parameter: equal steps of η are equal factors of θ. */
export const name: LinkName = "log";

/** The numbers above zero; in float64 θ is 0 below η = −745 and Infinity above 709.8. */
export const range: Interval = positiveNumbers;

/**
 * η = log θ.
 * @example link(1)  // 0
 */
export function link(theta: number): number {
  return Math.log(theta);
}

/**
 * θ = exp η.
 * @example inverse(0)  // 1
 */
export function inverse(eta: number): number {
  return Math.exp(eta);
}

/**
 * dθ/dη = exp η.
 * @example derivative(0)  // 1
 */
export function derivative(eta: number): number {
  return Math.exp(eta);
}

/**
 * d²θ/dη² = exp η.
 * @example secondDerivative(0)  // 1
 */
export function secondDerivative(eta: number): number {
  return Math.exp(eta);
}
