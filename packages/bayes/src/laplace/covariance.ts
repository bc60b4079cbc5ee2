import type { Rng } from "@loglik/core";

/** The normal distribution that a Laplace approximation puts around its mode: N(0, (C + P)⁻¹), C the curvature, P the prior's. */
export interface Covariance {
  /** log det(C + P). */
  readonly logDeterminant: number;
  /** γ = tr C (C + P)⁻¹: how many parameters the data determine. */
  readonly effectiveParameters: number;
  /** (C + P)⁻¹ v. */
  apply(v: ArrayLike<number>): Float64Array;
  /** A draw. */
  draw(rng: Rng): Float64Array;
}

/** The curvature of a log-likelihood, ready to be joined by a prior with any precisions. */
export interface Curvature {
  readonly dimension: number;
  /** The covariance under independent normal priors with this precision each, or one for all. */
  withPrior(precision: number | Float64Array): Covariance;
}
