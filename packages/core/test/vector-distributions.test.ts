import { describe, expect, it } from "vitest";
import { measureVector } from "./reference/measure-vector.js";
import { vectorEntries } from "./reference/vector-entries.js";

describe("every number of the 50-digit reference for families with vector parameters", () => {
  for (const entry of vectorEntries) {
    it(entry.reference, () => {
      const all = measureVector(entry);
      expect(all.length).toBeGreaterThan(10);
      const outside = all.filter((comparison) => !comparison.within);
      const lines = outside.map(
        ({ id, what, at, actual, expected, error }) => `${id} ${what}(${at}) = ${actual}, not ${expected}: ${error}`,
      );
      expect(lines).toEqual([]);
    });
  }
});
