// Dropout by a counter-based generator, Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror & D. E. Shaw, "Parallel random numbers:
// as easy as 1, 2, 3", SC 2011. Four lanes compute four counters side by side.

import { REAL, Real, scaleWithout, splat } from "../lanes";
import { address, real, word } from "../record";

/** Numbers of a row that one call of the generator decides: four lanes of four words. */
const GROUP: i32 = 16;

/**
 * Element 4w + l of group g of a row is dropped where word w of the counter (4g + l, row, step, layer) is below the threshold.
 * input, output, bytes of a row of both; layer; threshold; key, two words; 1/(1 − rate)
 */
export function dropout(record: usize, firstRow: i32, rows: i32, step: i32): void {
  const bytes = address(record, 4);
  const layer = i32x4.splat(word(record, 5));
  const threshold = i32x4.splat(word(record, 6));
  const factor = splat(<Real>real(record, 10));
  for (let row = 0; row < rows; row++) {
    const input = address(record, 2) + <usize>row * bytes, output = address(record, 3) + <usize>row * bytes;
    const count = <i32>(bytes / REAL);
    for (let element = 0; element < count; element += GROUP) {
      let c0 = i32x4.add(i32x4.splat(element >> 2), i32x4(0, 1, 2, 3));
      let c1 = i32x4.splat(firstRow + row), c2 = i32x4.splat(step), c3 = layer;
      let k0 = word(record, 7), k1 = word(record, 8);
      for (let round = 0; round < 10; round++) {
        const left = i32x4.splat(0xd2511f53), right = i32x4.splat(0xcd9e8d57);
        const newC0 = v128.xor(v128.xor(highProduct(c2, right), c1), i32x4.splat(k0));
        const newC2 = v128.xor(v128.xor(highProduct(c0, left), c3), i32x4.splat(k1));
        c1 = i32x4.mul(c2, right);
        c3 = i32x4.mul(c0, left);
        c0 = newC0;
        c2 = newC2;
        k0 += 0x9e3779b9;
        k1 += 0xbb67ae85;
      }
      drop(input, output, element, count, factor, i32x4.lt_u(c0, threshold));
      drop(input, output, element + 4, count, factor, i32x4.lt_u(c1, threshold));
      drop(input, output, element + 8, count, factor, i32x4.lt_u(c2, threshold));
      drop(input, output, element + 12, count, factor, i32x4.lt_u(c3, threshold));
    }
  }
}

/** Rows end with a group of four, not of sixteen. */
@inline function drop(input: usize, output: usize, element: i32, count: i32, factor: v128, mask: v128): void {
  if (element >= count) return;
  const at = <usize>element * REAL;
  scaleWithout(input + at, output + at, factor, mask);
}

/** The upper 32 bits of the 64-bit products. */
@inline function highProduct(a: v128, b: v128): v128 {
  const low = i64x2.extmul_low_i32x4_u(a, b), high = i64x2.extmul_high_i32x4_u(a, b);
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7);
}
