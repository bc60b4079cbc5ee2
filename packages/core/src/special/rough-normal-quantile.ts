/**
 * The standard normal quantile of a lower tail e^logTail ≤ ½ (so a negative number) to about 4.5e-4: a start for iterations,
 * never an answer.
 *
 * @see Abramowitz & Stegun 26.2.23
 * @example roughNormalQuantile(Math.log(0.025))  // -1.9604
 */
export function roughNormalQuantile(logTail: number): number {
  const t = Math.sqrt(-2 * logTail);
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return numerator / denominator - t;
}
