// Vectors of float64, with the names of lanes.ts: see there.

export type Real = f64;

export const REAL: usize = 8;
export const VECTOR: usize = 16;
export const LANES: i32 = 2;

export const LOG_HALF_ULP: Real = -37;

@inline export function splat(x: Real): v128 { return f64x2.splat(x); }
@inline export function load(address: usize): v128 { return v128.load(address); }
@inline export function store(address: usize, x: v128): void { v128.store(address, x); }
@inline export function loadNext(address: usize): v128 { return v128.load(address, 16); }
@inline export function storeNext(address: usize, x: v128): void { v128.store(address, x, 16); }
@inline export function loadSplat(address: usize): v128 { return v128.load64_splat(address); }
@inline export function loadSplat1(address: usize): v128 { return v128.load64_splat(address, 8); }
@inline export function loadSplat2(address: usize): v128 { return v128.load64_splat(address, 16); }
@inline export function loadSplat3(address: usize): v128 { return v128.load64_splat(address, 24); }
@inline export function first(x: v128): Real { return f64x2.extract_lane(x, 0); }

@inline export function add(x: v128, y: v128): v128 { return f64x2.add(x, y); }
@inline export function sub(x: v128, y: v128): v128 { return f64x2.sub(x, y); }
@inline export function mul(x: v128, y: v128): v128 { return f64x2.mul(x, y); }
@inline export function div(x: v128, y: v128): v128 { return f64x2.div(x, y); }
@inline export function sqrt(x: v128): v128 { return f64x2.sqrt(x); }
@inline export function abs(x: v128): v128 { return f64x2.abs(x); }
@inline export function neg(x: v128): v128 { return f64x2.neg(x); }
@inline export function multiplyAdd(sum: v128, x: v128, y: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f64x2.relaxed_madd(x, y, sum) : f64x2.add(sum, f64x2.mul(x, y));
}

@inline export function atMost(x: v128, bound: v128): v128 { return f64x2.pmin(x, bound); }
@inline export function atLeast(x: v128, bound: v128): v128 { return f64x2.pmax(x, bound); }

@inline export function less(x: v128, y: v128): v128 { return f64x2.lt(x, y); }
@inline export function lessOrEqual(x: v128, y: v128): v128 { return f64x2.le(x, y); }
@inline export function equal(x: v128, y: v128): v128 { return f64x2.eq(x, y); }
@inline export function select(x: v128, y: v128, mask: v128): v128 { return v128.bitselect(x, y, mask); }
@inline export function clearWhere(x: v128, mask: v128): v128 { return v128.andnot(x, mask); }
@inline export function clearDenormals(x: v128): v128 {
  return clearWhere(x, i64x2.eq(v128.and(x, i64x2.splat(0x7ff0000000000000)), i64x2.splat(0)));
}
@inline export function columnsBefore(column: i32, columns: i32): v128 {
  return i64x2.lt_s(i64x2.add(i64x2.splat(column), i64x2(0, 1)), i64x2.splat(columns));
}
@inline export function columnIs(column: i32, index: i32): v128 {
  return i64x2.eq(i64x2.splat(index - column), i64x2(0, 1));
}
@inline export function sumLanes(x: v128): Real {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}
@inline export function largestLane(x: v128): Real {
  return f64x2.extract_lane(f64x2.pmax(v128.shuffle<f64>(x, x, 1, 0), x), 0);
}
@inline export function transposeTile(from: usize, stride: usize, rows: i32, to: usize, step: usize): void {
  const zero = splat(0);
  for (let half = 0; half < 2; half++) {
    const r0 = rows > 0 ? load(from) : zero;
    const r1 = rows > 1 ? load(from + stride) : zero;
    const r2 = rows > 2 ? load(from + 2 * stride) : zero;
    const r3 = rows > 3 ? load(from + 3 * stride) : zero;
    store(to, v128.shuffle<f64>(r0, r1, 0, 2));
    storeNext(to, v128.shuffle<f64>(r2, r3, 0, 2));
    store(to + step, v128.shuffle<f64>(r0, r1, 1, 3));
    storeNext(to + step, v128.shuffle<f64>(r2, r3, 1, 3));
    from += VECTOR;
    to += 2 * step;
  }
}
@inline export function scaleWithout(from: usize, to: usize, factor: v128, clearing: v128): void {
  store(to, v128.andnot(mul(load(from), factor), i64x2.extend_low_i32x4_s(clearing)));
  storeNext(to, v128.andnot(mul(loadNext(from), factor), i64x2.extend_high_i32x4_s(clearing)));
}
