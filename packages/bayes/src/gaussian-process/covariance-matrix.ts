import { LoglikError } from "@loglik/core";
import type { Kernel } from "./kernel.js";

/** Rows of inputs, checked. */
export interface Rows {
  readonly values: Float64Array;
  readonly rows: number;
  readonly inputs: number;
}

/** x as rows: an array of rows, or a flat array with `inputs` numbers a row (1 unless told). */
export function toRows(where: string, x: ArrayLike<number> | readonly ArrayLike<number>[], inputs?: number): Rows {
  const nested = typeof x[0] === "object";
  const width = inputs ?? (nested ? (x[0] as ArrayLike<number>).length : 1);
  const values = nested
    ? Float64Array.from((x as readonly ArrayLike<number>[]).flatMap((row) => Array.from(row)))
    : Float64Array.from(x as ArrayLike<number>);
  const ragged = nested && (x as readonly ArrayLike<number>[]).some((row) => row.length !== width);
  if (values.length === 0 || values.length % width !== 0 || ragged || !values.every(Number.isFinite)) {
    throw new LoglikError(
      "gaussian-process-data",
      `${where}: x is no matrix of finite numbers with ${width} in each of one or more rows. Pass rows of numbers; drop or impute missing ones first.`,
      { length: values.length, inputs: width },
    );
  }
  return { values, rows: values.length / width, inputs: width };
}

/** K with its derivatives ∂K/∂ log θⱼ; all rows × rows, row-major. */
export interface CovarianceMatrix {
  readonly matrix: Float64Array;
  readonly slopes: readonly Float64Array[];
}

export function covarianceMatrix(kernel: Kernel, logParameters: ArrayLike<number>, x: Rows): CovarianceMatrix {
  const { rows: n, values, inputs } = x;
  const matrix = new Float64Array(n * n);
  const slopes = kernel.names.map(() => new Float64Array(n * n));
  const ofPair = new Float64Array(kernel.names.length);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = kernel.covariance({ x: values, i, other: values, j, inputs }, logParameters, 0, ofPair);
      matrix[i * n + j] = matrix[j * n + i] = value;
      slopes.forEach((slope, k) => {
        slope[i * n + j] = slope[j * n + i] = ofPair[k];
      });
    }
  }
  return { matrix, slopes };
}

/** k(x, row j of other) for every row of x. */
export function covarianceColumn(
  kernel: Kernel,
  logParameters: ArrayLike<number>,
  x: Rows,
  other: Rows,
  j: number,
): Float64Array {
  const unused = new Float64Array(kernel.names.length);
  return Float64Array.from({ length: x.rows }, (_, i) =>
    kernel.covariance({ x: x.values, i, other: other.values, j, inputs: x.inputs }, logParameters, 0, unused),
  );
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** A v for a symmetric n × n matrix. */
export function times(matrix: Float64Array, v: ArrayLike<number>): Float64Array {
  const n = v.length;
  return Float64Array.from({ length: n }, (_, i) => dot(matrix.subarray(i * n, (i + 1) * n), v));
}
