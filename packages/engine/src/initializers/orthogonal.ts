import type { Rng } from "@loglik/core";
import type { WeightsToFill } from "./initializer.js";

/**
 * A random matrix whose columns (or, where there are more of them than rows, whose rows) are orthonormal: normal draws,
 * orthogonalised one after the other by Gram and Schmidt, twice, so that rounding does not spoil the later ones.
 */
export function orthogonal(rng: Rng, { rows, columns, out, start }: WeightsToFill): void {
  const [count, length] = columns > rows ? [rows, columns] : [columns, rows];
  const basis: Float64Array[] = [];
  while (basis.length < count) {
    const vector = Float64Array.from({ length }, () => rng.normal());
    for (const other of [...basis, ...basis]) {
      const share = dot(vector, other);
      for (let index = 0; index < length; index += 1) vector[index] -= share * other[index];
    }
    const size = Math.sqrt(dot(vector, vector));
    basis.push(vector.map((value) => value / size));
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      out[start + row * columns + column] = columns > rows ? basis[row][column] : basis[column][row];
    }
  }
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, index) => sum + value * right[index], 0);
}
