import { describe, expect, test } from "vitest";
import { barLine } from "../src/progress.js";
import { alignPoints, count, decimals, estimateWithError, significant } from "../src/show/numbers.js";
import { wrap } from "../src/show/wrap.js";

describe("numbers for readers", () => {
  test("decimals: a true minus sign, no negative zero, infinities", () => {
    expect([decimals(-1.5, 2), decimals(-0.001, 2), decimals(Infinity, 2), decimals(Number.NaN, 2)]).toEqual([
      "−1.50",
      "0.00",
      "∞",
      "—",
    ]);
  });

  test("significant digits, however large or small", () => {
    expect([0, 227.0704, 0.00123456, 1234567, 1e-9, -2e12].map((value) => significant(value))).toEqual([
      "0",
      "227.1",
      "0.001235",
      "1234567",
      "1.000e−9",
      "−2.000e+12",
    ]);
  });

  test("an estimate has the decimals that its standard error deserves", () => {
    expect(estimateWithError(-9.7730615, 1.7703)).toEqual({ estimate: "−9.77", error: "1.77" });
    expect(estimateWithError(0.0321169, 0.0067872)).toEqual({ estimate: "0.03212", error: "0.00679" });
    expect(estimateWithError(123456.7, 2345.6)).toEqual({ estimate: "123457", error: "2346" });
    expect(estimateWithError(1.5, null)).toEqual({ estimate: "1.500", error: "—" });
  });

  test("points stand above each other", () => {
    expect(alignPoints(["1.5", "−10.25", "3"])).toEqual(["  1.5 ", "−10.25", "  3   "]);
  });

  test("counts group their digits from five on", () => {
    expect([count(1797), count(60000), count(1234567)]).toEqual(["1797", "60\u202f000", "1\u202f234\u202f567"]);
  });
});

test("wrap breaks at blanks only, and keeps long words whole", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("a incomprehensibilities b", 5)).toEqual(["a", "incomprehensibilities", "b"]);
  expect(wrap("½\u00a0log x", 3)).toEqual(["½\u00a0log", "x"]);
});

test("the progress bar says where it is", () => {
  expect(barLine(50, 200, 0.31, 4.2)).toBe(`epoch  50/200 ${"━".repeat(7)}${"─".repeat(21)} NLL 0.3100 · 5 s left`);
  expect(barLine(200, 200, 0.2, 0)).toContain(`${"━".repeat(28)} NLL 0.2000`);
});
