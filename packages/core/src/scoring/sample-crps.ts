import { LoglikError } from "../error.js";

/** Settings of {@link sampleCrps}. */
export interface SampleCrpsOptions {
  /**
   * `fair`: unbiased for the CRPS of the distribution that was drawn from, whatever the number of draws. `empirical`: the CRPS of
   * the draws themselves as a distribution with steps, which favours many draws. Default `fair`.
   */
  readonly estimator?: "fair" | "empirical";
}

/**
 * CRPS of a predictive distribution that is known by draws alone, after y came:
 *
 *   1/m Σ |xᵢ − y| − 1/(2m (m − 1)) Σ Σ |xᵢ − xⱼ|,   with m² in place of m (m − 1) for the empirical one
 *
 * The double sum is taken over the sorted draws, in m log m steps.
 *
 * @throws LoglikError `too-few-draws`, `target-not-finite`
 * @see Ferro (2014), Fair scores for ensemble forecasts
 * @example sampleCrps([0, 1, 2], 1)  // 0
 * @example sampleCrps([0, 1, 2], 1, { estimator: "empirical" })  // 0.2222222222222222
 */
export function sampleCrps(draws: ArrayLike<number>, y: number, options: SampleCrpsOptions = {}): number {
  const { estimator = "fair" } = options;
  const m = draws.length;
  const needed = estimator === "fair" ? 2 : 1;
  if (m < needed) {
    throw new LoglikError(
      "too-few-draws",
      `sampleCrps: there are ${m} draws; the ${estimator} estimator needs at least ${needed}. Draw more.`,
      { draws: m },
    );
  }
  const sorted = Float64Array.from(draws).sort();
  // NaN sorts to the end.
  if (!Number.isFinite(y) || !Number.isFinite(sorted[0]) || !Number.isFinite(sorted[m - 1])) {
    throw new LoglikError(
      "target-not-finite",
      `sampleCrps: y is ${y} and the draws run from ${sorted[0]} to ${sorted[m - 1]}; all must be finite. Drop the others first.`,
      { y },
    );
  }
  let distance = 0;
  let spread = 0;
  // Of the pairs, each gap between neighbours is crossed by (i) · (m − i) of them.
  for (let i = 0; i < m; i++) {
    distance += Math.abs(sorted[i] - y);
    if (i > 0) spread += i * (m - i) * (sorted[i] - sorted[i - 1]);
  }
  return distance / m - spread / (m * (estimator === "fair" ? m - 1 : m));
}
