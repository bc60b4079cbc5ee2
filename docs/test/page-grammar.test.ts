import { readFileSync } from "node:fs";
import { exercises } from "@loglik/derive/exercises";
import { describe, expect, it, test } from "vitest";
import { examplesOf, type Page, readChapters, readPages, root } from "./pages.js";

const chapters = readChapters();
const asked = ({ source }: Page) => Array.from(source.matchAll(/<Exercise name="([\w-]+)" \/>/g), ([, name]) => name);

describe.each(chapters.map((page) => [page.path, page] as const))("%s", (_path, page) => {
  const { source } = page;
  const at = (part: RegExp) => source.search(part);

  it("states, derives, and computes, in this order", () => {
    expect(at(/^\*\*You will learn\*\* \(about \w+ minutes\)$/m)).toBeGreaterThan(0);
    expect(at(/^:::statement\[.+\]$/m)).toBeGreaterThan(at(/^\*\*You will learn\*\*/m));
    expect(at(/^ *<Derivation$/m)).toBeGreaterThan(at(/^:::statement\[/m));
    expect(at(/^```ts live file=/m)).toBeGreaterThan(at(/^:::statement\[/m));
  });

  it("has something to look at, a pitfall, and exercises with answers", () => {
    const drawn = examplesOf(page).some((name) =>
      /^export const figures? /m.test(readFileSync(`${root}/examples/${name}.ts`, "utf8")),
    );
    expect(drawn || at(/^<Figure /m) > 0).toBe(true);
    expect(at(/^:::pitfall\[/m)).toBeGreaterThan(0);
    expect(at(/^## Exercises$/m)).toBeGreaterThan(0);
    if (at(/^:::exercise\[/m) > 0) expect(at(/^<summary>Answer<\/summary>$/m)).toBeGreaterThan(at(/^:::exercise\[/m));
    expect(at(/^## Sources/m)).toBeGreaterThan(0);
  });

  it("has at least two exercises that the machine grades", () => {
    expect(asked(page).length).toBeGreaterThanOrEqual(2);
  });
});

test("every exercise that a page asks exists, and none is asked on two pages", () => {
  const names = readPages().flatMap(asked);
  const known = new Set(exercises.map(({ name }) => name));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(names.length).toBe(new Set(names).size);
});

test("the chapters lead from one to the next, in the order of the table of contents", () => {
  const contents = readFileSync(`${root}/learn/index.mdx`, "utf8");
  const listed = Array.from(contents.matchAll(/^\| \[.+?\]\(\.\/([\w-]+\.mdx)\)/gm), ([, file]) => `learn/${file}`);
  expect(chapters.map(({ path }) => path)).toEqual(
    listed.filter((path) => chapters.some((page) => page.path === path)),
  );
  for (const [k, { path, source }] of chapters.slice(0, -1).entries()) {
    const next = /^\*\*Next:\*\* [\s\S]*?\]\(\.\/([\w-]+\.mdx)/m.exec(source)?.[1];
    expect(`learn/${next}`, path).toBe(chapters[k + 1].path);
  }
});

test("no letter was lost in a formula", () => {
  // "\text" typed in a program becomes a tab and "ext".
  for (const { path, source } of readPages()) expect(/\t|\f|\v/.test(source), path).toBe(false);
});
