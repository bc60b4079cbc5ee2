/** Counts below this are looked up once they have been computed. */
const TABLE_SIZE = 1024;

/**
 * out[i] = f(y[i]) for many counts of which few are different: each distinct count below 1024 is computed once, so that a
 * million of them cost a look-up each. Other values (large, negative, broken, NaN) go to f one by one.
 *
 * @example Array.from(tabulateCounts([2, 2, 3], (k) => k * k, new Float64Array(3)))  // [4, 4, 9]
 */
export function tabulateCounts(y: ArrayLike<number>, f: (k: number) => number, out: Float64Array): Float64Array {
  const table = new Float64Array(TABLE_SIZE);
  const known = new Uint8Array(TABLE_SIZE);
  for (let i = 0; i < y.length; i++) {
    const count = y[i];
    const index = count & (TABLE_SIZE - 1);
    if (index !== count) {
      out[i] = f(count);
      continue;
    }
    if (known[index] === 0) {
      table[index] = f(index);
      known[index] = 1;
    }
    out[i] = table[index];
  }
  return out;
}
