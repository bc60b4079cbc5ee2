// Vectors of float32. A build in float64 puts lanes-float64.ts in the place of this file: the same names on f64x2. Together
// with elementary.ts and elementary-float64.ts these are the only files that know the precision.
// Products are rounded before they are added. A build with relaxed SIMD, for those who ask for it, leaves them unrounded where
// the processor can: a fit then depends on the machine.

export type Real = f32;

/** Bytes of one number. */
export const REAL: usize = 4;
/** Bytes of one vector. */
export const VECTOR: usize = 16;
/** Numbers in one vector. */
export const LANES: i32 = 4;

/** Where eˣ is lost beside 1: a whole number not above the logarithm of half a unit in the last place. */
export const LOG_HALF_ULP: Real = -17;

@inline export function splat(x: Real): v128 { return f32x4.splat(x); }
@inline export function load(address: usize): v128 { return v128.load(address); }
@inline export function store(address: usize, x: v128): void { v128.store(address, x); }
// An offset that is part of the instruction saves an addition in the innermost loop.
/** The vector after the one at `address`. */
@inline export function loadNext(address: usize): v128 { return v128.load(address, 16); }
@inline export function storeNext(address: usize, x: v128): void { v128.store(address, x, 16); }
/** The number at `address`, the one after it, and so on, in all lanes. */
@inline export function loadSplat(address: usize): v128 { return v128.load32_splat(address); }
@inline export function loadSplat1(address: usize): v128 { return v128.load32_splat(address, 4); }
@inline export function loadSplat2(address: usize): v128 { return v128.load32_splat(address, 8); }
@inline export function loadSplat3(address: usize): v128 { return v128.load32_splat(address, 12); }
@inline export function first(x: v128): Real { return f32x4.extract_lane(x, 0); }

@inline export function add(x: v128, y: v128): v128 { return f32x4.add(x, y); }
@inline export function sub(x: v128, y: v128): v128 { return f32x4.sub(x, y); }
@inline export function mul(x: v128, y: v128): v128 { return f32x4.mul(x, y); }
@inline export function div(x: v128, y: v128): v128 { return f32x4.div(x, y); }
@inline export function sqrt(x: v128): v128 { return f32x4.sqrt(x); }
@inline export function abs(x: v128): v128 { return f32x4.abs(x); }
@inline export function neg(x: v128): v128 { return f32x4.neg(x); }
/** sum + x·y, each operation rounded; in a build with relaxed SIMD only the sum, where the processor can. */
@inline export function multiplyAdd(sum: v128, x: v128, y: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(x, y, sum) : f32x4.add(sum, f32x4.mul(x, y));
}

// pmin and pmax return their first argument when a comparison fails, so with x first NaN stays NaN.
/** The smaller of x and bound; NaN where x is NaN. */
@inline export function atMost(x: v128, bound: v128): v128 { return f32x4.pmin(x, bound); }
/** The larger of x and bound; NaN where x is NaN. */
@inline export function atLeast(x: v128, bound: v128): v128 { return f32x4.pmax(x, bound); }

@inline export function less(x: v128, y: v128): v128 { return f32x4.lt(x, y); }
@inline export function lessOrEqual(x: v128, y: v128): v128 { return f32x4.le(x, y); }
@inline export function equal(x: v128, y: v128): v128 { return f32x4.eq(x, y); }
/** x where the mask is set, else y. */
@inline export function select(x: v128, y: v128, mask: v128): v128 { return v128.bitselect(x, y, mask); }
/** Zero where the mask is set, else x. */
@inline export function clearWhere(x: v128, mask: v128): v128 { return v128.andnot(x, mask); }
/** Zero where x is denormal: where its exponent has no bit. NaN, whose exponent has all, stays. */
@inline export function clearDenormals(x: v128): v128 {
  return clearWhere(x, i32x4.eq(v128.and(x, i32x4.splat(0x7f800000)), i32x4.splat(0)));
}
/** Mask of the lanes whose column, counted from `column`, lies before `columns`. */
@inline export function columnsBefore(column: i32, columns: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4.splat(column), i32x4(0, 1, 2, 3)), i32x4.splat(columns));
}
/** Mask of the lane whose column, counted from `column`, is `index`; none where it lies elsewhere. */
@inline export function columnIs(column: i32, index: i32): v128 {
  return i32x4.eq(i32x4.splat(index - column), i32x4(0, 1, 2, 3));
}
/** Sum of the lanes, always in the same order: (0 + 1) + (2 + 3). */
@inline export function sumLanes(x: v128): Real {
  return (f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1)) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}
/** Largest lane; a NaN lane is passed over. */
@inline export function largestLane(x: v128): Real {
  const half = f32x4.pmax(v128.shuffle<f32>(x, x, 2, 3, 0, 1), x);
  return f32x4.extract_lane(f32x4.pmax(v128.shuffle<f32>(half, half, 1, 0, 3, 2), half), 0);
}
/** Four rows of four numbers, `stride` bytes apart from `from` on, as columns: to[k][i] = from[i][k]. Rows from `rows` on are zero. */
@inline export function transposeTile(from: usize, stride: usize, rows: i32, to: usize, step: usize): void {
  const zero = splat(0);
  const r0 = rows > 0 ? load(from) : zero;
  const r1 = rows > 1 ? load(from + stride) : zero;
  const r2 = rows > 2 ? load(from + 2 * stride) : zero;
  const r3 = rows > 3 ? load(from + 3 * stride) : zero;
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  store(to, v128.shuffle<f64>(low01, low23, 0, 2));
  store(to + step, v128.shuffle<f64>(low01, low23, 1, 3));
  store(to + 2 * step, v128.shuffle<f64>(high01, high23, 0, 2));
  store(to + 3 * step, v128.shuffle<f64>(high01, high23, 1, 3));
}
/** to[0 … 3] = clearing[i] ? 0 : from[i] · factor, for four numbers and four lanes of a mask of 32-bit integers. */
@inline export function scaleWithout(from: usize, to: usize, factor: v128, clearing: v128): void {
  store(to, v128.andnot(mul(load(from), factor), clearing));
}
