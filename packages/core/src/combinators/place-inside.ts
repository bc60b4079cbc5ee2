import type { Family, Interval, Theta } from "../family.js";

/** What a window low ≤ y ≤ high leaves of a support. */
export function intersection(set: Interval, low: number, high: number): Interval {
  const lowest = set.integers ? Math.ceil(low) : low;
  const highest = set.integers ? Math.floor(high) : high;
  return {
    low: Math.max(set.low, lowest),
    high: Math.min(set.high, highest),
    lowIncluded: lowest > set.low ? lowest !== -Infinity : set.lowIncluded,
    highIncluded: highest < set.high ? highest !== Infinity : set.highIncluded,
    integers: set.integers,
  };
}

/** A point inside a window where the density is not negligible, its mode where that lies inside, and the width on which it varies. */
export function placeInside<K extends string>(family: Family<K>, set: Interval, theta: Theta<K>) {
  const centers = [family.mode?.(theta), family.quantile?.(0.5, theta)];
  const center = centers.find((value) => value !== undefined && value > set.low && value < set.high);
  const quartiles = [0.25, 0.75].map((p) => family.quantile?.(p, theta) ?? NaN);
  const spread = 0.5 * (quartiles[1] - quartiles[0]);
  const scale = spread > 0 && spread < Infinity ? spread : 1;
  if (center !== undefined) return { center, scale };
  if (Number.isFinite(set.low) && Number.isFinite(set.high))
    return { center: set.low + 0.5 * (set.high - set.low), scale };
  // Beyond the centre the density falls off at the rate of its logarithm's slope at the near end.
  const end = Number.isFinite(set.low) ? set.low : set.high;
  const away = Number.isFinite(set.low) ? 1 : -1;
  const step = 1e-6 * scale;
  const slope =
    Math.abs(family.logProb(end + away * 2 * step, theta) - family.logProb(end + away * step, theta)) / step;
  const length = slope > 0 && slope < Infinity ? Math.min(scale, 0.7 / slope) : scale;
  return { center: end + away * length, scale: length };
}
