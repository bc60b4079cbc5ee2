import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const programs = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]);
// In this folder, so that the sources of the packages are found.
const files = programs.map((_, i) => new URL(`./readme-${process.pid}-${i}.ts`, import.meta.url));
afterAll(() => {
  for (const file of files) rmSync(file, { force: true });
});

test.each(files.map((file, i) => [i, file] as const))("program %i of the README runs and prints", async (i, file) => {
  writeFileSync(file, programs[i]);
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  await import(file.pathname);
  const printed = log.mock.calls.map((call) => call.map(String).join(" ")).join("\n");
  log.mockRestore();
  expect(printed).not.toBe("");
  expect(printed).not.toMatch(/NaN|undefined/);
});
