import type { FloatArray } from "@loglik/core";

/** The rows of a row-major matrix with the given indices, as a new matrix. */
export function takeRows<Values extends FloatArray>(
  values: Values,
  columns: number,
  rows: Uint32Array,
  allocate: (length: number) => Values,
): Values {
  const taken = allocate(rows.length * columns);
  for (let index = 0; index < rows.length; index += 1) {
    taken.set(values.subarray(rows[index] * columns, (rows[index] + 1) * columns), index * columns);
  }
  return taken;
}
