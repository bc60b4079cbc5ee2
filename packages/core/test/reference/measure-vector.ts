import distributions from "../reference-data/distributions.json" with { type: "json" };
import type { Comparison } from "./measure.js";

/** A number of the reference files, which write the non-finite ones as strings. */
export type ReferenceNumber = number | string;

/** One case of a family with vector parameters; each family has its own fields. */
export interface VectorCase {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly points: readonly Readonly<Record<string, unknown>>[];
  readonly [field: string]: unknown;
}

/** Compares numbers, or arrays of numbers of any depth, with the reference's. */
export type AddAll = (
  what: string,
  at: number | undefined,
  actual: ArrayLike<number> | number,
  expected: unknown,
  relative: number,
  absolute?: number,
) => void;

/** How one family of the reference with vector parameters is compared with ours. */
export interface VectorEntry {
  readonly reference: string;
  compare(reference: VectorCase, add: AddAll): void;
}

/** Every number of the reference for one family, beside ours. */
export function measureVector(entry: VectorEntry): Comparison[] {
  const found: Comparison[] = [];
  const families = distributions.families as unknown as Record<string, { cases: VectorCase[] }>;
  for (const reference of families[entry.reference].cases) {
    entry.compare(reference, (what, at, actual, expected, relative, absolute = 1e-15) => {
      const wanted = [expected].flat(3).map(Number);
      const given = typeof actual === "number" ? [actual] : Array.from(actual);
      wanted.forEach((value, i) => {
        const difference = Math.abs(given[i] - value);
        const equal = given[i] === value || (Number.isNaN(given[i]) && Number.isNaN(value));
        const error = equal ? 0 : value === 0 ? difference : difference / Math.abs(value);
        const within = given.length === wanted.length && (error <= relative || difference <= absolute);
        const name = wanted.length > 1 ? `${what}[${i}]` : what;
        found.push({
          family: entry.reference,
          id: reference.id,
          what: name,
          at,
          actual: given[i],
          expected: value,
          error,
          within,
        });
      });
    });
  }
  return found;
}
