import type { FloatArray } from "@loglik/core";

/** One remembered step: s = change of the parameters, y = change of the gradient, and their product sᵀy > 0. */
export interface CurvaturePair {
  readonly s: FloatArray;
  readonly y: FloatArray;
  readonly sy: number;
}

export function curvaturePair(s: FloatArray, y: FloatArray): CurvaturePair {
  return { s, y, sy: dot(s, y) };
}

/**
 * −H g, with H the inverse Hessian that the remembered pairs (oldest first) amount to: L-BFGS's two-loop recursion.
 *
 * It starts from H₀ = γ I with γ = sᵀy / yᵀy of the newest pair, the inverse curvature along the last step; without a pair from
 * the gradient scaled to length 1 or less, since nothing is known yet of the size of a step.
 *
 * @see Nocedal & Wright (2006), algorithm 7.4 and equation 7.20
 */
export function quasiNewtonDirection(gradient: Float64Array, pairs: readonly CurvaturePair[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const newest = pairs.at(-1);
  if (newest === undefined) return scaled(direction, 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))));
  const shares = new Float64Array(pairs.length);
  for (let k = pairs.length - 1; k >= 0; k -= 1) {
    shares[k] = dot(pairs[k].s, direction) / pairs[k].sy;
    addScaled(direction, -shares[k], pairs[k].y);
  }
  scaled(direction, newest.sy / dot(newest.y, newest.y));
  for (let k = 0; k < pairs.length; k += 1) {
    addScaled(direction, shares[k] - dot(pairs[k].y, direction) / pairs[k].sy, pairs[k].s);
  }
  return direction;
}

/** Σ aᵢbᵢ */
export function dot(a: FloatArray, b: FloatArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}

function scaled(vector: Float64Array, factor: number): Float64Array {
  for (let i = 0; i < vector.length; i += 1) vector[i] *= factor;
  return vector;
}

function addScaled(vector: Float64Array, factor: number, other: FloatArray): void {
  for (let i = 0; i < vector.length; i += 1) vector[i] += factor * other[i];
}
