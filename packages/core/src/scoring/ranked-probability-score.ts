/**
 * The ranked probability score of ordered classes, Σₖ (P(Y ≤ k) − [y ≤ k])²: the CRPS of a forecast of ranks. A near miss costs
 * less than a far one. Strictly proper. NaN for an outcome that is no class of the forecast.
 *
 * @see Epstein (1969), A scoring system for probability forecasts of ranked categories
 * @example rankedProbabilityScore([0.5, 0.25, 0.25], 0)  // 0.3125
 */
export function rankedProbabilityScore(forecast: ArrayLike<number>, outcome: number): number {
  let below = 0;
  let sum = outcome in forecast ? 0 : Number.NaN;
  for (let k = 0; k < forecast.length - 1; k++) {
    below += forecast[k];
    sum += (below - (outcome <= k ? 1 : 0)) ** 2;
  }
  return sum;
}
