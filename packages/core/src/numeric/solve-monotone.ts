/**
 * The x in [low, high] where a continuous function f, monotone with the sign of `slope`, is zero; low or high may be infinite.
 *
 * Newton from `start`, kept inside a bracket that every evaluation narrows; a step that would leave the bracket, or that has
 * stopped converging, is replaced by bisection. Ends when the bracket or the step is down to the last place of x.
 *
 * @param f value at x
 * @param derivative df/dx at x
 * @example solveMonotone((x) => x * x * x - 2, (x) => 3 * x * x, 1, 0, 10)  // 1.2599210498948732
 */
export function solveMonotone(
  f: (x: number) => number,
  derivative: (x: number) => number,
  start: number,
  low: number,
  high: number,
): number {
  let x = start;
  let value = f(x);
  if (value === 0) return x;
  const slope = Math.sign(derivative(x)) || 1;
  let below = low;
  let above = high;
  let lastStep = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 400; iteration++) {
    if (value * slope < 0) below = x;
    else above = x;
    let next = x - value / derivative(x);
    const stalled = Math.abs(next - x) > 0.5 * lastStep && iteration > 3;
    if (!(next > below && next < above) || stalled) next = bisect(below, above, x);
    lastStep = Math.abs(next - x);
    if (next === x || lastStep <= 1e-16 * Math.abs(next)) return next;
    x = next;
    value = f(x);
    if (value === 0) return x;
  }
  return x;
}

/** A point well inside the bracket: the middle, in the logarithm where the ends differ in order of magnitude. */
function bisect(below: number, above: number, x: number): number {
  if (below === Number.NEGATIVE_INFINITY) return Math.min(-1, 2 * Math.min(x, above) - Math.abs(x));
  if (above === Number.POSITIVE_INFINITY) return Math.max(1, 2 * Math.max(x, below) + Math.abs(x));
  if (below > 0 && above > 4 * below) return Math.sqrt(below) * Math.sqrt(above);
  if (below === 0 && above > 1e-300) return above > 1e-3 ? above / 16 : above * above;
  if (above < 0 && below < 4 * above) return -Math.sqrt(-below) * Math.sqrt(-above);
  return 0.5 * (below + above);
}
