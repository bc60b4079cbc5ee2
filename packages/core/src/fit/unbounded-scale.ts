import type { FitResult } from "../family.js";

/**
 * The verdict on a sample too concentrated for a scale to be estimated: the likelihood grows without bound as it goes to 0.
 *
 * @example unboundedScale({ loc: 2, scale: 0 }, 3).reason  // "unbounded"
 */
export function unboundedScale<T extends { readonly scale: number }>(theta: T, observations: number): FitResult<T> {
  return {
    theta,
    logLikelihood: Infinity,
    observations,
    converged: false,
    reason: "unbounded",
    message:
      "The observations coincide, so the likelihood grows without bound as scale goes to 0. Fix the scale instead.",
    iterations: 0,
  };
}
