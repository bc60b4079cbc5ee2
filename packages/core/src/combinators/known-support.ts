import type { Family, Interval, Theta } from "../family.js";
import { integersBetween, realLine } from "../interval.js";

/**
 * What is known of a family's support before its parameters are: the support itself where no parameter moves it, else all
 * numbers of its kind.
 *
 * @example knownSupport(gamma).low  // 0
 */
export function knownSupport<K extends string>(family: Family<K>): Interval {
  const unknown = Object.fromEntries(family.paramNames.map((name) => [name, NaN])) as Theta<K>;
  const set = family.support(unknown);
  if (set.low <= set.high) return set;
  return family.measure === "discrete" ? integersBetween(-Infinity, Infinity) : realLine;
}
