// Copies of parts of A and B in the order in which GEMM reads them.

import { LANES, REAL, VECTOR, load, loadNext, store, storeNext, transposeTile } from "./lanes";

/** Columns of a panel of B and bytes of one of its rows: two vectors. */
export const PANEL: i32 = 2 * LANES;
export const PANEL_BYTES: usize = 2 * VECTOR;
/** Rows of a strip of A and bytes of one of its steps. */
export const STRIP: i32 = 4;
export const STRIP_BYTES: usize = 4 * REAL;

/** Rows k of B lie one after the other: to[k][0 … 7] = b[k][column … column + 7]; the last panel may be half as wide. */
export function packRows(b: usize, stride: usize, depth: i32, columns: i32, to: usize): void {
  for (let column = 0; column < columns; column += PANEL) {
    let from = b + <usize>column * REAL;
    if (columns - column >= PANEL) {
      for (let k = 0; k < depth; k++) {
        store(to, load(from));
        storeNext(to, loadNext(from));
        from += stride;
        to += PANEL_BYTES;
      }
    } else {
      for (let k = 0; k < depth; k++) {
        store(to, load(from));
        from += stride;
        to += PANEL_BYTES;
      }
    }
    to += <usize>(roundUp(depth) - depth) * PANEL_BYTES;
  }
}

/**
 * Four rows of a matrix, written k by k with `step` bytes between: to[k][i] = from[i][k]. Rows from `rows` on are zero.
 * Writes depth rounded up to 4 steps, of which GEMM reads `depth`.
 */
function packFourRows(from: usize, stride: usize, rows: i32, depth: i32, to: usize, step: usize): void {
  for (let k = 0; k < depth; k += 4) transposeTile(from + <usize>k * REAL, stride, rows, to + <usize>k * step, step);
}

/** Panels of Bᵀ, where b holds `columns` rows of `depth` numbers. Columns past the end are zero. */
export function packRowsTransposed(b: usize, stride: usize, depth: i32, columns: i32, to: usize): void {
  const panelSize = <usize>roundUp(depth) * PANEL_BYTES;
  for (let column = 0; column < columns; column += PANEL) {
    const from = b + <usize>column * stride;
    for (let four = 0; four < PANEL; four += 4) {
      packFourRows(from + <usize>four * stride, stride, columns - column - four, depth, to + <usize>four * REAL, PANEL_BYTES);
    }
    to += panelSize;
  }
}

/** Strips of A, where a holds `rows` rows of `depth` numbers. Rows past the end are zero. */
export function packStrips(a: usize, stride: usize, depth: i32, rows: i32, to: usize): void {
  const stripSize = <usize>roundUp(depth) * STRIP_BYTES;
  for (let row = 0; row < rows; row += STRIP) {
    packFourRows(a + <usize>row * stride, stride, rows - row, depth, to, STRIP_BYTES);
    to += stripSize;
  }
}

/** Strips of Aᵀ, where a holds `depth` rows of `rows` numbers, padded to whole vectors. */
export function packStripsTransposed(a: usize, stride: usize, depth: i32, rows: i32, to: usize): void {
  const stripSize = <usize>roundUp(depth) * STRIP_BYTES;
  for (let row = 0; row < rows; row += STRIP) {
    let from = a + <usize>row * REAL;
    for (let k = 0; k < depth; k++) {
      const at = to + <usize>k * STRIP_BYTES;
      store(at, load(from));
      if (LANES < STRIP) storeNext(at, loadNext(from));
      from += stride;
    }
    to += stripSize;
  }
}

@inline export function roundUp(count: i32): i32 { return (count + 3) & ~3; }
