// The innermost loops of a correlation: as in ../tile.ts, but the left side is windows of an image, read where they lie.

import { REAL, load as loadVector, loadNext, loadSplat, multiplyAdd, store as storeVector, storeNext } from "../lanes";
import { PANEL_BYTES } from "../pack";
import { rowAddress } from "../tile";

/** A tile of four windows and one panel, as tile8: each window is `kernelRows` runs of numbers, `skip` bytes apart. */
@inline export function window8(
  a0: usize, a1: usize, a2: usize, a3: usize, skip: usize, kernelRows: i32, run: i32, b: usize,
  initial: usize, c: usize, cStride: usize, rows: i32,
): void {
  let c00 = loadVector(initial), c01 = loadNext(initial);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  a1 -= a0; a2 -= a0; a3 -= a0;
  do {
    const end = a0 + <usize>run * REAL;
    do {
      const b0 = loadVector(b), b1 = loadNext(b);
      let ai = loadSplat(a0);
      c00 = multiplyAdd(c00, ai, b0);
      c01 = multiplyAdd(c01, ai, b1);
      ai = loadSplat(a0 + a1);
      c10 = multiplyAdd(c10, ai, b0);
      c11 = multiplyAdd(c11, ai, b1);
      ai = loadSplat(a0 + a2);
      c20 = multiplyAdd(c20, ai, b0);
      c21 = multiplyAdd(c21, ai, b1);
      ai = loadSplat(a0 + a3);
      c30 = multiplyAdd(c30, ai, b0);
      c31 = multiplyAdd(c31, ai, b1);
      a0 += REAL;
      b += PANEL_BYTES;
    } while (a0 != end);
    a0 += skip;
  } while (--kernelRows);
  let at = rowAddress(c, cStride, 3, rows);
  storeVector(at, c30);
  storeNext(at, c31);
  at = rowAddress(c, cStride, 2, rows);
  storeVector(at, c20);
  storeNext(at, c21);
  at = rowAddress(c, cStride, 1, rows);
  storeVector(at, c10);
  storeNext(at, c11);
  storeVector(c, c00);
  storeNext(c, c01);
}

/** The same for the half of a panel at the right edge. */
@inline export function window4(
  a0: usize, a1: usize, a2: usize, a3: usize, skip: usize, kernelRows: i32, run: i32, b: usize,
  initial: usize, c: usize, cStride: usize, rows: i32,
): void {
  let c0 = loadVector(initial);
  let c1 = c0, c2 = c0, c3 = c0;
  a1 -= a0; a2 -= a0; a3 -= a0;
  do {
    const end = a0 + <usize>run * REAL;
    do {
      const bk = loadVector(b);
      c0 = multiplyAdd(c0, loadSplat(a0), bk);
      c1 = multiplyAdd(c1, loadSplat(a0 + a1), bk);
      c2 = multiplyAdd(c2, loadSplat(a0 + a2), bk);
      c3 = multiplyAdd(c3, loadSplat(a0 + a3), bk);
      a0 += REAL;
      b += PANEL_BYTES;
    } while (a0 != end);
    a0 += skip;
  } while (--kernelRows);
  storeVector(rowAddress(c, cStride, 3, rows), c3);
  storeVector(rowAddress(c, cStride, 2, rows), c2);
  storeVector(rowAddress(c, cStride, 1, rows), c1);
  storeVector(c, c0);
}
