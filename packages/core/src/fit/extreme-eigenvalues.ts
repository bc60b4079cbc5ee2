import { choleskyInPlace, choleskySolve } from "./cholesky.js";

/**
 * The smallest and the largest eigenvalue of a symmetric matrix (n × n, row-major) to about three digits, enough to tell a
 * maximum from a saddle and to see how well conditioned it is. A positive definite matrix needs one Cholesky factor and
 * n² work a step, where all eigenvalues would need n³ a sweep.
 *
 * @example extremeEigenvalues(Float64Array.of(2, 0, 0, 5), 2).largest  // 4.99…
 */
export function extremeEigenvalues(matrix: Float64Array, n: number): { smallest: number; largest: number } {
  const largest = dominant(n, (x) => multiply(matrix, n, x, 0));
  const factor = Float64Array.from(matrix);
  if (choleskyInPlace(factor, n)) {
    return { smallest: 1 / dominant(n, (x) => choleskySolve(factor, n, Float64Array.from(x))), largest };
  }
  // Not positive definite: the eigenvalue farthest below the largest one.
  const shift = Math.abs(largest);
  return { smallest: shift - dominant(n, (x) => multiply(matrix, n, x, shift)), largest };
}

/** Rayleigh quotient of the power method from a start that no structured matrix is orthogonal to. */
function dominant(n: number, apply: (x: Float64Array) => Float64Array): number {
  let x = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 0.6180339887498949) % 1));
  let value = 0;
  for (let step = 0; step < 200; step++) {
    const length = Math.sqrt(x.reduce((sum, element) => sum + element * element, 0));
    if (!(length > 0)) return 0;
    const unit = x.map((element) => element / length);
    x = Float64Array.from(apply(unit));
    const next = x.reduce((sum, element, i) => sum + element * unit[i], 0);
    if (Math.abs(next - value) <= 1e-6 * Math.abs(next)) return next;
    value = next;
  }
  return value;
}

/** (shift · I − A) x for a positive shift, A x for none. */
function multiply(matrix: Float64Array, n: number, x: Float64Array, shift: number): Float64Array {
  return x.map((element, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += matrix[i * n + j] * x[j];
    return shift > 0 ? shift * element - sum : sum;
  });
}
