/** Terms in a row that must not count before a side is given up: a single zero of f does not end it. */
const PATIENCE = 20;

/**
 * Σ f(k) over the integers of [low, high], for terms that fall off on both sides of `start` (a mode): outwards until what
 * is added is below 1e-18 of the sum. Neumaier's compensation keeps the rounding of a million terms that of one.
 *
 * @example sumOverSupport((k) => 0.5 ** k, 0, 0, Infinity)  // 2
 */
export function sumOverSupport(f: (k: number) => number, start: number, low: number, high: number): number {
  const middle = Math.min(Math.max(Math.round(start), low), high);
  let sum = 0;
  let lost = 0;
  for (const direction of [1, -1]) {
    let idle = 0;
    for (let k = direction === 1 ? middle : middle - 1; k >= low && k <= high && idle < PATIENCE; k += direction) {
      const term = f(k);
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
      idle = Math.abs(term) <= 1e-18 * Math.abs(sum) ? idle + 1 : 0;
    }
  }
  return sum + lost;
}
