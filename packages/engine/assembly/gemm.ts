// General matrix product in three forms: A·B, A·Bᵀ and Aᵀ·B.
//
// Blocked after K. Goto & R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34 (2008): k is cut into
// parts, and A into blocks that stay in the second-level cache. A panel of B is packed into the first-level cache right before
// all of a block of A meets it, so that no packed copy of B is ever as large as B.

import { activate, differentiate } from "./activation";
import { REAL, VECTOR, add, load, splat, store } from "./lanes";
import { PANEL, PANEL_BYTES, STRIP, STRIP_BYTES, packRows, packRowsTransposed, packStrips, packStripsTransposed, roundUp } from "./pack";
import { tile4, tile8 } from "./tile";

/** The longest part of k: a panel of B then takes up half of a first-level cache of 32 KiB. */
export const DEPTH: i32 = 512;
/** Numbers in a block of A: 512 KiB of float32. */
export const BLOCK: i32 = 131072;

/** A packed copy pays for itself when it is read at least this many times… */
const READS_TO_PACK: i32 = 4;
/** …and when the original does not fit the first-level cache beside the other operand, in numbers. */
const SMALL: i32 = 4096;

/** What happens to C after its last product. */
export const KEEP: i32 = 0;
export const ACTIVATE: i32 = 1;
export const DIFFERENTIATE: i32 = 2;

/**
 * C = finish(initial + A·B) for `rows` rows and `columns` columns of C; `columns` counts the padding, a multiple of 4.
 *
 * `initial` is one row of `columns` numbers that every row of C starts from (a bias, or zeros). With `aTransposed`, a holds
 * depth × rows; with `bTransposed`, b holds bColumns × depth, where columns from bColumns on count as zero.
 * `scratch` holds the packed copies: see gemmScratch in src/kernels/wasm/scratch.ts.
 */
export function gemm(
  rows: i32, columns: i32, depth: i32,
  a: usize, aStride: usize, aTransposed: bool,
  b: usize, bStride: usize, bTransposed: bool, bColumns: i32,
  initial: usize, c: usize, cStride: usize,
  finish: i32, activation: i32, y: usize, yStride: usize,
  scratch: usize,
): void {
  if (depth == 0) {
    copyRow(initial, c, cStride, rows, columns);
    finishPanel(finish, activation, c, cStride, y, yStride, rows, <usize>columns * REAL);
    return;
  }
  // The tiles read A and B step by step of k: the transposed forms of B and the plain form of A are always copied.
  const packB = bTransposed || (rows > READS_TO_PACK * STRIP && depth * columns > SMALL);
  const packA = !aTransposed || (columns > READS_TO_PACK * PANEL && depth * rows > SMALL);
  // Parts of equal length: a short one stores and loads all of C, too.
  const parts = (depth + DEPTH - 1) / DEPTH;
  const part = (depth + parts - 1) / parts;
  for (let k0 = 0; k0 < depth; k0 += part) {
    const kDepth = min(part, depth - k0);
    const last = k0 + kDepth == depth;
    const stripSize = packA ? <usize>roundUp(kDepth) * STRIP_BYTES : STRIP_BYTES;
    const bStep = packB ? PANEL_BYTES : bStride;
    const aStep = packA ? STRIP_BYTES : aStride;
    const packedA = scratch + (packB ? <usize>roundUp(kDepth) * PANEL_BYTES : 0);
    const block = (BLOCK / roundUp(kDepth)) & ~(STRIP - 1);
    for (let row0 = 0; row0 < rows; row0 += block) {
      const height = min(block, rows - row0);
      let strips = packedA;
      if (!packA) strips = a + <usize>k0 * aStride + <usize>row0 * REAL;
      else if (aTransposed) packStripsTransposed(a + <usize>k0 * aStride + <usize>row0 * REAL, aStride, kDepth, height, packedA);
      else packStrips(a + <usize>row0 * aStride + <usize>k0 * REAL, aStride, kDepth, height, packedA);

      for (let column = 0; column < columns; column += PANEL) {
        let panel = b + <usize>k0 * bStride + <usize>column * REAL;
        if (packB) {
          if (bTransposed) {
            packRowsTransposed(b + <usize>column * bStride + <usize>k0 * REAL, bStride, kDepth, min(PANEL, bColumns - column), scratch);
          } else {
            packRows(panel, bStride, kDepth, min(PANEL, columns - column), scratch);
          }
          panel = scratch;
        }
        const to = c + <usize>row0 * cStride + <usize>column * REAL;
        // The first block of k starts from the initial row, the others from what C holds.
        const from = k0 == 0 ? initial + <usize>column * REAL : to;
        const fromStride: usize = k0 == 0 ? 0 : cStride;
        const whole = column + PANEL <= columns;
        if (whole) panel8(strips, stripSize, aStep, panel, bStep, kDepth, from, fromStride, to, cStride, height);
        else panel4(strips, stripSize, aStep, panel, bStep, kDepth, from, fromStride, to, cStride, height);
        if (last && finish != KEEP) {
          const yPanel = y + <usize>row0 * yStride + <usize>column * REAL;
          finishPanel(finish, activation, to, cStride, yPanel, yStride, height, whole ? 2 * VECTOR : VECTOR);
        }
      }
    }
  }
}

