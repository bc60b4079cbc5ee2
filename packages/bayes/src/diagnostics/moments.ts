/** Arithmetic mean. */
export function mean(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i];
  return sum / x.length;
}

/** Σ (xᵢ − x̄)²/(n − 1), in two passes. */
export function variance(x: ArrayLike<number>): number {
  const center = mean(x);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - center) ** 2;
  return sum / (x.length - 1);
}

/** Quantile of a sorted sample, linear between its order statistics (type 7). */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const share = place - below;
  return share === 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[below + 1];
}
