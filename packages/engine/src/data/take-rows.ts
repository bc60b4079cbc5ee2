import type { FloatArray } from "@loglik/core";
import { inParts, type Parts } from "./in-parts.js";

/** The rows of a row-major matrix with the given indices, as a new matrix. */
export function* takeRows<Values extends FloatArray>(
  values: Values,
  columns: number,
  rows: Uint32Array,
  allocate: (length: number) => Values,
): Parts<Values> {
  const taken = allocate(rows.length * columns);
  function take(from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      taken.set(values.subarray(rows[index] * columns, (rows[index] + 1) * columns), index * columns);
    }
  }
  // A copy of a row costs something, however short the row is.
  yield* inParts(rows.length, take, Math.max(16, columns));
  return taken;
}
