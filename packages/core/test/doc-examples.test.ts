import { fileURLToPath, pathToFileURL } from "node:url";
import { type DocExample, docExamples, runExample, sourceFiles } from "@loglik/tools/doc-examples";
import { describe, expect, it } from "vitest";
import { reliabilityTable } from "../src/calibration/reliability-table.js";
import { LoglikError } from "../src/error.js";
import { fitGeneralizedLinearModel } from "../src/fit/generalized-linear-model.js";
import { bernoulliHead } from "../src/heads/bernoulli.js";
import { categoricalHead } from "../src/heads/categorical.js";
import { likelihoodHead } from "../src/heads/composed.js";
import { normalHead } from "../src/heads/normal.js";
import * as intervals from "../src/interval.js";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** Every family by the name that a program would import it under: `half-normal.ts` as `halfNormal`. */
const families: Record<string, unknown> = {};
for (const file of sourceFiles(`${source}/families`)) {
  const name = file.slice(file.lastIndexOf("/") + 1, -3).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  families[name] = await import(/* @vite-ignore */ pathToFileURL(file).href);
}

/** What an example may use besides the exports of its own module. */
const scope = {
  ...families,
  ...intervals,
  LoglikError,
  bernoulliHead,
  categoricalHead,
  fitGeneralizedLinearModel,
  likelihoodHead,
  normalHead,
  reliabilityTable,
};

/** Runs an example with the exports of its own module before everything else. */
async function runInItsModule(example: DocExample): Promise<readonly string[]> {
  const own = (await import(/* @vite-ignore */ pathToFileURL(example.file).href)) as Record<string, unknown>;
  return runExample(example, { ...scope, ...own });
}

describe("examples in doc comments give the digits they state", () => {
  const files = sourceFiles(source).map((file) => [file.slice(source.length + 1), docExamples(file)] as const);
  it.each(files.filter(([, examples]) => examples.length > 0))("%s", async (_name, examples) => {
    const failures = await Promise.all(examples.map((example) => runInItsModule(example)));
    expect(failures.flat()).toEqual([]);
  });

  it("finds a wrong digit", async () => {
    const wrong = {
      file: `${source}/special/sigmoid.ts`,
      line: 1,
      code: ["sigmoid(0)  // 0.51", "sigmoid(1)  // 0.731…"],
    };
    expect(await runInItsModule(wrong)).toHaveLength(1);
  });

  it("reads single lines, several lines and several examples", () => {
    const examples = docExamples(`${source}/fit/generalized-linear-model.ts`);
    expect(examples.map((example) => example.code.length)).toEqual([2, 1]);
  });
});