/** All strips of A against one panel of B. */
function panel8(
  strips: usize, stripSize: usize, aStep: usize, panel: usize, bStep: usize, depth: i32,
  from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32,
): void {
  for (let row = 0; row < rows; row += STRIP) {
    tile8(strips, aStep, panel, bStep, depth, from, fromStride, to, toStride, rows - row);
    strips += stripSize;
    from += <usize>STRIP * fromStride;
    to += <usize>STRIP * toStride;
  }
}

function panel4(
  strips: usize, stripSize: usize, aStep: usize, panel: usize, bStep: usize, depth: i32,
  from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32,
): void {
  for (let row = 0; row < rows; row += STRIP) {
    tile4(strips, aStep, panel, bStep, depth, from, fromStride, to, toStride, rows - row);
    strips += stripSize;
    from += <usize>STRIP * fromStride;
    to += <usize>STRIP * toStride;
  }
}

@inline function finishPanel(
  finish: i32, activation: i32, c: usize, cStride: usize, y: usize, yStride: usize, rows: i32, width: usize,
): void {
  if (finish == ACTIVATE) activate(activation, c, cStride, rows, width);
  else if (finish == DIFFERENTIATE) differentiate(activation, c, cStride, y, yStride, rows, width);
}

/** Every row of C becomes the initial row: a product over no elements. */
function copyRow(initial: usize, c: usize, cStride: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(c + <usize>row * cStride, initial, <usize>columns * REAL);
  }
}

/** c[0 … columns − 1] = Σ over rows of a, in the order of the rows; `columns` is a multiple of 4. */
export function sumRows(a: usize, stride: usize, rows: i32, columns: i32, c: usize): void {
  const end = c + <usize>columns * REAL;
  // Four vectors side by side: one sum alone would wait for each of its additions.
  for (; c + 4 * VECTOR <= end; c += 4 * VECTOR) {
    let sum0 = splat(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
    let at = a;
    for (let row = 0; row < rows; row++) {
      sum0 = add(sum0, load(at));
      sum1 = add(sum1, load(at + VECTOR));
      sum2 = add(sum2, load(at + 2 * VECTOR));
      sum3 = add(sum3, load(at + 3 * VECTOR));
      at += stride;
    }
    store(c, sum0);
    store(c + VECTOR, sum1);
    store(c + 2 * VECTOR, sum2);
    store(c + 3 * VECTOR, sum3);
    a += 4 * VECTOR;
  }
  for (; c < end; c += VECTOR) {
    let sum = splat(0);
    let at = a;
    for (let row = 0; row < rows; row++) {
      sum = add(sum, load(at));
      at += stride;
    }
    store(c, sum);
    a += VECTOR;
  }
}
