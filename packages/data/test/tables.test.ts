import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundledTables } from "../src/generated/tables.js";
import { parseCsv } from "../src/parse-csv.js";

const folder = new URL("../tables/", import.meta.url);
const about: Record<string, { about: string; source: string }> = JSON.parse(
  readFileSync(new URL("about.json", folder), "utf8"),
);

test("every file is described and every description has its file", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  expect(files.map((file) => file.replace(".csv", "")).sort()).toEqual(Object.keys(about).sort());
});

test("the README names each", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  expect(Object.keys(about).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

describe.each(Object.keys(bundledTables))("%s", (name) => {
  test("the module holds what its file holds", async () => {
    const table = await bundledTables[name]();
    const read = parseCsv(readFileSync(new URL(`${name}.csv`, folder), "utf8"), { name });
    expect(table).toEqual({ ...read, about: about[name].about, source: about[name].source });
  });
});

test("digits has 64 pixels and a label", async () => {
  const digits = await bundledTables.digits();
  expect([digits.rows, digits.columns.length]).toEqual([1797, 65]);
});
