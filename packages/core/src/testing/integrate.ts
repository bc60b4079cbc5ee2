import type { Interval } from "../family.js";

/** Step of the trapezoidal rule in the transformed variable, and how far it reaches. */
const STEP = 1 / 48;
const REACH = 6;

/**
 * ∫ g(y) dy over an interval for a vector of functions, by double-exponential rules between the points of `splits`.
 *
 * A kink or a peak at a split lies on a boundary, where the rule does not mind it. `scale` is the width on which g varies.
 * On a half-line y = end ± scale · exp(½π sinh t); on a finite piece the tanh–sinh rule. The whole line takes at least one
 * split.
 *
 * @param g writes its values for y into `out`, to be integrated
 * @see Takahasi & Mori (1974), Double exponential formulas for numerical integration
 * @example Array.from(integrate(unitInterval, [], 1, 1, (y, out) => { out[0] = 2 * y; }))  // [1]
 */
export function integrate(
  set: Interval,
  splits: readonly number[],
  scale: number,
  size: number,
  g: (y: number, out: Float64Array) => void,
): Float64Array {
  const total = new Float64Array(size);
  const values = new Float64Array(size);
  const add = (y: number, weight: number) => {
    // A node that rounds onto the edge of the interval stands for a sliver of it.
    if (!(y > set.low && y < set.high) || !(weight > 0) || weight === Infinity) return;
    values.fill(0);
    g(y, values);
    for (let k = 0; k < size; k++) if (values[k] !== 0) total[k] += weight * values[k];
  };
  const inside = splits.filter((y) => y > set.low && y < set.high).sort((a, b) => a - b);
  const ends = [set.low, ...inside, set.high];
  for (let piece = 1; piece < ends.length; piece++) {
    if (ends[piece - 1] < ends[piece]) addPiece(ends[piece - 1], ends[piece], scale, add);
  }
  return total;
}

function addPiece(low: number, high: number, scale: number, add: (y: number, weight: number) => void): void {
  for (let t = -REACH; t <= REACH; t += STEP) {
    const s = 0.5 * Math.PI * Math.sinh(t);
    const slope = 0.5 * Math.PI * Math.cosh(t) * STEP;
    const distance = scale * Math.exp(s);
    if (low === -Infinity) add(high - distance, distance * slope);
    else if (high === Infinity) add(low + distance, distance * slope);
    else {
      const width = high - low;
      const fromLow = 1 / (1 + Math.exp(-2 * s));
      const fromHigh = 1 / (1 + Math.exp(2 * s));
      // Measured from the end that the node is closer to, so that its distance keeps its digits.
      const y = s < 0 ? low + width * fromLow : high - width * fromHigh;
      add(y, 2 * width * fromLow * fromHigh * slope);
    }
  }
}

/**
 * Σ g(k) over the integers of an interval, outwards from `center` until every component adds less than 1e-20 of what has been
 * added to it for 50 terms running.
 */
export function sumOver(
  set: Interval,
  center: number,
  size: number,
  g: (y: number, out: Float64Array) => void,
): Float64Array {
  const total = new Float64Array(size);
  const magnitude = new Float64Array(size);
  const values = new Float64Array(size);
  const start = Math.min(Math.max(Math.round(center), set.low), set.high);
  for (const direction of [1, -1]) {
    let idle = 0;
    for (let k = direction > 0 ? start : start - 1; k >= set.low && k <= set.high && idle < 50; k += direction) {
      values.fill(0);
      g(k, values);
      let adds = false;
      for (let j = 0; j < size; j++) {
        total[j] += values[j];
        magnitude[j] += Math.abs(values[j]);
        adds ||= Math.abs(values[j]) > 1e-20 * magnitude[j];
      }
      idle = adds ? 0 : idle + 1;
    }
  }
  return total;
}
