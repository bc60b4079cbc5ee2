/**
 * The columns of a model matrix replaced by orthogonal ones: X = Q R with Qᵀ Q = n I.
 *
 * A fit in the coordinates γ = R β sees a perfectly conditioned matrix, whatever the units of the columns and however
 * alike they are; normal equations in β would square the condition number.
 */
export interface OrthogonalDesign {
  readonly rows: number;
  /** Number of columns that are independent, r. */
  readonly rank: number;
  /** Q, rows × r, row-major. */
  readonly q: Float64Array;
  /** Which original columns were kept, ascending; −1 stands for the intercept and comes first. */
  readonly kept: readonly number[];
  /** Original columns that are linear combinations of the ones before them. */
  readonly aliased: readonly number[];
  /** R of the kept columns, r × r upper triangular, row-major. */
  readonly r: Float64Array;
}

/** A column whose part outside the span of the others is relatively smaller than this counts as dependent. */
const DEPENDENT = 1e-10;

/**
 * Orthogonalises the columns of x (rows × inputs, row-major), after a column of ones where `intercept` holds, by
 * Gram–Schmidt with a second pass, which makes Q orthogonal to working precision.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, section 5.2.8
 * @example orthogonalDesign(Float64Array.of(1, 2, 2, 4, 3, 6), 3, 2, true).aliased  // [1]
 */
export function orthogonalDesign(
  x: ArrayLike<number>,
  rows: number,
  inputs: number,
  intercept: boolean,
): OrthogonalDesign {
  const columns: Float64Array[] = [];
  const kept: number[] = [];
  const aliased: number[] = [];
  const triangle: number[][] = [];
  for (let column = intercept ? -1 : 0; column < inputs; column++) {
    const v = Float64Array.from({ length: rows }, (_, i) => (column < 0 ? 1 : x[i * inputs + column]));
    // In units of its largest entry, since the squares of 1e200 and of 1e-200 are no numbers.
    const unit = binaryUnit(v);
    for (let i = 0; i < rows; i++) v[i] /= unit;
    const before = Math.sqrt(dot(v, v));
    const projections = columns.map(() => 0);
    for (let pass = 0; pass < 2; pass++) {
      columns.forEach((q, j) => {
        const along = dot(q, v) / rows;
        projections[j] += along;
        for (let i = 0; i < rows; i++) v[i] -= along * q[i];
      });
    }
    const after = Math.sqrt(dot(v, v));
    if (!(after > DEPENDENT * before)) {
      aliased.push(column);
      continue;
    }
    const scale = after / Math.sqrt(rows);
    columns.push(v.map((value) => value / scale));
    kept.push(column);
    triangle.push([...projections, scale].map((value) => value * unit));
  }
  const rank = columns.length;
  const q = new Float64Array(rows * rank);
  const r = new Float64Array(rank * rank);
  columns.forEach((values, j) => {
    for (let i = 0; i < rows; i++) q[i * rank + j] = values[i];
    triangle[j].forEach((value, i) => {
      r[i * rank + j] = value;
    });
  });
  return { rows, rank, q, kept, aliased, r };
}

/** The power of two below the largest absolute value, by which dividing rounds nothing; 1 for a column of zeros. */
function binaryUnit(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
}

/**
 * Solves R β = γ in place for an upper triangular R (r × r, row-major).
 *
 * @example Array.from(solveUpper(Float64Array.of(2, 1, 0, 4), 2, Float64Array.of(3, 4)))  // [1, 1]
 */
export function solveUpper(r: Float64Array, rank: number, gamma: Float64Array): Float64Array {
  for (let i = rank - 1; i >= 0; i--) {
    let sum = gamma[i];
    for (let j = i + 1; j < rank; j++) sum -= r[i * rank + j] * gamma[j];
    gamma[i] = sum / r[i * rank + i];
  }
  return gamma;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
