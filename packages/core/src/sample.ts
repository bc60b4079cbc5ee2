import { checkWeights } from "./check-weights.js";
import { LoglikError } from "./error.js";
import type { Interval } from "./family.js";
import { contains, describeInterval } from "./interval.js";

/**
 * Checks the observations and weights of a fit, once, at the boundary; inner functions rely on it.
 *
 * @param where what was called, e.g. "fit normal"
 * @returns the total weight (the number of observations where there are no weights)
 * @throws LoglikError `sample-empty`, `target-not-finite`, `target-outside-support`, and those of {@link checkWeights}
 * @example checkSample("fit normal", [1, 2, 3], undefined, realLine)  // 3
 */
export function checkSample(
  where: string,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  support: Interval,
): number {
  if (!(y.length > 0)) {
    throw new LoglikError(
      "sample-empty",
      `${where}: y is empty; a fit needs at least one observation. Pass some data.`,
    );
  }
  for (let i = 0; i < y.length; i++) {
    if (!Number.isFinite(y[i])) {
      throw new LoglikError(
        "target-not-finite",
        `${where}: y[${i}] is ${y[i]}; every target must be a finite number. Drop or impute missing rows first.`,
        { index: i, value: y[i] },
      );
    }
    if (!contains(support, y[i])) {
      throw new LoglikError(
        "target-outside-support",
        `${where}: y[${i}] is ${y[i]}; every target must be ${describeInterval(support)}. ` +
          "Recode the targets or choose a family with their support.",
        { index: i, value: y[i], support },
      );
    }
  }
  return checkWeights(where, weights, y.length);
}

/**
 * Σ wᵢ xᵢ, or Σ xᵢ without weights, with Neumaier's compensation: the error does not grow with the number of rows.
 *
 * @example weightedSum([0.1, 0.2, 0.3])  // 0.6
 */
export function weightedSum(x: ArrayLike<number>, weights?: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < x.length; i++) {
    const term = weights === undefined ? x[i] : weights[i] === 0 ? 0 : weights[i] * x[i];
    const next = sum + term;
    // What the addition rounded off, read from the larger of the two.
    if (Number.isFinite(next)) lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * The smallest and the largest observation of those that have weight.
 *
 * @example extent([2, 5, 3])  // { low: 2, high: 5 }
 */
export function extent(
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): { readonly low: number; readonly high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < y.length; i++) {
    if (weights?.[i] === 0) continue;
    low = Math.min(low, y[i]);
    high = Math.max(high, y[i]);
  }
  return { low, high };
}
