// Embeddings: rows of a table in the place of categories.

import { REAL, Real } from "../lanes";
import { address, word } from "../record";

/** The number of a category as an index, −1 where it is none: no neighbour's row is ever read. */
@inline function categoryAt(at: usize, categories: i32): i32 {
  const value = load<Real>(at);
  const index = <i32>value;
  return index >= 0 && index < categories && <Real>index == value ? index : -1;
}

/**
 * input, bytes of its row; output, bytes of its row; number of numeric columns and these; number of tables, and for each its address,
 * stride, categories, dimensions, number of columns and these
 */
export function embeddingForward(record: usize, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    const input = address(record, 2) + <usize>row * address(record, 3);
    let output = address(record, 4) + <usize>row * address(record, 5);
    let next = 7;
    for (const end = next + word(record, 6); next < end; next++) {
      store<Real>(output, load<Real>(input + <usize>word(record, next) * REAL));
      output += REAL;
    }
    const tables = word(record, next++);
    for (let t = 0; t < tables; t++) {
      const table = address(record, next), stride = address(record, next + 1);
      const categories = word(record, next + 2), dimensions = word(record, next + 3);
      next += 5;
      for (const end = next + word(record, next - 1); next < end; next++) {
        const category = categoryAt(input + <usize>word(record, next) * REAL, categories);
        const from = table + <usize>category * stride;
        for (let k = 0; k < dimensions; k++) {
          store<Real>(output, category < 0 ? NaN : load<Real>(from + <usize>k * REAL));
          output += REAL;
        }
      }
    }
  }
}

/**
 * input, bytes of its row; output's gradient at the table's first vector, bytes of its row; table's gradient, stride, categories,
 * dimensions, number of columns and these
 */
export function embeddingBackward(record: usize, rows: i32): void {
  const table = address(record, 6), stride = address(record, 7);
  const categories = word(record, 8), dimensions = word(record, 9), columns = word(record, 10);
  memory.fill(table, 0, <usize>categories * stride);
  for (let row = 0; row < rows; row++) {
    const input = address(record, 2) + <usize>row * address(record, 3);
    let gradient = address(record, 4) + <usize>row * address(record, 5);
    for (let column = 0; column < columns; column++) {
      const category = categoryAt(input + <usize>word(record, 11 + column) * REAL, categories);
      const to = table + <usize>category * stride;
      for (let k = 0; k < dimensions; k++) {
        const at = to + <usize>k * REAL;
        if (category >= 0) store<Real>(at, load<Real>(at) + load<Real>(gradient));
        gradient += REAL;
      }
    }
  }
}
