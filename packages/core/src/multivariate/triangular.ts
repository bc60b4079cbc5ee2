import { productError } from "../numeric/difference-of-products.js";

/**
 * start − Σₖ x[xOffset + k·xStride] · y[yOffset + k·yStride] over `length` terms, with the rounding of every product and of every
 * sum carried along: what is left of a nearly singular covariance matrix is such a difference.
 *
 * @see Ogita, Rump & Oishi (2005), Accurate sum and dot product
 * @example minusDot(1, Float64Array.of(1, 0.9999), 1, 1, Float64Array.of(1, 0.9999), 1, 1, 1)  // 0.00019998999999997798
 */
export function minusDot(
  start: number,
  x: ArrayLike<number>,
  xOffset: number,
  xStride: number,
  y: ArrayLike<number>,
  yOffset: number,
  yStride: number,
  length: number,
): number {
  let sum = start;
  let lost = 0;
  for (let k = 0; k < length; k++) {
    const [a, b] = [x[xOffset + k * xStride], y[yOffset + k * yStride]];
    const product = -a * b;
    const next = sum + product;
    lost += Math.abs(sum) >= Math.abs(product) ? sum - next + product : product - next + sum;
    lost -= productError(a, b, -product);
    sum = next;
  }
  return sum + lost;
}

/**
 * The lower Cholesky factor of a symmetric matrix, d × d row-major, with compensated sums; undefined where the matrix is not
 * positive definite.
 *
 * @example Array.from(choleskyFactor([4, 2, 2, 2], 2) ?? [])  // [2, 0, 1, 1]
 */
export function choleskyFactor(matrix: ArrayLike<number>, d: number): Float64Array | undefined {
  const factor = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      const left = minusDot(matrix[i * d + j], factor, i * d, 1, factor, j * d, 1, j);
      if (i === j && !(left > 0)) return undefined;
      factor[i * d + j] = i === j ? Math.sqrt(left) : left / factor[j * d + j];
    }
  }
  return factor;
}

/**
 * x with L x = b, by forward substitution.
 * @example Array.from(solveLower([2, 0, 1, 1], 2, [2, 2]))  // [1, 1]
 */
export function solveLower(factor: ArrayLike<number>, d: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(d);
  for (let i = 0; i < d; i++) x[i] = minusDot(b[i], factor, i * d, 1, x, 0, 1, i) / factor[i * d + i];
  return x;
}

/**
 * x with Lᵀ x = b, by backward substitution.
 * @example Array.from(solveLowerTransposed([2, 0, 1, 1], 2, [3, 1]))  // [1, 1]
 */
export function solveLowerTransposed(factor: ArrayLike<number>, d: number, b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(d);
  for (let i = d - 1; i >= 0; i--) {
    const below = d - 1 - i;
    x[i] = minusDot(b[i], factor, (i + 1) * d + i, d, x, i + 1, 1, below) / factor[i * d + i];
  }
  return x;
}

/**
 * L⁻¹, lower triangular, d × d row-major.
 * @example Array.from(invertLower([2, 0, 1, 1], 2))  // [0.5, 0, -0.5, 1]
 */
export function invertLower(factor: ArrayLike<number>, d: number): Float64Array {
  const inverse = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    const unit = new Float64Array(d);
    unit[j] = 1;
    const column = solveLower(factor, d, unit);
    for (let i = j; i < d; i++) inverse[i * d + j] = column[i];
  }
  return inverse;
}
