import type { Rng } from "@loglik/core";
import { choleskyFactor, invertLower } from "@loglik/core/multivariate/triangular";

/**
 * The kinetic energy K(p) = ½ pᵀ M⁻¹ p of Hamiltonian dynamics. M⁻¹ is an estimate of the covariance of the positions: with it
 * all directions have about the same length.
 */
export interface Metric {
  /** M⁻¹: its diagonal (d numbers), or the whole matrix (d × d, row-major). */
  readonly inverseMass: Float64Array;
  /** A momentum from N(0, M). */
  drawMomentum(rng: Rng): Float64Array;
  /** The velocity M⁻¹ p into `out`. */
  velocity(momentum: Float64Array, out: Float64Array): Float64Array;
}

/** A metric from variances alone. */
export function diagonalMetric(variances: Float64Array): Metric {
  return {
    inverseMass: variances,
    drawMomentum: (rng) => variances.map((variance) => rng.normal() / Math.sqrt(variance)),
    velocity(momentum, out) {
      for (let i = 0; i < out.length; i++) out[i] = variances[i] * momentum[i];
      return out;
    },
  };
}

/**
 * A metric from a covariance matrix Σ = M⁻¹ = L Lᵀ. A momentum is L⁻ᵀ z: its covariance is Σ⁻¹ = M.
 *
 * @returns undefined where Σ is not positive definite
 */
export function denseMetric(covariance: Float64Array, d: number): Metric | undefined {
  const factor = choleskyFactor(covariance, d);
  if (factor === undefined) return undefined;
  const inverse = invertLower(factor, d);
  return {
    inverseMass: covariance,
    drawMomentum(rng) {
      const z = Float64Array.from({ length: d }, () => rng.normal());
      return z.map((_, i) => {
        let sum = 0;
        for (let k = i; k < d; k++) sum += inverse[k * d + i] * z[k];
        return sum;
      });
    },
    velocity(momentum, out) {
      for (let i = 0; i < d; i++) {
        let sum = 0;
        for (let k = 0; k < d; k++) sum += covariance[i * d + k] * momentum[k];
        out[i] = sum;
      }
      return out;
    },
  };
}
