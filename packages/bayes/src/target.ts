/**
 * A log density on ℝᵈ, known up to a constant, with its gradient: what is sampled from and maximised.
 *
 * The coordinates are unconstrained; `report` carries a position to the quantities that a reader wants (a scale instead of
 * its logarithm). Without it the coordinates are reported as they are.
 */
export interface Target {
  /** Number of coordinates d. */
  readonly dimension: number;
  /** Names of the reported quantities, in their order. */
  readonly names: readonly string[];
  /** log p(position) + constant, nats, and its gradient into `gradient`; −Infinity where the density is zero. */
  logDensity(position: Float64Array, gradient: Float64Array): number;
  /** The reported quantities at a position, into `out` (as long as `names`). */
  report?(position: Float64Array, out: Float64Array): void;
}
