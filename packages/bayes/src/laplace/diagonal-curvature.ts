import type { Curvature } from "./covariance.js";
import { notAMaximum } from "./dense-curvature.js";

/** The diagonal of a curvature matrix: every parameter on its own. */
export function diagonalCurvature(diagonal: Float64Array): Curvature {
  return {
    dimension: diagonal.length,
    withPrior(precision) {
      const joined = diagonal.map((value, i) => value + (typeof precision === "number" ? precision : precision[i]));
      if (!joined.every((value) => value > 0)) throw notAMaximum();
      return {
        logDeterminant: joined.reduce((sum, value) => sum + Math.log(value), 0),
        effectiveParameters: joined.reduce((sum, value, i) => sum + diagonal[i] / value, 0),
        apply: (v) => joined.map((value, i) => v[i] / value),
        draw: (rng) => joined.map((value) => rng.normal() / Math.sqrt(value)),
      };
    },
  };
}
