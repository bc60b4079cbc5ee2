import { describe, expect, it } from "vitest";
import { entries } from "./reference/entries.js";
import { measure } from "./reference/measure.js";

describe("every number of the 50-digit reference", () => {
  for (const entry of entries) {
    it(entry.reference, () => {
      const outside = measure(entry).filter((comparison) => !comparison.within);
      const lines = outside.map(
        ({ id, what, at, actual, expected, error }) => `${id} ${what}(${at}) = ${actual}, not ${expected}: ${error}`,
      );
      expect(lines).toEqual([]);
    });
  }
});
