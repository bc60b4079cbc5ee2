import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fitTable } from "../src/index.js";
import { summary } from "../src/show/summary.js";
import { run, runJson } from "./capture.js";

const folder = mkdtempSync(join(tmpdir(), "loglik-spellings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function csv(text: string): string {
  const path = join(folder, "t.csv");
  writeFileSync(path, text);
  return path;
}

const normal = ["--target", "y", "--likelihood", "normal"];
const plain = "x,y\n1,2.5\n2,3\n3,5.25\n4,4\n";

test("the same numbers with decimal commas give the same fit", async () => {
  const expected = await runJson("fit", csv(plain), ...normal);
  const german = csv(`sep=;\r\n${plain.replaceAll(",", ";").replaceAll(".", ",").replaceAll("\n", "\r\n")}`);
  expect(await runJson("fit", german, ...normal, "--decimal", "comma")).toEqual(expected);
});

test("the same holes spelt in words are dropped alike", async () => {
  const expected = await runJson("fit", csv(`${plain}NA,4\n5,\n`), ...normal);
  expect(expected.rows).toMatchObject({ fitted: 4, dropped: 2, missing: { x: 1, y: 1 } });
  expect(await runJson("fit", csv(`${plain}null,4\n5,.\n`), ...normal, "--missing", "null,.")).toEqual(expected);
});

test("columns left out by name", async () => {
  const wide = csv("id,x,y\na,1,2\nb,2,3\nc,3,5\n");
  const report = await runJson("fit", wide, ...normal, "--without", "id");
  expect(report.model.predictors).toEqual(["x"]);
});

test("a level that spells a missing value is said to be a level", async () => {
  const path = csv("g,y\na,1\nnull,2\nb,3\na,4\n");
  const report = await runJson("fit", path, ...normal);
  expect(report.notes).toEqual([
    '"null" was read as a level of g. If it stands for a missing value, --missing null makes it one.',
  ]);
  expect((await runJson("fit", path, ...normal, "--missing", "null")).notes).toEqual([]);
});

test("names of two lines, of terminal codes and of wide letters keep the table in order", async () => {
  const path = csv('"a\nb","\u001b[31mc",身長,y\n1,2,5,3\n2,1,1,4\n3,5,2,4\n4,2,2,7\n5,5,5,5\n2,3,4,9\n');
  const { out } = await run("fit", path, ...normal);
  expect(out).not.toContain("\u001b");
  const lines = out.split("\n");
  const at = (start: string) => lines.find((line) => line.startsWith(`  ${start} `)) ?? "";
  expect(at("a b").length).toBe(at("intercept").length);
  // Two wide letters take the place of four.
  expect(at("身長").length).toBe(at("intercept").length - 2);
});

test("sentences fit a narrow terminal", async () => {
  const { report } = await fitTable({ table: "cars", target: "dist", likelihood: "normal" });
  const bare = (text: string) => text;
  const lines = summary(report, { bold: bare, dim: bare, blue: bare }, 60).split("\n");
  const sentences = lines.filter((line) => !/ {3}/.test(line.trim()));
  expect(Math.max(...sentences.map((line) => line.length))).toBeLessThanOrEqual(60);
});
