import { expect, test } from "vitest";
import { countTests, total } from "../results/count.mjs";

/** @param {object} changes */
const report = (changes) => JSON.stringify({ success: true, testResults: [], ...changes });
/** @param {string[]} states */
const file = (...states) => ({
  status: states.includes("failed") ? "failed" : "passed",
  assertionResults: states.map((status) => ({ status })),
});

test("tests are counted by their state", () => {
  const text = report({ testResults: [file("passed", "passed", "pending"), file("passed")] });
  expect(countTests(text)).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test("a failed test counts once", () => {
  const text = report({ success: false, testResults: [file("passed", "failed")] });
  expect(countTests(text)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test.each([
  ["a missing report", null],
  ["a report that breaks off", '{"success": tr'],
  ["a report without tests", report({})],
  ["a file that fails while it is imported", report({ testResults: [{ status: "failed", assertionResults: [] }] })],
  ["an error outside any test", report({ success: false, testResults: [file("passed")] })],
])("%s counts as failed", (_, text) => {
  expect(countTests(text).failed).toBe(1);
  expect(countTests(text).problem).toBeTruthy();
});

test("a red command without a failed test still counts one failure", () => {
  expect(total([{ passed: 5, failed: 0, skipped: 0 }], 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  expect(total([{ passed: 5, failed: 2, skipped: 0 }], 1).failed).toBe(2);
  expect(total([{ passed: 5, failed: 0, skipped: 0 }], 0).failed).toBe(0);
});
