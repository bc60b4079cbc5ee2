import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { runInNode } from "./support/run-in-node.js";

it("the README's example runs and learns", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const { code, output } = await runInNode(example);
  expect(code, output).toBe(0);
  const nll = Number(/([\d.e-]+) nats per observation/.exec(output)?.[1]);
  expect(nll).toBeGreaterThan(0);
  expect(nll).toBeLessThan(0.05);
});

it("a fit that was stopped goes on to the same bits, as the README has it", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const section = readme.slice(readme.indexOf("## Stopping today"));
  const { code, output } = await runInNode(/```ts\n([\s\S]*?)```/.exec(section)![1]);
  expect(output).toBe("true\n1\n");
  expect(code).toBe(0);
});

it("a table of numbers and categories is learned, as the README has it", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const section = readme.slice(readme.indexOf("## Numbers and categories"));
  const { code, output } = await runInNode(/```ts\n([\s\S]*?)```/.exec(section)![1]);
  expect(output).toBe("true\n");
  expect(code).toBe(0);
});
