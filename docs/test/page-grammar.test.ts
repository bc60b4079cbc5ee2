import { readFileSync } from "node:fs";
import { exercises } from "@loglik/derive/exercises";
import { describe, expect, it, test } from "vitest";
import { examplesOf, type Page, readChapters, readPages, root } from "./pages.js";

const chapters = readChapters();
const asked = ({ source }: Page) => Array.from(source.matchAll(/<Exercise name="([\w-]+)" \/>/g), ([, name]) => name);

describe.each(chapters.map((page) => [page.path, page] as const))("%s", (_path, page) => {
  const { source } = page;
  /** Where a part begins, which the page must have. */
  const at = (what: string, part: RegExp) => {
    const place = source.search(part);
    expect(place, `${what}, ${part}, in ${page.path}`).toBeGreaterThan(0);
    return place;
  };

  it("states, derives, and computes, in this order", () => {
    const opening = at("how long it takes", /^\*\*You will learn\*\* \(about \w+ minutes\)$/m);
    const statement = at("a statement", /^:::statement\[.+\]$/m);
    expect(statement, "the statement stands behind what one will learn").toBeGreaterThan(opening);
    expect(at("a derivation", /^ *<Derivation$/m), "behind the statement").toBeGreaterThan(statement);
    expect(at("a live example", /^```ts live file=/m), "behind the statement").toBeGreaterThan(statement);
  });

  it("has something to look at, a pitfall, and exercises with answers", () => {
    const drawn = examplesOf(page).some((name) =>
      /^export const figures? /m.test(readFileSync(`${root}/examples/${name}.ts`, "utf8")),
    );
    if (!drawn) at("a figure, here or of an example", /^<Figure /m);
    at("a pitfall", /^:::pitfall\[/m);
    at("exercises", /^## Exercises$/m);
    at("sources", /^## Sources/m);
    const folded = source.search(/^:::exercise\[/m);
    if (folded > 0)
      expect(at("an answer", /^<summary>Answer<\/summary>$/m), "behind its question").toBeGreaterThan(folded);
  });

  it("has at least two exercises that the machine grades", () => {
    expect(asked(page).length).toBeGreaterThanOrEqual(2);
  });
});

test("every exercise is asked: by <Exercise name=… /> of a page, or on the page of the derivation that it names", () => {
  const names = new Set(readPages().flatMap(asked));
  const unasked = exercises.filter(({ name, derivation }) => derivation === undefined && !names.has(name));
  expect(unasked.map(({ name }) => name)).toEqual([]);
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
