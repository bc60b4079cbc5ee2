import { describe, expect, it } from "vitest";
import { families, type ScalarFamilyEntry } from "../src/registry.js";
import { referenceJson } from "./reference-data.js";

interface Pair {
  readonly id: string;
  readonly family: string;
  readonly p: Readonly<Record<string, number>>;
  readonly q: Readonly<Record<string, number>>;
  readonly klNats: number;
}

const pairs = referenceJson<{ klFamilies: readonly Pair[] }>("information.json").klFamilies;

/** The line of the registry that takes these parameters. */
function entryOf({ family, p }: Pair): ScalarFamilyEntry {
  const found = families.find(
    (entry): entry is ScalarFamilyEntry =>
      entry.kind === "scalar" &&
      entry.reference === family &&
      Object.keys(p).every((key) => entry.family.paramNames.includes(entry.rename[key] ?? key)),
  );
  if (found === undefined) throw new Error(`no family of the registry is ${family} of ${Object.keys(p).join(", ")}`);
  return found;
}

describe("KL divergence between two members of a family, closed forms checked by quadrature", () => {
  it.each(pairs.map((pair) => [pair.id, pair] as const))("%s", (_id, pair) => {
    const { family, rename } = entryOf(pair);
    const named = (params: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(params).map(([key, value]) => [rename[key] ?? key, value]));
    const actual = family.klDivergence?.(named(pair.p), named(pair.q)) ?? NaN;
    expect(Math.abs(actual - pair.klNats)).toBeLessThanOrEqual(Math.max(1e-14 * pair.klNats, 1e-17));
  });
});
