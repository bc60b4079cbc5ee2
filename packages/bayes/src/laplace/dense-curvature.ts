import { LoglikError } from "@loglik/core";
import { choleskyFactor, solveLower, solveLowerTransposed } from "@loglik/core/multivariate/triangular";
import type { Curvature } from "./covariance.js";

/**
 * A whole curvature matrix, d × d row-major.
 *
 * @throws LoglikError from `withPrior`: `laplace-not-a-maximum` where C + P is not positive definite
 */
export function denseCurvature(curvature: Float64Array, d: number): Curvature {
  return {
    dimension: d,
    withPrior(precision) {
      const joined = Float64Array.from(curvature);
      for (let i = 0; i < d; i++) joined[i * (d + 1)] += typeof precision === "number" ? precision : precision[i];
      const factor = choleskyFactor(joined, d);
      if (factor === undefined) throw notAMaximum();
      const solve = (v: ArrayLike<number>) => solveLowerTransposed(factor, d, solveLower(factor, d, v));
      let logDeterminant = 0;
      for (let i = 0; i < d; i++) logDeterminant += 2 * Math.log(factor[i * (d + 1)]);
      return {
        logDeterminant,
        get effectiveParameters() {
          let sum = 0;
          for (let i = 0; i < d; i++) sum += solve(curvature.subarray(i * d, (i + 1) * d))[i];
          return sum;
        },
        apply: solve,
        draw: (rng) =>
          solveLowerTransposed(
            factor,
            d,
            Float64Array.from({ length: d }, () => rng.normal()),
          ),
      };
    },
  };
}

export function notAMaximum(): LoglikError {
  return new LoglikError(
    "laplace-not-a-maximum",
    "Laplace approximation: the curvature is not positive definite, so the point is no maximum of a proper posterior. Converge first, and give every parameter a prior that is not flat.",
  );
}
