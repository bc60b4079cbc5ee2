import { LoglikError } from "../error.js";
import type { Family } from "../family.js";

/**
 * Checks that a family has the optional functions that a combinator needs.
 *
 * @param where the combinator and its family, e.g. "truncated normal"
 * @param why what it needs them for
 * @throws LoglikError `family-incomplete`
 * @example requireMembers("truncated normal", normal, ["cdf"], "which truncation divides by")  // undefined
 */
export function requireMembers<K extends string>(
  where: string,
  family: Family<K>,
  members: readonly (keyof Family<K>)[],
  why: string,
): void {
  const missing = members.find((member) => family[member] === undefined);
  if (missing === undefined) return;
  throw new LoglikError(
    "family-incomplete",
    `${where}: the family has no ${missing}, ${why}. Add ${missing} to the family.`,
    { member: missing },
  );
}
