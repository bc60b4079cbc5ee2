import { expect, test } from "vitest";
import { budgets, unused } from "../size/budgets.mjs";
import { bundle } from "../size/bundle.mjs";
import { ceilings, entryPoints } from "../size/core-ceilings.mjs";

test.each(budgets)("$name stays below $ceiling bytes", async ({ name, program, data, ceiling, why, without }) => {
  const { text, gzip } = await bundle(program, data);
  console.log(`${name}: ${gzip} of ${ceiling} bytes after gzip (${why})`);
  expect(gzip).toBeLessThanOrEqual(ceiling);
  if (without) expect(without.exec(text)?.[0] ?? null).toBeNull();
});

test.each(unused)("unused, `%s` bundles to nothing", async (line) => {
  expect((await bundle(line)).text.trim()).toBe("");
});

test.each(entryPoints())("$name stays below $ceiling bytes", async ({ program, ceiling }) => {
  expect((await bundle(program)).gzip).toBeLessThanOrEqual(ceiling);
});

test("every ceiling that is named belongs to an entry point", () => {
  const names = entryPoints().flatMap(({ name }) => [name, name.replace(/^.*[/ ]/, "")]);
  const named = Object.values(ceilings).flatMap((group) => Object.keys(group.named ?? {}));
  expect(named.filter((name) => !names.includes(name))).toEqual([]);
});
