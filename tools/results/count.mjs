/**
 * @typedef {{ passed: number, failed: number, skipped: number, problem?: string }} Count
 */

/**
 * Counts one package's tests from vitest's JSON report. What did not run counts as failed: a missing or unreadable
 * report, a file that fails while it is imported, a report without tests, a run that says it did not succeed.
 *
 * @param {string | null} report the report's text; `null` when there is none
 * @returns {Count}
 */
export function countTests(report) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0, problem: "its tests did not run" };
  let parsed;
  try {
    parsed = JSON.parse(report);
  } catch {
    return { passed: 0, failed: 1, skipped: 0, problem: "its report is not JSON" };
  }
  const files = parsed.testResults ?? [];
  const states = files.flatMap((/** @type {any} */ file) =>
    file.assertionResults.map((/** @type {any} */ test) => test.status),
  );
  const of = (/** @type {string} */ state) => states.filter((/** @type {string} */ each) => each === state).length;
  const broken = files.filter((/** @type {any} */ file) => file.status === "failed" && !hasFailedTest(file));
  const count = {
    passed: of("passed"),
    failed: of("failed") + broken.length,
    skipped: states.length - of("passed") - of("failed"),
  };
  if (states.length === 0 && count.failed === 0) return { ...count, failed: 1, problem: "it has no tests" };
  if (parsed.success !== true && count.failed === 0) return { ...count, failed: 1, problem: "its run did not succeed" };
  if (broken.length > 0) return { ...count, problem: `${broken.length} test file(s) did not load` };
  return count;
}

/** @param {any} file one entry of `testResults` */
function hasFailedTest(file) {
  return file.assertionResults.some((/** @type {any} */ test) => test.status === "failed");
}

/**
 * Adds up packages. A failing command that no failed test explains (a type error, a lint rule, a build) counts as
 * one failure, so that the last line can never read "0 failed" on a red run.
 *
 * @param {readonly Count[]} counts
 * @param {number} exitStatus of the command that ran the tests
 */
export function total(counts, exitStatus) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return exitStatus !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}
