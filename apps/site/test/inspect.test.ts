import { expect, test } from "vitest";
import { inspect } from "../src/playground/inspect";

const circular: { self?: unknown } = {};
circular.self = circular;

test.each([
  ["text", "text"],
  [["text"], '["text"]'],
  [-0, "-0"],
  [undefined, "undefined"],
  [10n, "10n"],
  [{ mean: 1, theta: { prob: 0.2 } }, "{ mean: 1, theta: { prob: 0.2 } }"],
  [new Float64Array([1, 0.5]), "Float64Array(2) [1, 0.5]"],
  [new Map([["a", 1]]), 'Map { "a" => 1 }'],
  [[], "[]"],
  [{}, "{}"],
  [new RangeError("too far"), "RangeError: too far"],
  [circular, "{ self: [circular] }"],
  [[[[[1]]]], "[[[[…]]]]"],
])("%o is shown as %s", (value, text) => expect(inspect(value)).toBe(text));

test("long arrays wrap and end in how many are left", () => {
  const text = inspect(new Float64Array(1000));
  expect(text).toMatch(/^Float64Array\(1000\) \[\n/);
  expect(text).toContain("… 940 more");
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});
