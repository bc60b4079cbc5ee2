import type { Interval, LinkName } from "../family.js";
import { positiveNumbers } from "../interval.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus, softplusInverse } from "../special/softplus.js";

/** The softplus link, θ = log(1 + exp η), for a positive parameter that should grow linearly for large η. */
export const name: LinkName = "softplus";

/** The numbers above zero; in float64 θ is 0 below η = −745. */
export const range: Interval = positiveNumbers;

/**
 * η = log(exp θ − 1).
 * @example link(40)  // 40
 */
export function link(theta: number): number {
  return softplusInverse(theta);
}

/**
 * θ = log(1 + exp η).
 * @example inverse(0)  // 0.6931471805599453
 */
export function inverse(eta: number): number {
  return softplus(eta);
}

/**
 * dθ/dη = σ(η).
 * @example derivative(0)  // 0.5
 */
export function derivative(eta: number): number {
  return sigmoid(eta);
}

/**
 * d²θ/dη² = σ(η) σ(−η).
 * @example secondDerivative(0)  // 0.25
 */
export function secondDerivative(eta: number): number {
  return sigmoid(eta) * sigmoid(-eta);
}
