import { expect, test } from "vitest";
import { lintText } from "../lint/lint.mjs";
import { rules } from "../lint/rules.mjs";

/** @param {string} path @param {string} text */
const broken = (path, text) => lintText(path, text, rules).map((line) => line.split(" ")[1].replace(":", ""));

test.each([
  ["core imports nothing of ours", "packages/core/src/a.ts", 'import { x } from "@loglik/engine";'],
  ["engine does not import plot", "packages/engine/src/a.ts", 'import type { x } from "@loglik/plot/node";'],
  ["a dynamic import counts", "packages/data/src/a.ts", 'const x = import("@loglik/engine");'],
  ["a type import counts", "packages/data/src/a.ts", 'let x: import("@loglik/engine").X;'],
  ["engine does not import bayes", "packages/engine/src/a.ts", 'import { x } from "@loglik/bayes";'],
  ["nothing imports the site", "packages/cli/src/a.ts", 'export { x } from "@loglik/site";'],
  [
    "a relative path must not leave the package",
    "packages/plot/src/a.ts",
    'import { x } from "../../core/src/error.js";',
  ],
  ["an example imports only ours", "docs/examples/a.ts", 'import fs from "node:fs";'],
])("import-direction: %s", (_, path, text) => {
  expect(broken(path, text)).toEqual(["import-direction"]);
});

test.each([
  ["packages/engine/src/a.ts", 'import { normal } from "@loglik/core/normal"; import { x } from "./worker/x.js";'],
  ["packages/engine/test/a.test.ts", 'import { x } from "../src/x.js"; import { y } from "@loglik/tools/chromium";'],
  ["packages/cli/src/a.ts", 'import { x } from "@loglik/engine"; import { y } from "node:fs";'],
  ["packages/bayes/src/a.ts", 'import { x } from "@loglik/engine/objective"; import { y } from "@loglik/core";'],
  ["docs/examples/a.ts", 'import { x } from "@loglik/engine";'],
  ["docs/examples/node/a.mjs", 'import fs from "node:fs"; import { x } from "@loglik/engine/node";'],
  ["docs/test/a.test.ts", 'import { main } from "loglik";'],
])("import-direction: %s may", (path, text) => {
  expect(broken(path, text)).toEqual([]);
});

test("no-node-imports: only a node entry has static ones", () => {
  expect(broken("packages/plot/src/a.ts", 'import { join } from "node:path";')).toEqual(["no-node-imports"]);
  expect(broken("packages/core/src/a.ts", 'import { join } from "path";')).toEqual(["no-node-imports"]);
  expect(broken("packages/plot/src/node.ts", 'import { join } from "node:path";')).toEqual([]);
  expect(broken("packages/core/test/a.test.ts", 'import { join } from "node:path";')).toEqual([]);
  expect(broken("packages/engine/src/a.ts", 'process.getBuiltinModule("node:worker_threads");')).toEqual([]);
});

test("no-barrels", () => {
  expect(broken("packages/core/src/index.ts", 'export * from "./a.js";')).toEqual(["no-barrels"]);
  expect(broken("packages/core/src/index.ts", 'export * as a from "./a.js";')).toEqual(["no-barrels"]);
  expect(broken("packages/core/src/index.ts", 'export { a } from "./a.js"; export { b }; const b = 1;')).toEqual([]);
});

test("no-default-exports", () => {
  for (const text of ["export default 1;", "export default function f() {}", "const a = 1; export { a as default };"]) {
    expect(broken("packages/core/src/a.ts", text)).toEqual(["no-default-exports"]);
  }
  expect(broken("packages/core/vitest.config.ts", "export default {};")).toEqual([]);
});

test.each(["a === b;", "expect(a).toBeTruthy;", "expect(a);", "(a < b);", "a && b;", "!a;", "a;", "[a];", "() => a;"])(
  "no-idle-assertions: %s",
  (text) => {
    expect(broken("packages/core/test/a.test.ts", `test("x", () => { ${text} });`)).toEqual(["no-idle-assertions"]);
    expect(broken("packages/core/src/a.ts", text)).toEqual([]);
  },
);

test.each([
  "expect(a).toBe(b);",
  "a = b;",
  "a++;",
  "a && act();",
  "await act();",
  "a ? act() : b;",
  "delete a.b;",
  "void act();",
])("no-idle-assertions: %s acts", (text) => {
  expect(broken("packages/core/test/a.test.ts", `test("x", async () => { ${text} });`)).toEqual([]);
});

test.each([
  'test.only("x", () => {});',
  'describe.only("x", () => {});',
  'it["only"]("x", () => {});',
  'test.concurrent.only("x", () => {});',
  'test.only.each([1])("x", () => {});',
  'describe("x", () => { test.runIf(true).only("y", () => {}); });',
])("no-focused-tests: %s", (text) => {
  expect(broken("packages/core/test/a.test.ts", text)).toEqual(["no-focused-tests"]);
});

test.each(['test("x", () => { fit([1, 2]); });', "options.only = 1;", 'test.each([1])("only", () => {});'])(
  "no-focused-tests: %s is not one",
  (text) => expect(broken("packages/core/test/a.test.ts", text)).toEqual([]),
);
