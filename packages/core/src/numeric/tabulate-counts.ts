/** Counts below this are looked up once they have been computed. */
const TABLE_SIZE = 1024;

/**
 * out[i] = f(y[i]) for many counts of which few are different: each distinct count below 1024 is computed once, so that a
 * million of them cost a look-up each. Other values (large, negative, broken, NaN) go to f one by one.
 *
 * @example Array.from(tabulateCounts([2, 2, 3], (k) => k * k, new Float64Array(3)))  // [4, 4, 9]
 */
export function tabulateCounts(y: ArrayLike<number>, f: (k: number) => number, out: Float64Array): Float64Array {
  // NaN marks what is not known yet.
  const table = new Float64Array(TABLE_SIZE).fill(NaN);
  const pairs = y.length - (y.length & 1);
  // Two at a time, so that one question whether all is known does for both.
  for (let i = 0; i < pairs; i += 2) {
    const first = y[i];
    const second = y[i + 1];
    const place = first & (TABLE_SIZE - 1);
    const nextPlace = second & (TABLE_SIZE - 1);
    const known = table[place];
    const nextKnown = table[nextPlace];
    if (place === first && nextPlace === second && !Number.isNaN(known + nextKnown)) {
      out[i] = known;
      out[i + 1] = nextKnown;
    } else {
      out[i] = compute(first, f, table);
      out[i + 1] = compute(second, f, table);
    }
  }
  if (pairs < y.length) out[pairs] = compute(y[pairs], f, table);
  return out;
}

/** f of a count, from the table or into it where it has a place there. */
function compute(count: number, f: (k: number) => number, table: Float64Array): number {
  const place = count & (TABLE_SIZE - 1);
  if (place !== count) return f(count);
  if (Number.isNaN(table[place])) table[place] = f(place);
  return table[place];
}
