import { weightedSum } from "../sample.js";
import { checkBinaryForecasts } from "./check-forecasts.js";

/**
 * Brier's score Σₖ (pₖ − [k = y])², between 0 and 2: the squared distance from the forecast to the outcome. Strictly
 * proper. NaN for an outcome that is no class of the forecast.
 *
 * @see Brier (1950), Verification of forecasts expressed in terms of probability
 * @example brierScore([0.25, 0.75], 1)  // 0.125
 */
export function brierScore(forecast: ArrayLike<number>, outcome: number): number {
  let sum = outcome in forecast ? 0 : Number.NaN;
  for (let k = 0; k < forecast.length; k++) sum += (forecast[k] - (k === outcome ? 1 : 0)) ** 2;
  return sum;
}

/**
 * Mean of (p − y)² for a yes or no with p = P(y = 1): half of what {@link brierScore} gives for the two classes.
 *
 * @throws LoglikError those of `checkBinaryForecasts`
 * @example binaryBrierScore([0.75, 0.5], [1, 0])  // 0.15625
 */
export function binaryBrierScore(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  const rows = checkBinaryForecasts("binaryBrierScore", probabilities, labels);
  return weightedSum(Float64Array.from(probabilities, (p, row) => (p - labels[row]) ** 2)) / rows;
}
