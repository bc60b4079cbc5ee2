/**
 * `count` equally spaced numbers from `low` to `high`, both included.
 *
 * @example grid(0, 1, 3)  // Float64Array [0, 0.5, 1]
 */
export function grid(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}
