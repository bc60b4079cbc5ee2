import { fileURLToPath, pathToFileURL } from "node:url";
import { docExamples, runExample, sourceFiles } from "@loglik/tools/doc-examples";
import { describe, expect, it } from "vitest";
import { bundledTables } from "../src/generated/tables.js";
import * as data from "../src/index.js";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** What an example may use besides the exports of its own module: the package, and every table by its name. */
const scope: Record<string, unknown> = { ...data };
for (const [name, load] of Object.entries(bundledTables)) {
  scope[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())] = await load();
}

describe("examples in doc comments give the digits they state", () => {
  const files = sourceFiles(source).map((file) => [file.slice(source.length + 1), docExamples(file)] as const);
  it.each(files.filter(([, examples]) => examples.length > 0))("%s", async (_name, examples) => {
    const own = await import(/* @vite-ignore */ pathToFileURL(examples[0].file).href);
    const failures = await Promise.all(examples.map((example) => runExample(example, { ...scope, ...own })));
    expect(failures.flat()).toEqual([]);
  });
});
