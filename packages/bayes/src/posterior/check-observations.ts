import { type Interval, LoglikError } from "@loglik/core";

/**
 * Checks observations and weights once; no observations at all are fine, and leave the prior.
 *
 * @param supports the family's support at two values of its parameters: a bound that moves with them is no check of y
 * @returns Σ wᵢ
 * @throws LoglikError `target-not-finite`, `target-outside-support`, `weights-length`, `weight-invalid`
 */
export function checkObservations(
  where: string,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  [one, other]: readonly [Interval, Interval],
): number {
  const low = one.low === other.low ? one.low : -Infinity;
  const high = one.high === other.high ? one.high : Infinity;
  for (let i = 0; i < y.length; i++) {
    if (!Number.isFinite(y[i])) {
      throw new LoglikError(
        "target-not-finite",
        `${where}: y[${i}] is ${y[i]}; every target must be a finite number. Drop or impute missing rows first.`,
        { index: i, value: y[i] },
      );
    }
    const tooLow = y[i] < low || (y[i] === low && !one.lowIncluded);
    const tooHigh = y[i] > high || (y[i] === high && !one.highIncluded);
    if (!tooLow && !tooHigh && (!one.integers || Number.isInteger(y[i]))) continue;
    throw new LoglikError(
      "target-outside-support",
      `${where}: y[${i}] is ${y[i]}; expected ${one.integers ? "an integer" : "a number"} between ${low} and ${high}. Recode the targets or choose a family with their support.`,
      { index: i, value: y[i] },
    );
  }
  if (weights === undefined) return y.length;
  if (weights.length !== y.length) {
    throw new LoglikError(
      "weights-length",
      `${where}: there are ${weights.length} weights for ${y.length} rows. Give each row one weight, or none at all.`,
      { weights: weights.length, rows: y.length },
    );
  }
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    if (!(weights[i] >= 0 && weights[i] < Infinity)) {
      throw new LoglikError(
        "weight-invalid",
        `${where}: weights[${i}] is ${weights[i]}; a weight must be a finite number ≥ 0. Use 0 to leave a row out.`,
        { index: i, value: weights[i] },
      );
    }
    total += weights[i];
  }
  return total;
}
