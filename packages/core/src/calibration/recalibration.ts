import { LoglikError } from "../error.js";
import { checkTransforms } from "./interval-coverage.js";

/**
 * A rising map R of [0, 1] to itself, linear between its knots: what a predicted probability F(y) turned out to be. R(F(y)) is the
 * recalibrated distribution function. Plain data.
 */
export interface Recalibration {
  /** Strictly rising, from 0 to 1. */
  readonly knots: Float64Array;
  /** Strictly rising, from 0 to 1. */
  readonly values: Float64Array;
}

/** Fewer rows say next to nothing about a distribution function. */
const LEAST_ROWS = 10;

/**
 * Learns from held-out rows how to mend predicted distribution functions: R(u) is the share of their transforms F(y) up to u, with
 * the i-th smallest of n put at i/(n + 1), so that beyond the largest some probability is left. Equal transforms take the mean of
 * their places.
 *
 * @param transforms of `probabilityIntegralTransform`, at least 10
 * @throws LoglikError `too-few-rows`, `sample-empty`, `probability-invalid`
 * @see Kuleshov, Fenner & Ermon (2018), Accurate uncertainties for deep learning using calibrated regression
 * @example recalibrate(fitRecalibration([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99]), 0.5)  // 0.45454545454545453
 */
export function fitRecalibration(transforms: ArrayLike<number>): Recalibration {
  checkTransforms("fitRecalibration", transforms);
  const n = transforms.length;
  if (n < LEAST_ROWS) {
    throw new LoglikError(
      "too-few-rows",
      `fitRecalibration: there are ${n} rows; at least ${LEAST_ROWS} are needed. Hold out more rows.`,
      { rows: n },
    );
  }
  const sorted = Float64Array.from(transforms).sort();
  const knots = [0];
  const values = [0];
  for (let first = 0; first < n; ) {
    let last = first;
    while (last + 1 < n && sorted[last + 1] === sorted[first]) last++;
    // The ends of the map are 0 and 1 themselves.
    if (sorted[first] > 0 && sorted[first] < 1) {
      knots.push(sorted[first]);
      values.push((0.5 * (first + last) + 1) / (n + 1));
    }
    first = last + 1;
  }
  return { knots: Float64Array.from([...knots, 1]), values: Float64Array.from([...values, 1]) };
}

/**
 * R(u): the recalibrated probability of a predicted one.
 *
 * @throws LoglikError `probability-invalid`
 * @example recalibrate({ knots: Float64Array.of(0, 0.5, 1), values: Float64Array.of(0, 0.8, 1) }, 0.25)  // 0.4
 */
export function recalibrate({ knots, values }: Recalibration, u: number): number {
  return interpolate("recalibrate", knots, values, u);
}

/**
 * R⁻¹(p): the level to ask the predictive quantile function for, so that the answer is the recalibrated quantile of p. A central
 * interval of 90 % lies between the quantiles of R⁻¹(0.05) and R⁻¹(0.95).
 *
 * Where forecasts are so narrow that F(y) rounded to 1 in many rows, the level of a high p rounds to 1 as well, and
 * its quantile is infinite: no level of such a distribution reaches what came.
 *
 * @throws LoglikError `probability-invalid`
 * @example recalibratedLevel({ knots: Float64Array.of(0, 0.5, 1), values: Float64Array.of(0, 0.8, 1) }, 0.4)  // 0.25
 */
export function recalibratedLevel({ knots, values }: Recalibration, p: number): number {
  return interpolate("recalibratedLevel", values, knots, p);
}

function interpolate(where: string, x: Float64Array, y: Float64Array, at: number): number {
  if (!(at >= 0 && at <= 1)) {
    throw new LoglikError("probability-invalid", `${where}: the probability is ${at}; it lies between 0 and 1.`, {
      value: at,
    });
  }
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle] <= at) low = middle;
    else high = middle;
  }
  return y[low] + ((at - x[low]) / (x[high] - x[low])) * (y[high] - y[low]);
}
