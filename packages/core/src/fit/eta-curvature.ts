import type { LikelihoodHead } from "../head.js";
import { symmetricEigen } from "./symmetric-eigen.js";

/** Writes the p × p curvature of one row's NLL in η: expected or observed. */
export type EtaCurvature = (y: Float64Array, row: number, eta: Float64Array, out: Float64Array) => void;

/** The Fisher information of the head where it has one (Fisher scoring), else its observed information (Newton). */
export function scoringCurvature(head: LikelihoodHead): EtaCurvature {
  const { fisher, outputs } = head;
  if (fisher === undefined) return observedCurvature(head);
  return (_y, row, eta, out) => fisher.call(head, eta, row * outputs.length, out);
}

/**
 * The Hessian of one row's NLL in η by central differences of the head's own gradient, symmetrised. Step 1e-5 relative: the
 * truncation h² and the rounding 1e-16/h then both stay near 1e-10.
 */
export function observedCurvature(head: LikelihoodHead): EtaCurvature {
  const p = head.outputs.length;
  const width = head.targets.length;
  const point = new Float64Array(p);
  const up = new Float64Array(p);
  const down = new Float64Array(p);
  return (y, row, eta, out) => {
    for (let k = 0; k < p; k++) point[k] = eta[row * p + k];
    for (let k = 0; k < p; k++) {
      const center = point[k];
      const step = 1e-5 * Math.max(1, Math.abs(center));
      point[k] = center + step;
      const above = point[k];
      head.point(y, row * width, point, 0, up);
      point[k] = center - step;
      head.point(y, row * width, point, 0, down);
      for (let l = 0; l < p; l++) out[k * p + l] = (up[l] - down[l]) / (above - point[k]);
      point[k] = center;
    }
    for (let k = 0; k < p; k++) {
      for (let l = 0; l < k; l++) {
        const mean = (out[k * p + l] + out[l * p + k]) / 2;
        out[k * p + l] = mean;
        out[l * p + k] = mean;
      }
    }
  };
}

/**
 * Projector onto the directions of η that never change the likelihood (for softmax: adding one number to all logits), from
 * the null space of the mean curvature. `undefined` where there is none.
 *
 * The matrix is first scaled to a unit diagonal, so that outputs in different units do not look flat beside each other.
 */
export function gaugeProjector(meanCurvature: Float64Array, p: number): Float64Array | undefined {
  const scale = Float64Array.from({ length: p }, (_, k) => 1 / Math.sqrt(meanCurvature[k * p + k]));
  if (!scale.every(Number.isFinite)) return undefined;
  const { values, vectors } = symmetricEigen(
    meanCurvature.map((value, at) => value * scale[Math.floor(at / p)] * scale[at % p]),
    p,
  );
  const projector = new Float64Array(p * p);
  const basis: Float64Array[] = [];
  for (let m = 0; m < p && values[m] < 1e-10 * values[p - 1]; m++) {
    const v = Float64Array.from({ length: p }, (_, k) => vectors[m * p + k] * scale[k]);
    for (const other of basis) {
      const along = v.reduce((sum, value, k) => sum + value * other[k], 0);
      v.forEach((_, k) => {
        v[k] -= along * other[k];
      });
    }
    const length = Math.hypot(...v);
    basis.push(v.map((value) => value / length));
  }
  if (basis.length === 0) return undefined;
  for (const v of basis) for (let at = 0; at < p * p; at++) projector[at] += v[Math.floor(at / p)] * v[at % p];
  return projector;
}
