import { childrenOf, sameExpression, sameHead } from "./children.js";
import type { Expression } from "./expression.js";

/** The way to a part of an expression: which child of which child. The empty path is the whole. */
export type Path = readonly number[];

/** What differs between two lines of a derivation. */
export interface ChangedTerms {
  /** Parts of the line before that are gone or became something else. */
  readonly before: readonly Path[];
  /** Parts of the line after that are new. */
  readonly after: readonly Path[];
}

/**
 * The smallest parts in which two expressions differ, as paths: what a page colours when it goes from one line to the next.
 *
 * Parts are compared from the outside in. Terms and factors that both have are matched whatever their order.

 *
 * @example changedTerms(add(symbol("a"), 1), add(symbol("b"), 1)).after  // [[0]]
 */
export function changedTerms(before: Expression, after: Expression): ChangedTerms {
  if (sameExpression(before, after)) return { before: [], after: [] };
  const whole: ChangedTerms = { before: [[]], after: [[]] };
  const dropped = allBut(before, after);
  if (dropped !== undefined) return { before: dropped, after: [] };
  const added = allBut(after, before);
  if (added !== undefined) return { before: [], after: added };
  if (!sameHead(before, after)) return whole;
  const [first, second] = [childrenOf(before), childrenOf(after)];
  const pairs = before.kind === "sum" || before.kind === "product" ? matched(first, second) : undefined;
  if (pairs === undefined) {
    return first.length === second.length && first.length > 0
      ? merge(first.map((child, k) => within(changedTerms(child, second[k]), k, k)))
      : whole;
  }
  const lostHere = first.map((_, k) => k).filter((k) => !pairs.has(k));
  const kept = new Set(pairs.values());
  const newHere = second.map((_, k) => k).filter((k) => !kept.has(k));
  // One term for one other: look inside for the part that changed.
  if (lostHere.length === 1 && newHere.length === 1) {
    const [k, l] = [lostHere[0], newHere[0]];
    return within(changedTerms(first[k], second[l]), k, l);
  }
  if (pairs.size === 0) return first.length === second.length ? inOrder(first, second) : whole;
  return { before: lostHere.map((k) => [k]), after: newHere.map((k) => [k]) };
}

/** The terms or factors beside the one that is the other line: what was dropped when a single one is left. */
function allBut(list: Expression, one: Expression): readonly Path[] | undefined {
  if (list.kind !== "sum" && list.kind !== "product") return undefined;
  const children = childrenOf(list);
  const kept = children.findIndex((child) => sameExpression(child, one));
  return kept < 0 ? undefined : children.flatMap((_, k) => (k === kept ? [] : [[k]]));
}

function inOrder(first: readonly Expression[], second: readonly Expression[]): ChangedTerms {
  return merge(first.map((child, k) => within(changedTerms(child, second[k]), k, k)));
}

/** Which child of the first list equals which of the second, each used once. */
function matched(first: readonly Expression[], second: readonly Expression[]): Map<number, number> {
  const used = new Set<number>();
  const pairs = new Map<number, number>();
  first.forEach((child, k) => {
    const partner = second.findIndex((other, l) => !used.has(l) && sameExpression(child, other));
    if (partner < 0) return;
    used.add(partner);
    pairs.set(k, partner);
  });
  return pairs;
}

function within(changes: ChangedTerms, k: number, l: number): ChangedTerms {
  return { before: changes.before.map((path) => [k, ...path]), after: changes.after.map((path) => [l, ...path]) };
}

function merge(changes: readonly ChangedTerms[]): ChangedTerms {
  return { before: changes.flatMap((each) => each.before), after: changes.flatMap((each) => each.after) };
}
