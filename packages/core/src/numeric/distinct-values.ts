/**
 * The distinct values of a sample in order of appearance, each with its total weight (its number of occurrences where there
 * are no weights): a fit to a million counts then costs what their few values cost. Values of weight 0 are left out.
 *
 * @example distinctValues([2, 3, 2]).weights[0]  // 2
 */
export function distinctValues(
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): { readonly values: Float64Array; readonly weights: Float64Array } {
  const total = new Map<number, number>();
  for (let i = 0; i < y.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (weight > 0) total.set(y[i], (total.get(y[i]) ?? 0) + weight);
  }
  return { values: Float64Array.from(total.keys()), weights: Float64Array.from(total.values()) };
}
