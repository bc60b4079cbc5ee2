import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { modules } from "../../src/generated/modules";
import type { RunEvent } from "../../src/playground/protocol";
import { runModule } from "../../src/playground/run-module";
import { bringIntoView } from "./reader";
import { builtSite } from "./site";

// Every example of docs/examples, run as a reader runs it: on its page, in its editor, within its limit of time.
const site = builtSite();
const docs = fileURLToPath(new URL("../../../../docs/", import.meta.url));
const examples = readdirSync(`${docs}examples`).filter((file) => file.endsWith(".ts"));

/** The examples of each page that shows any, by the page's address. */
const shown = new Map<string, string[]>();
for (const folder of ["learn", "guides"]) {
  for (const page of readdirSync(docs + folder).filter((file) => /\.mdx?$/.test(file))) {
    const text = readFileSync(`${docs}${folder}/${page}`, "utf8");
    const files = Array.from(text.matchAll(/^```ts live .*?file=examples\/(\S+)/gm), ([, file]) => file);
    if (files.length > 0) shown.set(`/${folder}/${page.replace(/(?:index)?\.mdx?$/, "")}`, files);
  }
}

test("each example is shown on a page", () => {
  expect([...new Set([...shown.values()].flat())].sort()).toEqual(examples.sort());
});

test.each([...shown])(
  "on %s each example runs, and prints what it prints in Node",
  async (address, files) => {
    const { page, errors, close } = await site.open(address);
    for (const file of files) {
      const playground = page.locator(".playground", { has: page.locator(`[aria-label="Code of ${file}, editable"]`) });
      await bringIntoView(page.locator(".playground", { hasText: file }).first());
      await playground.locator(".playground-listing").click();
      await playground.locator(".cm-content").waitFor();
      const inNode = runInNode(file);
      await playground.getByRole("button", { name: "Run", exact: true }).click();
      const status = playground.locator(".playground-status");
      await expect
        .poll(() => status.innerText(), { timeout: 150_000, interval: 250 })
        .toMatch(/^(Finished|Failed|Stopped)/);
      expect(await status.innerText(), file).toMatch(/^Finished in/);
      const node = await inNode;
      const printed = await playground.locator(".playground-output pre").allInnerTexts();
      expect(comparable(printed.join("\n")), file).toEqual(comparable(node.text));
      const figures = await playground.locator(".playground-figures svg.loglik-plot").count();
      if (node.figures > 0)
        await expect.poll(() => playground.locator(".playground-figures svg.loglik-plot").count()).toBe(node.figures);
      else expect(figures).toBe(0);
    }
    expect(errors).toEqual([]);
    await close();
  },
  400_000,
);

async function runInNode(file: string): Promise<{ readonly text: string; readonly figures: number }> {
  const events: RunEvent[] = [];
  const code = readFileSync(`${docs}examples/${file}`, "utf8");
  await runModule({ code, file }, modules, (event) => events.push(event));
  const last = events.at(-1);
  if (last?.type !== "finished") throw new Error(`${file} did not finish in Node: ${JSON.stringify(last)}`);
  const output = events.flatMap((event) => (event.type === "output" ? event.entries : []));
  return { text: output.map(({ text }) => text).join("\n"), figures: last.figures.length };
}

/**
 * The lines of an output with what may differ left out: lines that tell times, and of numbers what comes after six digits, since
 * engines may round the last of an exponential differently.
 */
function comparable(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  return lines
    .filter((line) => line !== "" && !/\b\d[\d.]* ?(?:ms|s|seconds?|milliseconds?|steps\/s)\b|per second/.test(line))
    .map((line) => line.replace(/\d+\.\d+(?:e[+-]?\d+)?/g, (number) => String(Number(Number(number).toPrecision(6)))));
}
