import { expect, test } from "vitest";
import { budgets, unused } from "../size/budgets.mjs";
import { bundle } from "../size/bundle.mjs";

test.each(budgets)("$name stays below $ceiling bytes", async ({ name, program, ceiling, why, without }) => {
  const { text, gzip } = await bundle(program);
  console.log(`${name}: ${gzip} of ${ceiling} bytes after gzip (${why})`);
  expect(gzip).toBeLessThanOrEqual(ceiling);
  if (without) expect(without.exec(text)?.[0] ?? null).toBeNull();
});

test.each(unused)("unused, `%s` bundles to nothing", async (line) => {
  expect((await bundle(line)).text.trim()).toBe("");
});
