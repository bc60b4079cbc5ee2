import { expect, test } from "vitest";
import { fitHelp } from "../src/help.js";
import { run } from "./capture.js";

/** What a reader sees, whole. `vitest -u` rewrites the files; look at the difference before you commit it. */
test.each([
  ["pima", "--target type --likelihood bernoulli --where set=train --test set=test"],
  ["cars", "--target dist --inputs speed --likelihood normal"],
  ["iris", "--target Species --likelihood categorical"],
  ["lung", "--target time --likelihood normal --inputs age,sex,ph.ecog,wt.loss"],
  ["warpbreaks", "--target breaks --likelihood normal"],
])("the summary of %s", async (table, words) => {
  const { code, out, error } = await run("fit", table, ...words.split(" "));
  expect([code, error]).toEqual([0, ""]);
  expect(out.split("\n").every((line) => line.length <= 100)).toBe(true);
  await expect(out).toMatchFileSnapshot(`golden/${table}.txt`);
});

test("the JSON document of cars", async () => {
  const { out } = await run("fit", "cars", "--target", "dist", "--likelihood", "normal", "--json");
  // Ten digits: engines may differ in the last bits of exp and log.
  const rounded = JSON.parse(out, (_, value) => (typeof value === "number" ? Number(value.toPrecision(10)) : value));
  // The size of a gradient that is zero but for rounding is rounding.
  expect(rounded.fit.gradientNorm).toBeLessThan(1e-9);
  delete rounded.fit.gradientNorm;
  await expect(`${JSON.stringify(rounded, null, 2)}\n`).toMatchFileSnapshot("golden/cars.json");
});

test("the help fits a terminal and names every option and table", async () => {
  const { out } = await run("fit", "--help");
  expect(out).toBe(fitHelp);
  expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
  const options =
    "target likelihood inputs without text missing decimal where test hidden epochs rate batch seed report json".split(
      " ",
    );
  for (const option of options) expect(out).toContain(`--${option}`);
  const { bundledTables } = await import("@loglik/data/tables");
  for (const table of Object.keys(bundledTables)) expect(out).toContain(table);
});

test("the words that print and stop", async () => {
  expect((await run("--help")).out).toContain("Usage");
  expect((await run()).out).toBe((await run("--help")).out);
  expect((await run("help", "fit")).out).toBe(fitHelp);
  expect((await run("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
