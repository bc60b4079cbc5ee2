import { LoglikError } from "../error.js";

/** Checks that an observation has one count a class. */
export function checkEvent(where: string, y: ArrayLike<number>, classes: number): void {
  if (y.length === classes) return;
  throw new LoglikError(
    "event-size",
    `${where}: an observation has ${y.length} counts for ${classes} classes; they must be as many. Give each class its count.`,
    { counts: y.length, classes },
  );
}

/** Σ yⱼ of counts; NaN where one is none. */
export function countSum(y: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < y.length; j++) sum += y[j] >= 0 && Number.isInteger(y[j]) ? y[j] : NaN;
  return sum;
}

/** Σ pᵢ over i > j, summed anew: subtracting pⱼ from the total would leave rounding errors where a small rest is wanted. */
export function sumAfter(prob: ArrayLike<number>, j: number): number {
  let sum = 0;
  for (let i = prob.length - 1; i > j; i--) sum += prob[i];
  return sum;
}

/** Σ pᵢ over i ≠ j. */
export function sumOfOthers(prob: ArrayLike<number>, j: number): number {
  let sum = 0;
  for (let i = 0; i < prob.length; i++) if (i !== j) sum += prob[i];
  return sum;
}

/** The common sum of the observations, and the weighted sum of each class. */
export function countTotals(
  y: ArrayLike<ArrayLike<number>>,
  weights: ArrayLike<number> | undefined,
): { readonly trials: number; readonly totals: Float64Array } {
  if (!(y.length > 0)) {
    throw new LoglikError(
      "sample-empty",
      "fit multinomial: y is empty; a fit needs at least one observation. Pass some data.",
    );
  }
  const totals = new Float64Array(y[0].length);
  const trials = countSum(y[0]);
  for (let i = 0; i < y.length; i++) {
    checkEvent("fit multinomial", y[i], totals.length);
    const sum = countSum(y[i]);
    if (!(sum === trials)) {
      throw new LoglikError(
        "target-outside-support",
        `fit multinomial: y[${i}] is ${Array.from(y[i]).join(", ")}, which sums to ${sum}; every observation must be counts ` +
          `that sum to the same number of trials, ${trials} here. Drop the row or fit the groups apart.`,
        { index: i, sum, trials },
      );
    }
    const weight = weights === undefined ? 1 : weights[i];
    for (let j = 0; j < totals.length; j++) totals[j] += weight * y[i][j];
  }
  return { trials, totals };
}
