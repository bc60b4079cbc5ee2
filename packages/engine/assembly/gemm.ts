// General matrix product in three forms: A·B, A·Bᵀ and Aᵀ·B.
//
// Blocked after K. Goto & R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34 (2008): B is
// cut into blocks of DEPTH × WIDTH, A into blocks of HEIGHT × DEPTH; both are packed into the order in which the tiles read
// them, so that a panel of B stays in the first-level cache and a block of A in the second.

import { activate, differentiate } from "./activation";
import { REAL, VECTOR, add, load, splat, store } from "./lanes";
import { PANEL, PANEL_BYTES, STRIP, STRIP_BYTES, packRows, packRowsTransposed, packStrips, packStripsTransposed, roundUp } from "./pack";
import { tile4, tile8 } from "./tile";

export const DEPTH: i32 = 512;
export const WIDTH: i32 = 512;
export const HEIGHT: i32 = 128;

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
 * `scratch` holds the packed copies: see gemmScratch in src/kernels/wasm/encode.ts.
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
  for (let column0 = 0; column0 < columns; column0 += WIDTH) {
    const width = min(WIDTH, columns - column0);
    for (let k0 = 0; k0 < depth; k0 += DEPTH) {
      const kDepth = min(DEPTH, depth - k0);
      const last = k0 + kDepth == depth;
      const panelSize = packB ? <usize>roundUp(kDepth) * PANEL_BYTES : PANEL_BYTES;
      const stripSize = packA ? <usize>roundUp(kDepth) * STRIP_BYTES : STRIP_BYTES;
      const bStep = packB ? PANEL_BYTES : bStride;
      const aStep = packA ? STRIP_BYTES : aStride;
      let panels = b + <usize>k0 * bStride + <usize>column0 * REAL;
      let packedA = scratch;
      if (packB) {
        if (bTransposed) {
          packRowsTransposed(b + <usize>column0 * bStride + <usize>k0 * REAL, bStride, kDepth, min(width, bColumns - column0), scratch);
        } else {
          packRows(panels, bStride, kDepth, width, scratch);
        }
        panels = scratch;
        packedA = scratch + <usize>((width + PANEL - 1) / PANEL) * panelSize;
      }
      for (let row0 = 0; row0 < rows; row0 += HEIGHT) {
        const height = min(HEIGHT, rows - row0);
        let strips = packedA;
        if (!packA) strips = a + <usize>k0 * aStride + <usize>row0 * REAL;
        else if (aTransposed) packStripsTransposed(a + <usize>k0 * aStride + <usize>row0 * REAL, aStride, kDepth, height, packedA);
        else packStrips(a + <usize>row0 * aStride + <usize>k0 * REAL, aStride, kDepth, height, packedA);

        let panel = panels;
        for (let column = column0; column < column0 + width; column += PANEL) {
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
          panel += panelSize;
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
