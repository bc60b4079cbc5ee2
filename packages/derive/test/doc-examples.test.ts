import { fileURLToPath, pathToFileURL } from "node:url";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { createRng } from "@loglik/core/random";
import { docExamples, runExample, sourceFiles } from "@loglik/tools/doc-examples";
import { expect, it } from "vitest";
import readme from "../README.md?raw";
import * as own from "../src/index.js";
import * as registry from "../src/registry.js";

const source = fileURLToPath(new URL("../src", import.meta.url));
const files = sourceFiles(source).map((file) => [file.slice(source.length + 1), docExamples(file)] as const);

it.each(files.filter(([, examples]) => examples.length > 0))(
  "the examples of %s give what they state",
  async (name, examples) => {
    const module = (await import(/* @vite-ignore */ pathToFileURL(`${source}/${name}`).href)) as Record<
      string,
      unknown
    >;
    const scope = { createRng, bernoulliHead, ...own, ...module };
    const failures = await Promise.all(examples.map((example) => runExample(example, scope)));
    expect(failures.flat()).toEqual([]);
  },
);

it("the README's programs run", () => {
  const scope = { ...own, ...registry };
  const printed: string[] = [];
  const console = { log: (...values: unknown[]) => printed.push(values.join(" ")) };
  for (const [, code] of readme.matchAll(/```ts\n([\s\S]*?)```/g)) {
    const body = code.replace(/^import .*$/gm, "");
    new Function(...Object.keys(scope), "console", body)(...Object.values(scope), console);
  }
  expect(printed[0]).toBe("true");
  expect(printed).toContain("@loglik/core/heads/bernoulli 0.914267");
  expect(printed.slice(-2)).toEqual(["\\log\\left(\\theta^{2}\\right) 0 0.25", "true"]);
});
