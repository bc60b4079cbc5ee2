// The one file that knows the precision: a build in float64 replaces it by the same names on f64x2.
// Products are rounded before they are added: relaxed SIMD would fuse the two on some machines and not on others, and a
// training run would then depend on the machine.

export type Real = f32;

/** Bytes of one number. */
export const REAL: usize = 4;
/** Bytes of one vector. */
export const VECTOR: usize = 16;
/** Numbers in one vector. */
export const LANES: i32 = 4;
/** Smallest normal number: what is smaller in size is denormal, and slows multiplication down. */
export const SMALLEST_NORMAL: Real = 1.17549435e-38;

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
/** sum + x·y, each operation rounded. */
@inline export function multiplyAdd(sum: v128, x: v128, y: v128): v128 { return f32x4.add(sum, f32x4.mul(x, y)); }

// pmin and pmax return their first argument when a comparison fails, so with x first NaN stays NaN.
/** The smaller of x and bound; NaN where x is NaN. */
@inline export function atMost(x: v128, bound: v128): v128 { return f32x4.pmin(x, bound); }
/** The larger of x and bound; NaN where x is NaN. */
@inline export function atLeast(x: v128, bound: v128): v128 { return f32x4.pmax(x, bound); }

@inline export function less(x: v128, y: v128): v128 { return f32x4.lt(x, y); }
@inline export function lessOrEqual(x: v128, y: v128): v128 { return f32x4.le(x, y); }
/** x where the mask is set, else y. */
@inline export function select(x: v128, y: v128, mask: v128): v128 { return v128.bitselect(x, y, mask); }
/** Zero where the mask is set, else x. */
@inline export function clearWhere(x: v128, mask: v128): v128 { return v128.andnot(x, mask); }
/** Mask of the lanes whose column, counted from `column`, lies before `columns`. */
@inline export function columnsBefore(column: i32, columns: i32): v128 {
  return i32x4.lt_s(i32x4.add(i32x4.splat(column), i32x4(0, 1, 2, 3)), i32x4.splat(columns));
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
