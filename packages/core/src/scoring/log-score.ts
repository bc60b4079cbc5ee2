/**
 * The logarithmic score −log p_y in nats: the negative log-likelihood of the outcome. Infinity where the forecast excluded it.
 *
 * Strictly proper, and the only such rule that looks at no probability but the outcome's (for three or more classes).
 *
 * @see Good (1952), Rational decisions; Gneiting & Raftery (2007), Strictly proper scoring rules, prediction, and estimation
 * @example logScore([0.25, 0.75], 1)  // 0.2876820724517809
 */
export function logScore(forecast: ArrayLike<number>, outcome: number): number {
  return 0 - Math.log(forecast[outcome]);
}
