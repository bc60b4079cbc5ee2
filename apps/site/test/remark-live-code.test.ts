import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "@mdx-js/mdx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { remarkLiveCode } from "../plugins/live-code/remark-live-code.mjs";

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "live-code-"));
  mkdirSync(join(root, "examples"));
  writeFileSync(join(root, "examples", "coin.ts"), "console.log(1);\n");
});
afterAll(() => rmSync(root, { recursive: true }));

async function compiled(markdown: string): Promise<string> {
  const file = await compile(
    { path: "page.mdx", value: markdown },
    { jsx: true, remarkPlugins: [[remarkLiveCode, { root }]] },
  );
  return String(file);
}

test("a live fence becomes the playground with the code of the file", async () => {
  const page = await compiled("# Coin\n\n```ts live file=examples/coin.ts limit=30\n```\n");
  expect(page).toContain(`${join(root, "examples/coin.ts")}`);
  expect(page).toContain("source-loader.cjs");
  expect(page).toContain('<Playground code={__liveCode0} file="examples/coin.ts" limit={30}');
});

test("a fence inside another block is found, and each has an import of its own", async () => {
  const fence = "```ts live file=examples/coin.ts\n  ```";
  const page = await compiled(`- ${fence}\n- ${fence}\n`);
  expect(page).toContain("import __liveCode0 from");
  expect(page).toContain("import __liveCode1 from");
});

test("a fence with a file alone lists it", async () => {
  const page = await compiled("```ts file=examples/coin.ts\n```\n");
  expect(page).toContain("console.log(1);");
  expect(page).not.toContain("Playground");
  await expect(compiled("```ts file=examples/none.ts\n```\n")).rejects.toThrow("there is no file examples/none.ts");
  await expect(compiled("```ts file=examples/coin.ts\nconst a = 1;\n```\n")).rejects.toThrow("must be empty");
});

test("an ordinary fence stays code", async () => {
  const page = await compiled("```ts\nconst a = 1;\n```\n");
  expect(page).not.toContain("Playground");
});

test("a file that is missing fails with the page, the line and the name", async () => {
  await expect(compiled("text\n\n```ts live file=examples/none.ts\n```\n")).rejects.toThrow(
    "page.mdx:3: live code: there is no file examples/none.ts",
  );
});
