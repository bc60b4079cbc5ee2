import { LoglikError } from "../error.js";
import { checkForecasts } from "./check-forecasts.js";

/**
 * 0 where the most probable class came, 1 where another did; of equally probable classes the first is meant. Proper, but not
 * strictly: it cannot tell 0.51 from 0.99.
 *
 * @example zeroOneScore([0.25, 0.75], 1)  // 0
 */
export function zeroOneScore(forecast: ArrayLike<number>, outcome: number): number {
  return rankOf(forecast, outcome) === 0 ? 0 : 1;
}

/**
 * Share of rows whose most probable class is the label; of equally probable classes the first is meant.
 *
 * @param probabilities rows × classes, row-major
 * @throws LoglikError those of `checkForecasts`
 * @example accuracy([0.25, 0.75, 0.5, 0.5], [1, 1])  // 0.5
 */
export function accuracy(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  return shareWithin("accuracy", probabilities, labels, 1);
}

/**
 * Share of rows whose label is among the k most probable classes; of equally probable classes the first come first.
 *
 * @throws LoglikError `option-invalid`, and those of `checkForecasts`
 * @example topAccuracy([0.5, 0.3, 0.2, 0.5, 0.3, 0.2], [1, 2], 2)  // 0.5
 */
export function topAccuracy(probabilities: ArrayLike<number>, labels: ArrayLike<number>, k: number): number {
  return shareWithin("topAccuracy", probabilities, labels, k);
}

function shareWithin(where: string, probabilities: ArrayLike<number>, labels: ArrayLike<number>, best: number): number {
  const { rows, classes } = checkForecasts(where, probabilities, labels);
  if (!(Number.isInteger(best) && best >= 1 && best <= classes)) {
    throw new LoglikError(
      "option-invalid",
      `${where}: k is ${best}; expected a whole number from 1 to ${classes}, the number of classes.`,
      { k: best, classes },
    );
  }
  const table = Float64Array.from(probabilities);
  let right = 0;
  for (let row = 0; row < rows; row++) {
    if (rankOf(table.subarray(row * classes, (row + 1) * classes), labels[row]) < best) right++;
  }
  return right / rows;
}

/** How many classes come before this one: the more probable, and of equally probable ones the earlier. */
function rankOf(forecast: ArrayLike<number>, outcome: number): number {
  let before = 0;
  for (let k = 0; k < forecast.length; k++) {
    if (forecast[k] > forecast[outcome] || (forecast[k] === forecast[outcome] && k < outcome)) before++;
  }
  return before;
}
