// The innermost loops: one tile of C, 4 rows × 8 or × 4 columns, held in registers while k runs.
//
// 4 × 8 is eight accumulators and leaves seven of sixteen registers for the operands; wider tiles spill on some engines,
// and unrolling over k makes them hoist loads until they spill. `do … while` saves one jump a step over `while`.
// Every element of C is initial + a₀b₀ + a₁b₁ + …, one after the other: whatever tile computes it, its bits are the same.

import { load, loadNext, loadSplat, loadSplat1, loadSplat2, loadSplat3, multiplyAdd, store, storeNext } from "./lanes";

/** Where the four rows of a tile start, in memory. A tile at the lower edge repeats the address of its first row. */
@inline export function rowAddress(base: usize, stride: usize, row: i32, rows: i32): usize {
  return row < rows ? base + <usize>row * stride : base;
}

/** c[0 … 3][0 … 7] = initial + Σₖ a[k][0 … 3] · b[k][0 … 7], for the first `rows` rows. */
@inline export function tile8(
  a: usize, aStep: usize, b: usize, bStep: usize, depth: i32,
  initial: usize, initialStride: usize, c: usize, cStride: usize, rows: i32,
): void {
  let at = initial;
  let c00 = load(at), c01 = loadNext(at);
  at = rowAddress(initial, initialStride, 1, rows);
  let c10 = load(at), c11 = loadNext(at);
  at = rowAddress(initial, initialStride, 2, rows);
  let c20 = load(at), c21 = loadNext(at);
  at = rowAddress(initial, initialStride, 3, rows);
  let c30 = load(at), c31 = loadNext(at);
  const end = b + <usize>depth * bStep;
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

/** The same for four columns: the right edge of a matrix whose padded width is not a multiple of 8. */
@inline export function tile4(
  a: usize, aStep: usize, b: usize, bStep: usize, depth: i32,
  initial: usize, initialStride: usize, c: usize, cStride: usize, rows: i32,
): void {
  let c0 = load(initial);
  let c1 = load(rowAddress(initial, initialStride, 1, rows));
  let c2 = load(rowAddress(initial, initialStride, 2, rows));
  let c3 = load(rowAddress(initial, initialStride, 3, rows));
  const end = b + <usize>depth * bStep;
  do {
    const bk = load(b);
    c0 = multiplyAdd(c0, loadSplat(a), bk);
    c1 = multiplyAdd(c1, loadSplat1(a), bk);
    c2 = multiplyAdd(c2, loadSplat2(a), bk);
    c3 = multiplyAdd(c3, loadSplat3(a), bk);
    a += aStep;
    b += bStep;
  } while (b != end);
  store(rowAddress(c, cStride, 3, rows), c3);
  store(rowAddress(c, cStride, 2, rows), c2);
  store(rowAddress(c, cStride, 1, rows), c1);
  store(c, c0);
}
