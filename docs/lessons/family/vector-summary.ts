import type { FitResult, VectorFamily } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { type AnyTheta, type Coordinate, coordinatesOf } from "./coordinates.js";

/** What there is to say about a family whose observations are vectors, which no curve can draw. */
export interface VectorSummary {
  /** The first of the sample, each with its log density. */
  readonly draws: readonly { readonly y: readonly number[]; readonly logProb: number }[];
  readonly mean: ArrayLike<number> | undefined;
  /** Covariance matrix, row-major. */
  readonly variance: ArrayLike<number> | undefined;
  readonly entropy: number | undefined;
  readonly coordinates: readonly Coordinate[];
  readonly theta: Float64Array;
  /** The fit to the whole sample, flat like `theta`. */
  readonly fit: { readonly theta: Float64Array; readonly result: FitResult<AnyTheta> } | undefined;
}

/** The family at θ, and a sample of `count` from it. */
export function vectorSummary(family: VectorFamily, theta: AnyTheta, count: number, seed: number): VectorSummary {
  const general = family as VectorFamily<string, ArrayLike<number>>;
  const own = theta as never;
  const coordinates = coordinatesOf(family, theta);
  const rng = createRng(seed, "family explorer");
  const sample = Array.from({ length: count }, () => general.sample(rng, own));
  const result = general.fit?.(sample) as FitResult<AnyTheta> | undefined;
  return {
    draws: sample.slice(0, 5).map((y) => ({ y: Array.from(y), logProb: general.logProb(y, own) })),
    mean: general.mean?.(own),
    variance: general.variance?.(own),
    entropy: general.entropy?.(own),
    coordinates: coordinates.list,
    theta: coordinates.flatten(theta),
    fit: result && { theta: coordinates.flatten(result.theta), result },
  };
}
