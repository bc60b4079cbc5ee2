/**
 * x log y with 0 · log 0 = 0, the limit that makes 0⁰ = 1 in a likelihood.
 *
 * @example xLogY(0, 0)  // 0
 */
export function xLogY(x: number, y: number): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log(y);
}

/**
 * x log(1 + y) with the same convention.
 *
 * @example xLog1pY(0, -1)  // 0
 */
export function xLog1pY(x: number, y: number): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * Math.log1p(y);
}
