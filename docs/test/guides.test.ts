import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { main } from "loglik";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examplesOf, readPages, root } from "./pages.js";

const guides = readPages().filter(({ path }) => path.startsWith("guides/"));
const nodeExamples = await readdir(`${root}/examples/node`);
/** A command with what the page says that it prints, if it says so. */
const commands = guides.flatMap(({ path, source }) =>
  Array.from(
    source.matchAll(/^```sh\nnpx (loglik .+)\n```\n(?:\n```text\n([\s\S]+?)\n```)?/gm),
    ([, words, text = ""]) => ({
      path,
      words,
      lines: text.split("\n").filter((line) => line !== ""),
    }),
  ),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "loglik-guides-"));
  const own = guides.find(({ path }) => path === "guides/train-your-own-table.mdx")!;
  await writeFile(join(folder, "trees.csv"), /^```csv\n([\s\S]+?)```$/m.exec(own.source)![1]);
});
afterAll(() => rm(folder, { recursive: true }));

test.each(guides.map(({ path, source }) => [path, source] as const))(
  "%s has code, a pitfall and links to the reference",
  (path, source) => {
    const programs = examplesOf({ path, source }).length + (source.match(/^```js file=/gm)?.length ?? 0);
    expect(programs, "```ts live file=examples/…, or ```js file=examples/node/…").toBeGreaterThan(0);
    expect(source.match(/^:::pitfall\[/m)?.[0], "a pitfall, :::pitfall[Its title]").toBeDefined();
    expect(source.match(/\]\(\.\.\/reference\//)?.[0], "a link to ../reference/").toBeDefined();
    expect(source.match(/^sidebar_position: \d+$/m)?.[0], "sidebar_position in the front matter").toBeDefined();
  },
);

describe("the command line", () => {
  test("is shown in at least two places", () => expect(commands.length).toBeGreaterThanOrEqual(2));

  test.each(commands.map((command) => [command.words, command] as const))("%s", async (words, { lines }) => {
    let out = "";
    let error = "";
    const given = words
      .split(" ")
      .slice(1)
      .map((word) => (word.endsWith(".csv") ? join(folder, word) : word));
    const code = await main(given, {
      out: { write: (text) => (out += text) },
      error: { write: (text) => (error += text) },
    });
    expect([code, error]).toEqual([0, ""]);
    const printed = out.replaceAll(`${folder}/`, "").split("\n");
    for (const line of lines) expect(printed).toContain(line);
  });
});

describe("a program for Node", () => {
  const listed = guides.flatMap(({ source }) =>
    Array.from(source.matchAll(/^```js file=examples\/node\/(\S+)$/gm), ([, file]) => file),
  );
  test("is listed on a guide, each of them", () =>
    expect([...new Set(listed)].sort()).toEqual([...nodeExamples].sort()));

  // The installed packages, as a reader runs them; a module of a head prints nothing.
  test.each(nodeExamples.filter((file) => !file.endsWith("-head.mjs")))(
    "%s prints what the page says",
    async (file) => {
      const page = guides.find(({ source }) => source.includes(`file=examples/node/${file}\n`))!;
      const after = page.source.slice(page.source.indexOf(`file=examples/node/${file}\n`));
      const said = /^```text\n([\s\S]+?)\n```$/m.exec(after)![1];
      const table = join(root, "../packages/data/tables/cars.csv");
      const { stdout } = await promisify(execFile)(process.execPath, [`${root}/examples/node/${file}`, table], {
        cwd: folder,
      });
      expect(stdout.trimEnd()).toBe(said);
    },
  );

  test("leaves files that hold what they should", async () => {
    const predictions = (await readFile(join(folder, "predictions.csv"), "utf8")).split("\n");
    expect(predictions[0]).toBe("dist,mean,sd");
    expect(predictions.length).toBe(11);
    expect((await readFile(join(folder, "model.onnx"))).includes("scale")).toBe(true);
  });
});
