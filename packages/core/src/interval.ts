import type { Interval } from "./family.js";

function interval(low: number, high: number, closed: boolean, integers = false): Interval {
  return {
    low,
    high,
    lowIncluded: closed && low !== -Infinity,
    highIncluded: closed && high !== Infinity,
    integers,
  };
}

/** All real numbers. */
export const realLine: Interval = interval(-Infinity, Infinity, false);

/** The numbers above zero. */
export const positiveNumbers: Interval = interval(0, Infinity, false);

/** The numbers from zero up. */
export const nonNegativeNumbers: Interval = interval(0, Infinity, true);

/** 0 ≤ x ≤ 1. */
export const unitInterval: Interval = interval(0, 1, true);

/** 0 < x < 1. */
export const openUnitInterval: Interval = interval(0, 1, false);

/**
 * The integers low … high, both included where finite.
 *
 * @example integersBetween(0, 1).integers  // true
 */
export function integersBetween(low: number, high: number): Interval {
  return interval(low, high, true, true);
}

/** …, −1, 0, 1, … */
export const allIntegers: Interval = integersBetween(-Infinity, Infinity);

/** The integers from zero up. */
export const countingNumbers: Interval = integersBetween(0, Infinity);

/**
 * Whether x lies in the interval. NaN lies in none.
 *
 * @example contains(positiveNumbers, 0)  // false
 */
export function contains(set: Interval, x: number): boolean {
  const aboveLow = set.lowIncluded ? x >= set.low : x > set.low;
  const belowHigh = set.highIncluded ? x <= set.high : x < set.high;
  return aboveLow && belowHigh && (!set.integers || Number.isInteger(x));
}

/**
 * The interval in words, for messages.
 *
 * @example describeInterval(integersBetween(0, 1))  // "an integer from 0 to 1"
 */
export function describeInterval(set: Interval): string {
  const noun = set.integers ? "an integer" : "a finite number";
  const low = set.low === -Infinity ? "" : set.lowIncluded ? `at least ${set.low}` : `above ${set.low}`;
  const high = set.high === Infinity ? "" : set.highIncluded ? `at most ${set.high}` : `below ${set.high}`;
  if (low && high && set.lowIncluded && set.highIncluded) return `${noun} from ${set.low} to ${set.high}`;
  return [noun, [low, high].filter(Boolean).join(" and ")].filter(Boolean).join(" ");
}
