import { choleskyInPlace, choleskySolve } from "../fit/cholesky.js";

/**
 * Minimises ‖A x − b‖ over x ≥ 0 by the active-set method: variables enter one by one where the gradient asks for them, and
 * leave when the unconstrained solution would make them negative.
 *
 * @param matrix A, rows × columns, row-major
 * @see Lawson & Hanson (1974), Solving Least Squares Problems, ch. 23
 * @example nonNegativeLeastSquares(Float64Array.of(1, 1), 2, 1, Float64Array.of(1, 3)).x[0]  // 2
 */
export function nonNegativeLeastSquares(
  matrix: Float64Array,
  rows: number,
  columns: number,
  b: Float64Array,
): { readonly x: Float64Array; readonly residualNorm: number } {
  // Columns of very different sizes are compared only once each is scaled to its largest element.
  const scales = columnMaxima(matrix, rows, columns);
  const scaled = matrix.map((value, index) => value / scales[index % columns]);
  const { x, residualNorm } = solveScaled(scaled, rows, columns, b);
  return { x: x.map((value, j) => value / scales[j]), residualNorm };
}

function columnMaxima(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const maxima = new Float64Array(columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) maxima[j] = Math.max(maxima[j], Math.abs(matrix[i * columns + j]));
  return maxima.map((maximum) => maximum || 1);
}

function solveScaled(
  matrix: Float64Array,
  rows: number,
  columns: number,
  b: Float64Array,
): { readonly x: Float64Array; readonly residualNorm: number } {
  const x = new Float64Array(columns);
  const active: number[] = [];
  const refused = new Set<number>();
  for (let iteration = 0; iteration < 3 * columns; iteration++) {
    const gradient = descent(matrix, rows, columns, b, x);
    let entering = -1;
    for (let j = 0; j < columns; j++) {
      if (active.includes(j) || refused.has(j) || !(gradient[j] > 1e-12)) continue;
      if (entering < 0 || gradient[j] > gradient[entering]) entering = j;
    }
    if (entering < 0) break;
    active.push(entering);
    for (;;) {
      const trial = solveActive(matrix, rows, columns, b, active);
      if (trial === undefined) {
        // Its column depends on the others to working precision: it can add nothing.
        active.pop();
        refused.add(entering);
        break;
      }
      const blocked = active.filter((_, k) => trial[k] <= 0);
      if (blocked.length === 0) {
        x.fill(0);
        active.forEach((j, k) => {
          x[j] = trial[k];
        });
        break;
      }
      let step = 1;
      active.forEach((j, k) => {
        if (trial[k] <= 0) step = Math.min(step, x[j] / (x[j] - trial[k]));
      });
      active.forEach((j, k) => {
        x[j] += step * (trial[k] - x[j]);
      });
      const kept = active.filter((j) => x[j] > 1e-15);
      if (kept.length === active.length) kept.splice(kept.indexOf(blocked[0]), 1);
      for (const j of active) if (!kept.includes(j)) x[j] = 0;
      active.splice(0, active.length, ...kept);
      if (active.length === 0) break;
    }
  }
  let square = 0;
  for (let i = 0; i < rows; i++) {
    let residual = b[i];
    for (const j of active) residual -= matrix[i * columns + j] * x[j];
    square += residual * residual;
  }
  return { x, residualNorm: Math.sqrt(square) };
}

/** Aᵀ (b − A x). */
function descent(matrix: Float64Array, rows: number, columns: number, b: Float64Array, x: Float64Array): Float64Array {
  const out = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    let residual = b[i];
    for (let j = 0; j < columns; j++) if (x[j] !== 0) residual -= matrix[i * columns + j] * x[j];
    for (let j = 0; j < columns; j++) out[j] += matrix[i * columns + j] * residual;
  }
  return out;
}

/** Least squares over the active columns by normal equations; undefined where they are dependent. */
function solveActive(
  matrix: Float64Array,
  rows: number,
  columns: number,
  b: Float64Array,
  active: readonly number[],
): Float64Array | undefined {
  const n = active.length;
  const normal = new Float64Array(n * n);
  const right = new Float64Array(n);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < n; k++) {
      const value = matrix[i * columns + active[k]];
      right[k] += value * b[i];
      for (let l = 0; l <= k; l++) normal[k * n + l] += value * matrix[i * columns + active[l]];
    }
  }
  return choleskyInPlace(normal, n) ? choleskySolve(normal, n, right) : undefined;
}
