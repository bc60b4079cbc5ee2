/**
 * Solves A x = b for a symmetric positive definite A (n × n, row-major, lower triangle read) by Cholesky's A = L Lᵀ.
 *
 * @param matrix A; its lower triangle is overwritten by L
 * @returns whether A is positive definite to working precision; if not, nothing was solved
 * @example choleskyInPlace(Float64Array.of(4, 0, 0, 9), 2)  // true
 */
export function choleskyInPlace(matrix: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    const original = matrix[j * n + j];
    let diagonal = original;
    for (let k = 0; k < j; k++) diagonal -= matrix[j * n + k] ** 2;
    // What is left of the diagonal after n subtractions is rounding error below this.
    if (!(diagonal > n * 2.2e-16 * original)) return false;
    const root = Math.sqrt(diagonal);
    matrix[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k] * matrix[j * n + k];
      matrix[i * n + j] = sum / root;
    }
  }
  return true;
}

/**
 * Solves L Lᵀ x = b in place, with L from {@link choleskyInPlace}.
 *
 * @example Array.from(choleskySolve(Float64Array.of(2, 0, 0, 3), 2, Float64Array.of(4, 18)))  // [1, 2]
 */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[i * n + k] * b[k];
    b[i] = sum / factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i] * b[k];
    b[i] = sum / factor[i * n + i];
  }
  return b;
}
