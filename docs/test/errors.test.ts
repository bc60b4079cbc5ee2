import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "./pages.js";

const packages = `${root}/../packages`;
/** The sources of every package, without what is generated from them. */
const sources = readdirSync(packages)
  .flatMap((name) =>
    readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: "utf8" }).map((file) => `${name}/src/${file}`),
  )
  .filter((file) => file.endsWith(".ts") && !file.includes("/generated/"))
  .map((file) => readFileSync(`${packages}/${file}`, "utf8"));
const thrown = new Set(
  sources.flatMap((source) =>
    Array.from(source.matchAll(/(?:LoglikError\(\s*|\bcode: )"([a-z][a-z\d-]+)"/g), ([, code]) => code),
  ),
);
const pages = readdirSync(`${root}/errors`)
  .filter((file) => file.endsWith(".md"))
  .map((file) => file.slice(0, -".md".length));

test("the sources are found, with the codes that they throw", () => {
  expect(sources.length).toBeGreaterThan(400);
  expect(thrown.size).toBeGreaterThan(150);
});

test("every code that a package throws has a page, docs/errors/<code>.md", () => {
  expect([...thrown].filter((code) => !pages.includes(code))).toEqual([]);
});

test("every page is of a code that a package throws", () => {
  const written = sources.join("\n");
  expect(pages.filter((code) => !written.includes(`"${code}"`))).toEqual([]);
});

test.each(pages)("%s is named, explained, shown and mended", (code) => {
  const page = readFileSync(`${root}/errors/${code}.md`, "utf8").replace(/^---\n[\s\S]*?\n---\n+/, "");
  const [heading, explanation] = page.split(/\n\n/);
  expect(heading).toBe(`# ${code}`);
  expect(explanation.length).toBeGreaterThan(15);
  expect(page.match(/^```/m)?.[0], "an example in a fenced block").toBeDefined();
  expect(page.match(/^\*\*Mend it\.?\*\*/m)?.[0], "a paragraph that begins with **Mend it.**").toBeDefined();
});
