import type { Interval } from "../family.js";

/** Step of the trapezoidal rule in the transformed variable, and how far it reaches. */
const STEP = 1 / 48;
const REACH = 6;

/**
 * ∫ g(y) dy over an interval for a vector of functions, by double-exponential rules on both sides of `center`.
 *
 * The split puts a kink or a peak at `center` on a boundary, where the rule does not mind it. `scale` is the width on which
 * g varies. On a half-line y = center ± scale · exp(½π sinh t); on a finite side the tanh–sinh rule.
 *
 * @param g writes its values for y into `out`, to be integrated
 * @see Takahasi & Mori (1974), Double exponential formulas for numerical integration
 */
export function integrate(
  set: Interval,
  center: number,
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
  for (const side of [-1, 1]) {
    const end = side < 0 ? set.low : set.high;
    if (end === center) continue;
    for (let t = -REACH; t <= REACH; t += STEP) {
      const s = 0.5 * Math.PI * Math.sinh(t);
      const slope = 0.5 * Math.PI * Math.cosh(t) * STEP;
      if (Number.isFinite(end)) {
        const width = Math.abs(end - center);
        const near = 1 / (1 + Math.exp(2 * s));
        const far = 1 / (1 + Math.exp(-2 * s));
        // Measured from the end that the node is closer to, so that its distance keeps its digits.
        const y = near < 0.5 ? end - side * width * near : center + side * width * far;
        add(y, 2 * width * near * far * slope);
      } else {
        const distance = scale * Math.exp(s);
        add(center + side * distance, distance * slope);
      }
    }
  }
  return total;
}

/**
 * Σ g(k) over the integers of an interval, outwards from `center` until `mass`, the first component, adds less than 1e-20 of
 * its sum for 50 terms running.
 */
export function sumOver(
  set: Interval,
  center: number,
  size: number,
  g: (y: number, out: Float64Array) => void,
): Float64Array {
  const total = new Float64Array(size);
  const values = new Float64Array(size);
  const start = Math.min(Math.max(Math.round(center), set.low), set.high);
  for (const direction of [1, -1]) {
    let idle = 0;
    for (let k = direction > 0 ? start : start - 1; k >= set.low && k <= set.high && idle < 50; k += direction) {
      values.fill(0);
      g(k, values);
      idle = values[0] <= 1e-20 * total[0] ? idle + 1 : 0;
      for (let j = 0; j < size; j++) total[j] += values[j];
    }
  }
  return total;
}
