import type { LikelihoodHead } from "../head.js";
import type { EtaCurvature } from "./eta-curvature.js";
import type { OrthogonalDesign } from "./orthogonal-design.js";
import { weightedGram } from "./weighted-gram.js";

/**
 * The mean NLL of a linear model in orthogonal coordinates, ηᵢₖ = Σₐ qᵢₐ γₖₐ, with its gradient and curvature.
 *
 * γ holds one block an output: r numbers for an output that depends on the inputs, a single one for a shared output.
 */
export interface LinearObjective {
  readonly design: OrthogonalDesign;
  readonly outputs: number;
  /** Where the block of each output starts, and one more entry with the length of γ. */
  readonly starts: readonly number[];
  /** η of every row, rows × outputs. */
  eta(gamma: Float64Array, out: Float64Array): Float64Array;
  /** Mean NLL at η; with `gradient`, also its derivative with respect to γ. */
  value(eta: Float64Array, gradient?: Float64Array): number;
  /** NLL of each row at η. */
  rowValues(eta: Float64Array): Float64Array;
  /** Σ w zᵢ Cᵢ zᵢᵀ / Σ w with Cᵢ from `curvature`; `gauge` adds curvature along directions that have none. */
  hessian(eta: Float64Array, curvature: EtaCurvature, gauge?: Float64Array): Float64Array;
  /** Weighted mean of the p × p curvatures themselves. */
  meanCurvature(eta: Float64Array, curvature: EtaCurvature): Float64Array;
}

/** Builds the objective for targets `y` (rows × targets) and weights of positive total. */
export function linearObjective(
  head: LikelihoodHead,
  design: OrthogonalDesign,
  y: Float64Array,
  weights: Float64Array,
): LinearObjective {
  const { rows, rank, q } = design;
  const p = head.outputs.length;
  const width = head.targets.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const starts = [0];
  for (const output of head.outputs) starts.push(starts[starts.length - 1] + (output.kind === "shared" ? 1 : rank));
  const shared = head.outputs.map((output) => output.kind === "shared");

  function eta(gamma: Float64Array, out: Float64Array): Float64Array {
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < p; k++) {
        let sum = 0;
        if (shared[k]) sum = gamma[starts[k]];
        else for (let a = 0; a < rank; a++) sum += q[i * rank + a] * gamma[starts[k] + a];
        out[i * p + k] = sum;
      }
    }
    return out;
  }

  function value(at: Float64Array, gradient?: Float64Array): number {
    const slope = new Float64Array(at.length);
    let sum = 0;
    gradient?.fill(0);
    for (let i = 0; i < rows; i++) {
      const weight = weights[i] / total;
      sum += weight * head.point(y, i * width, at, i * p, slope);
      if (gradient === undefined) continue;
      for (let k = 0; k < p; k++) {
        const part = weight * slope[i * p + k];
        if (shared[k]) gradient[starts[k]] += part;
        else for (let a = 0; a < rank; a++) gradient[starts[k] + a] += part * q[i * rank + a];
      }
    }
    return sum;
  }

  function rowValues(at: Float64Array): Float64Array {
    const slope = new Float64Array(at.length);
    return Float64Array.from({ length: rows }, (_, i) => head.point(y, i * width, at, i * p, slope));
  }

  function hessian(at: Float64Array, curvature: EtaCurvature, gauge?: Float64Array): Float64Array {
    const gram = weightedGram(q, rank, shared, starts);
    const local = new Float64Array(p * p);
    for (let i = 0; i < rows; i++) {
      curvature(y, i, at, local);
      if (gauge !== undefined) {
        let trace = 0;
        for (let k = 0; k < p; k++) trace += local[k * p + k];
        for (let m = 0; m < p * p; m++) local[m] += (trace / p) * gauge[m];
      }
      const weight = weights[i] / total;
      for (let m = 0; m < p * p; m++) local[m] *= weight;
      gram.add(i, local);
    }
    return gram.matrix();
  }

  function meanCurvature(at: Float64Array, curvature: EtaCurvature): Float64Array {
    const out = new Float64Array(p * p);
    const local = new Float64Array(p * p);
    for (let i = 0; i < rows; i++) {
      curvature(y, i, at, local);
      for (let m = 0; m < p * p; m++) out[m] += (weights[i] / total) * local[m];
    }
    return out;
  }

  return { design, outputs: p, starts, eta, value, rowValues, hessian, meanCurvature };
}
