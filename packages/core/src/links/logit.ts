import type { Interval, LinkName } from "../family.js";
import { openUnitInterval } from "../interval.js";
import { logit as logOdds, sigmoid } from "../special/sigmoid.js";

/** The logit link, η = log θ/(1 − θ), for a probability: η is the log odds. */
export const name: LinkName = "logit";

/** 0 < θ < 1; in float64 θ is 1 above η = 37 and 0 below −745. */
export const range: Interval = openUnitInterval;

/**
 * η = log(θ/(1 − θ)).
 * @example link(0.5)  // 0
 */
export function link(theta: number): number {
  return logOdds(theta);
}

/**
 * θ = 1/(1 + exp(−η)).
 * @example inverse(0)  // 0.5
 */
export function inverse(eta: number): number {
  return sigmoid(eta);
}

/**
 * dθ/dη = θ(1 − θ), with 1 − θ = σ(−η) taken without subtraction.
 * @example derivative(0)  // 0.25
 */
export function derivative(eta: number): number {
  return sigmoid(eta) * sigmoid(-eta);
}

/**
 * d²θ/dη² = θ(1 − θ)(1 − 2θ) = −θ(1 − θ) tanh(η/2).
 * @example secondDerivative(0)  // 0
 */
export function secondDerivative(eta: number): number {
  return derivative(eta) * Math.tanh(-eta / 2);
}
