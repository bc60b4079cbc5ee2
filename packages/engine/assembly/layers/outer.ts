// The innermost loops of a convolution's weights: as in ../tile.ts, but the sum goes on over all lines of an image while the tile
// stays in registers. `skip` bytes lie between the end of one line of a and the next; b has no gaps.

import { load, loadNext, loadSplat, loadSplat1, loadSplat2, loadSplat3, multiplyAdd, store, storeNext } from "../lanes";
import { rowAddress } from "../tile";

/** c[0 … 3][0 … 7] += Σ over pixels of a[0 … 3] · b[0 … 7], for the first `rows` rows, lines of `columns` pixels. */
@inline export function outer8(
  a: usize, aStep: usize, skip: usize, b: usize, bStep: usize, lines: i32, columns: i32, c: usize, cStride: usize, rows: i32,
): void {
  const line = <usize>columns * bStep;
  let at = c;
  let c00 = load(at), c01 = loadNext(at);
  at = rowAddress(c, cStride, 1, rows);
  let c10 = load(at), c11 = loadNext(at);
  at = rowAddress(c, cStride, 2, rows);
  let c20 = load(at), c21 = loadNext(at);
  at = rowAddress(c, cStride, 3, rows);
  let c30 = load(at), c31 = loadNext(at);
  do {
    const end = b + line;
    do {
      const b0 = load(b), b1 = loadNext(b);
      let ai = loadSplat(a);
      c00 = multiplyAdd(c00, ai, b0);
      c01 = multiplyAdd(c01, ai, b1);
      ai = loadSplat1(a);
      c10 = multiplyAdd(c10, ai, b0);
      c11 = multiplyAdd(c11, ai, b1);
      ai = loadSplat2(a);
      c20 = multiplyAdd(c20, ai, b0);
      c21 = multiplyAdd(c21, ai, b1);
      ai = loadSplat3(a);
      c30 = multiplyAdd(c30, ai, b0);
      c31 = multiplyAdd(c31, ai, b1);
      a += aStep;
      b += bStep;
    } while (b != end);
    a += skip;
  } while (--lines);
  // Last row first: at the lower edge the rows past the end share the first row's address, and the first row wins.
  at = rowAddress(c, cStride, 3, rows);
  store(at, c30);
  storeNext(at, c31);
  at = rowAddress(c, cStride, 2, rows);
  store(at, c20);
  storeNext(at, c21);
  at = rowAddress(c, cStride, 1, rows);
  store(at, c10);
  storeNext(at, c11);
  store(c, c00);
  storeNext(c, c01);
}

/** The same for four columns at the right edge. */
@inline export function outer4(
  a: usize, aStep: usize, skip: usize, b: usize, bStep: usize, lines: i32, columns: i32, c: usize, cStride: usize, rows: i32,
): void {
  const line = <usize>columns * bStep;
  let c0 = load(c);
  let c1 = load(rowAddress(c, cStride, 1, rows));
  let c2 = load(rowAddress(c, cStride, 2, rows));
  let c3 = load(rowAddress(c, cStride, 3, rows));
  do {
    const end = b + line;
    do {
      const bk = load(b);
      c0 = multiplyAdd(c0, loadSplat(a), bk);
      c1 = multiplyAdd(c1, loadSplat1(a), bk);
      c2 = multiplyAdd(c2, loadSplat2(a), bk);
      c3 = multiplyAdd(c3, loadSplat3(a), bk);
      a += aStep;
      b += bStep;
    } while (b != end);
    a += skip;
  } while (--lines);
  store(rowAddress(c, cStride, 3, rows), c3);
  store(rowAddress(c, cStride, 2, rows), c2);
  store(rowAddress(c, cStride, 1, rows), c1);
  store(c, c0);
}
