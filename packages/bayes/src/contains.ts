import type { Interval } from "@loglik/core";

/** Whether x lies in the interval. NaN lies in none. */
export function contains(set: Interval, x: number): boolean {
  const aboveLow = set.lowIncluded ? x >= set.low : x > set.low;
  const belowHigh = set.highIncluded ? x <= set.high : x < set.high;
  return aboveLow && belowHigh && (!set.integers || Number.isInteger(x));
}
