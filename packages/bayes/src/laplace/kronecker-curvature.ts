import { symmetricEigen } from "@loglik/core/fit/symmetric-eigen";
import type { Curvature } from "./covariance.js";
import { notAMaximum } from "./dense-curvature.js";

/** One layer: C ≈ A ⊗ G, over its inputs (the constant 1 of the bias among them) and its units. */
export interface KroneckerBlock {
  /** A = Σ wᵢ ãᵢ ãᵢᵀ/Σ wᵢ, inputs × inputs. */
  readonly inputs: Float64Array;
  /** G = Σ wᵢ Σ gₖ Λₖₗ gₗᵀ, units × units. */
  readonly units: Float64Array;
  /** Places of the layer's parameters among the coordinates, inputs × units: weights row by row, then the bias. */
  readonly places: Uint32Array;
}

/**
 * A curvature of one Kronecker product a layer, in their eigenvectors: (A ⊗ G + δ I) is diagonal there.
 *
 * @see Ritter, Botev & Barber (2018), A Scalable Laplace Approximation for Neural Networks
 */
export function kroneckerCurvature(blocks: readonly KroneckerBlock[], d: number): Curvature {
  const decomposed = blocks.map(({ inputs, units, places }) => {
    const [m, n] = [Math.sqrt(inputs.length), Math.sqrt(units.length)];
    const [a, g] = [symmetricEigen(inputs, m), symmetricEigen(units, n)];
    // Rounding leaves eigenvalues of a matrix of rank below m a little to either side of zero.
    const values = Float64Array.from(places, (_, k) => Math.max(0, a.values[Math.floor(k / n)] * g.values[k % n]));
    return { m, n, a: a.vectors, g: g.vectors, values, places };
  });
  return {
    dimension: d,
    withPrior(precision) {
      const delta = typeof precision === "number" ? precision : precision[0];
      if (!(delta > 0)) throw notAMaximum();
      let logDeterminant = 0;
      let effectiveParameters = 0;
      for (const { values } of decomposed) {
        for (const value of values) {
          logDeterminant += Math.log(value + delta);
          effectiveParameters += value / (value + delta);
        }
      }
      return {
        logDeterminant,
        effectiveParameters,
        apply(v) {
          const out = new Float64Array(d);
          for (const { m, n, a, g, values, places } of decomposed) {
            const rotated = turn(
              Float64Array.from(places, (place) => v[place]),
              a,
              g,
              m,
              n,
              false,
            );
            const solved = turn(
              rotated.map((value, k) => value / (values[k] + delta)),
              a,
              g,
              m,
              n,
              true,
            );
            for (let k = 0; k < places.length; k++) out[places[k]] = solved[k];
          }
          return out;
        },
        draw(rng) {
          const out = new Float64Array(d);
          for (const { m, n, a, g, values, places } of decomposed) {
            const drawn = turn(
              values.map((value) => rng.normal() / Math.sqrt(value + delta)),
              a,
              g,
              m,
              n,
              true,
            );
            for (let k = 0; k < places.length; k++) out[places[k]] = drawn[k];
          }
          return out;
        },
      };
    },
  };
}

/** Uᵀ X V into the eigenvectors (rows of a and g), or U X Vᵀ back; X is m × n. */
function turn(x: Float64Array, a: Float64Array, g: Float64Array, m: number, n: number, back: boolean): Float64Array {
  const half = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const factor = back ? a[k * m + i] : a[i * m + k];
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) half[i * n + j] += factor * x[k * n + j];
    }
  }
  const out = new Float64Array(m * n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++) {
      const factor = back ? g[k * n + j] : g[j * n + k];
      if (factor === 0) continue;
      for (let i = 0; i < m; i++) out[i * n + j] += factor * half[i * n + k];
    }
  }
  return out;
}
