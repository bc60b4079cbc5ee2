import { existsSync, readFileSync } from "node:fs";
import { families } from "@loglik/core/registry";
import { derivations } from "@loglik/derive/registry";
import GithubSlugger from "github-slugger";
import { describe, expect, it } from "vitest";
import { entries } from "../seed-map/entries.js";
import { allowedError, holds } from "../seed-map/entry.js";
import { misconceptionsPage } from "../seed-map/misconceptions-page.js";
import { seedMapPage } from "../seed-map/page.js";
import { root } from "./pages.js";

describe.each(entries.map((entry) => [entry.id, entry] as const))("%s", (_id, { facts, place }) => {
  it.each(facts.map((fact) => [fact.what, fact] as const))("%s", async (_what, fact) => {
    expect(Math.abs((await fact.compute()) - fact.number)).toBeLessThanOrEqual(allowedError(fact));
    // The test would see another number on the page.
    const other = {
      ...fact,
      number: fact.number === 0 ? 1 : 1.01 * fact.number,
      within: allowedError(fact) / Math.abs(fact.number || 1),
    };
    expect(await holds(other)).toBe(false);
  });

  it(`lives at ${place}`, () => {
    expect(facts.length).toBeGreaterThan(0);
    const [file, anchor] = place.split("#");
    if (anchor !== undefined) expect(headingsOf(file)).toContain(anchor);
    else if (file.startsWith("reference/families/")) expect(familyNames).toContain(file.replace(/^.*\/|\.mdx?$/g, ""));
    else if (file.startsWith("derivations/")) expect(derivationNames).toContain(file.replace(/^.*\/|\.mdx?$/g, ""));
    else expect(existsSync(`${root}/${file}`), file).toBe(true);
  });
});

it("the page of the map says what is checked here; `npm run seed-map` writes it", async () => {
  await expect(seedMapPage()).toMatchFileSnapshot("../reference/seed-map.md");
});

it("the page of cards is written from the slips", async () => {
  await expect(misconceptionsPage()).toMatchFileSnapshot("../learn/misconceptions.mdx");
});

it("every row and every slip has its place, once", () => {
  const rows = Array.from({ length: 88 }, (_, i) => `${i + 1}`);
  const slips = Array.from({ length: 36 }, (_, i) => `E${i + 1}`);
  expect(entries.map(({ id }) => id)).toEqual([...rows, ...slips]);
});

// These pages are written from the registries when the site is built.
const familyNames = families.map(({ name }) => name);
const derivationNames = derivations.map(({ name }) => name);

function headingsOf(file: string): string[] {
  const slugger = new GithubSlugger();
  const source = readFileSync(`${root}/${file}`, "utf8").replace(/^```[\s\S]*?^```/gm, "");
  return Array.from(source.matchAll(/^#{2,4} (.+)$/gm), ([, heading]) => {
    const given = / \{\/\* #([\w-]+) \*\/\}$/.exec(heading);
    return given ? given[1] : slugger.slug(heading.replace(/[*`$\\]/g, ""));
  });
}
