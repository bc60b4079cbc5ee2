import type { Interval, LinkName } from "../family.js";
import { positiveNumbers } from "../interval.js";

/**
 * The log-variance link, η = 2 log θ, for a scale whose square is the variance. The model is the one of the log link, but a
 * gradient with respect to η is half as large, so an optimizer takes another path.
 */
export const name: LinkName = "logVariance";

/** The numbers above zero; in float64 θ is 0 below η = −1490 and Infinity above 1419. */
export const range: Interval = positiveNumbers;

/**
 * η = 2 log θ.
 * @example link(1)  // 0
 */
export function link(theta: number): number {
  return 2 * Math.log(theta);
}

/**
 * θ = exp(η/2).
 * @example inverse(0)  // 1
 */
export function inverse(eta: number): number {
  return Math.exp(eta / 2);
}

/**
 * dθ/dη = ½ exp(η/2).
 * @example derivative(0)  // 0.5
 */
export function derivative(eta: number): number {
  return Math.exp(eta / 2) / 2;
}

/**
 * d²θ/dη² = ¼ exp(η/2).
 * @example secondDerivative(0)  // 0.25
 */
export function secondDerivative(eta: number): number {
  return Math.exp(eta / 2) / 4;
}
