import type { Family, Interval, Theta } from "../family.js";
import { contains } from "../interval.js";

/** Probabilities at whose quantiles pointwise checks are made. The median is avoided: it may be a kink. */
export const PROBES = [1e-6, 0.01, 0.12, 0.37, 0.61, 0.88, 0.99, 1 - 1e-6];

/** Where a family lies, at some parameters. */
export interface Place {
  readonly set: Interval;
  readonly center: number;
  readonly scale: number;
  /** Points of the support for pointwise checks, none next to a mode inside it, which may be a kink. */
  readonly points: readonly number[];
  /** Where an integral is cut: at the center and at the mode. */
  readonly splits: readonly number[];
}

/** A center and a width for integration, and points for pointwise checks. */
export function placeOf<K extends string>(family: Family<K>, theta: Theta<K>): Place {
  const set = family.support(theta);
  const mean = family.mean?.(theta) ?? NaN;
  const mode = family.mode?.(theta) ?? NaN;
  const deviation = Math.sqrt(family.variance?.(theta) ?? NaN);
  const quantile = family.quantile?.bind(family);
  const center = [quantile?.(0.5, theta), mean, mode, 0.5 * (set.low + set.high), 0].find(
    (value) => value !== undefined && Number.isFinite(value) && value >= set.low && value <= set.high,
  ) as number;
  const spread = quantile === undefined ? deviation : (quantile(0.75, theta) - quantile(0.25, theta)) / 2;
  const scale = [spread, deviation, 1].find((value) => Number.isFinite(value) && value > 0) as number;
  const points = quantile
    ? PROBES.map((p) => quantile(p, theta))
    : [-2.1, -0.7, 0.3, 1.9].map((z) => center + z * scale);
  const kink = !set.integers && mode > set.low && mode < set.high ? mode : NaN;
  const usable = points
    .map((y) => (set.integers ? Math.round(y) : y))
    .filter((y) => contains(set, y) && !(Math.abs(y - kink) < 0.02 * scale));
  return { set, center, scale, points: [...new Set(usable)], splits: [center, mode] };
}

/** Distance from a value to the nearest end of an interval. */
export function roomAround(set: Interval, value: number): number {
  return Math.min(value - set.low, set.high - value);
}

/** Whether the support moves with a parameter: then E[score] = 0 need not hold (uniform, Pareto). */
export function movesSupport<K extends string>(family: Family<K>, theta: Theta<K>, name: K, unit: number): boolean {
  const { domain, kind } = family.paramSpecs[name];
  const step = kind === "integer" ? 1 : 1e-3 * Math.min(unit, roomAround(domain, theta[name]));
  const moved = family.support({ ...theta, [name]: theta[name] + step });
  const set = family.support(theta);
  return moved.low !== set.low || moved.high !== set.high;
}
