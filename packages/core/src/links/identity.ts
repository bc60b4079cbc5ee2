import type { Interval, LinkName } from "../family.js";
import { realLine } from "../interval.js";

/** The identity link, η = θ, for a parameter that may be any real number. */
export const name: LinkName = "identity";

/** Every real number is reached. */
export const range: Interval = realLine;

/**
 * η = θ.
 * @example link(-2.5)  // -2.5
 */
export function link(theta: number): number {
  return theta;
}

/**
 * θ = η.
 * @example inverse(-2.5)  // -2.5
 */
export function inverse(eta: number): number {
  return eta;
}

/**
 * dθ/dη = 1.
 * @example derivative(7)  // 1
 */
export function derivative(_eta: number): number {
  return 1;
}

/**
 * d²θ/dη² = 0.
 * @example secondDerivative(7)  // 0
 */
export function secondDerivative(_eta: number): number {
  return 0;
}
