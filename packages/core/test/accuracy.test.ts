import { expect, it } from "vitest";
import { accuracyPage } from "./reference/accuracy-page.js";
import { measure, referenceNames, scalarNames } from "./reference/measure.js";
import { measureVector } from "./reference/measure-vector.js";
import { disagreements, reportedPoints } from "./reference/other-programs.js";
import { vectorEntries } from "./reference/vector-entries.js";

const measured = new Map(
  referenceNames.flatMap((name) => {
    if (scalarNames.includes(name)) return [[name, measure(name)] as const];
    const entry = vectorEntries.find((each) => each.reference === name);
    return entry === undefined ? [] : [[name, measureVector(entry)] as const];
  }),
);

it("the page on accuracy says what was measured; `npm run accuracy` writes it", async () => {
  await expect(accuracyPage(measured, disagreements())).toMatchFileSnapshot("../../../docs/reference/accuracy.md");
});

it.each(["SciPy", "R"] as const)("reads every line of the report on %s", (program) => {
  const found = disagreements().filter((each) => each.program === program);
  expect(found.reduce((total, { points }) => total + points, 0)).toBe(reportedPoints(program));
  expect(found.filter(({ family }) => !measured.has(family))).toEqual([]);
});
