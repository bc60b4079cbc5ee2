/** Eigenvalues, ascending, and the matching unit eigenvectors as rows. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/**
 * Eigen-decomposition of a small symmetric matrix (n × n, row-major) by Jacobi's rotations, each of which sets one
 * off-diagonal element to zero. Accurate to the last digits; the cost grows with n³ a sweep, about six sweeps.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, section 8.5
 * @example Array.from(symmetricEigen(Float64Array.of(1, -1, -1, 1), 2).values)  // [0, 2]
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 0; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[i * n + i] - a[j * n + j]);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[to * n + i] = v[i * n + from];
  });
  return { values: Float64Array.from(order, (i) => a[i * n + i]), vectors };
}

/** Sum of what is left beside the diagonal; what cannot change a diagonal element in float64 counts as nothing. */
function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0;
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      const size = Math.abs(a[p * n + q]);
      if (size > 1e-17 * (Math.abs(a[p * n + p]) + Math.abs(a[q * n + q]))) sum += size;
    }
  }
  return sum;
}

/** The rotation of coordinates p and q that makes a[p][q] zero, applied to a from both sides and to the vectors. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q];
  if (apq === 0) return;
  const half = (a[q * n + q] - a[p * n + p]) / (2 * apq);
  // The smaller of the two roots of t² + 2·half·t = 1, without cancellation.
  const t = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.hypot(half, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const akp = a[k * n + p];
    const akq = a[k * n + q];
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; k++) {
    const apk = a[p * n + k];
    const aqk = a[q * n + k];
    a[p * n + k] = c * apk - s * aqk;
    a[q * n + k] = s * apk + c * aqk;
    const vkp = v[k * n + p];
    const vkq = v[k * n + q];
    v[k * n + p] = c * vkp - s * vkq;
    v[k * n + q] = s * vkp + c * vkq;
  }
}
