import { choleskyInPlace, choleskySolve } from "./cholesky.js";
import type { LinearObjective } from "./linear-objective.js";
import { solveUpper } from "./orthogonal-design.js";

/**
 * Standard errors of the coefficients in orthogonal coordinates carried back to the inputs: square roots of the diagonal of
 * the inverse information of the whole sample.
 *
 * `hessian` is the mean information with the gauge directions filled in; the part that the filling contributes is projected
 * out again, so that the errors are those of the coefficients that sum to zero over the gauge.
 *
 * @returns for each output the standard errors of its kept columns, or `undefined` where the information is singular
 */
export function coefficientErrors(
  objective: LinearObjective,
  hessian: Float64Array,
  gauge: Float64Array | undefined,
  totalWeight: number,
): readonly Float64Array[] | undefined {
  const { outputs, starts, design } = objective;
  const n = starts[outputs];
  const factor = Float64Array.from(hessian);
  if (!choleskyInPlace(factor, n)) return undefined;
  const inverse = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    const unit = new Float64Array(n);
    unit[a] = 1 / totalWeight;
    inverse.set(choleskySolve(factor, n, unit), a * n);
  }
  return Array.from({ length: outputs }, (_, k) => {
    const size = starts[k + 1] - starts[k];
    const block = new Float64Array(size * size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) block[a * size + b] = projected(inverse, n, starts, outputs, gauge, k, a, b);
    }
    if (size !== design.rank) return Float64Array.of(Math.sqrt(block[0]));
    return backToInputs(block, design.r, size);
  });
}

/** Element (k a, k b) of P C P with P = (I − gauge) ⊗ I. */
function projected(
  inverse: Float64Array,
  n: number,
  starts: readonly number[],
  outputs: number,
  gauge: Float64Array | undefined,
  k: number,
  a: number,
  b: number,
): number {
  const at = (i: number, j: number) => inverse[(starts[i] + a) * n + starts[j] + b];
  if (gauge === undefined) return at(k, k);
  let sum = 0;
  for (let i = 0; i < outputs; i++) {
    const left = (i === k ? 1 : 0) - gauge[k * outputs + i];
    if (left === 0) continue;
    for (let j = 0; j < outputs; j++) {
      const right = (j === k ? 1 : 0) - gauge[k * outputs + j];
      if (right !== 0) sum += left * right * at(i, j);
    }
  }
  return sum;
}

/**
 * √diag(R⁻¹ C R⁻ᵀ): R⁻¹ applied to the columns of C and then to the rows. R's columns are taken in units of their own size, as
 * variances in the units of an input of 1e200 are no numbers while standard errors are.
 */
function backToInputs(block: Float64Array, r: Float64Array, size: number): Float64Array {
  const units = Float64Array.from({ length: size }, (_, b) => {
    let largest = 0;
    for (let a = 0; a <= b; a++) largest = Math.max(largest, Math.abs(r[a * size + b]));
    return 2 ** Math.floor(Math.log2(largest));
  });
  const triangle = r.map((value, at) => value / units[at % size]);
  const half = new Float64Array(size * size);
  for (let b = 0; b < size; b++) {
    const column = Float64Array.from({ length: size }, (_, a) => block[a * size + b]);
    solveUpper(triangle, size, column).forEach((value, a) => {
      half[a * size + b] = value;
    });
  }
  return Float64Array.from({ length: size }, (_, a) => {
    const row = Float64Array.from(half.subarray(a * size, (a + 1) * size));
    return Math.sqrt(solveUpper(triangle, size, row)[a]) / units[a];
  });
}
