import { describe, expect, it } from "vitest";
import { entries } from "../seed-map/entries.js";
import { allowedError, holds } from "../seed-map/entry.js";
import { misconceptionsPage } from "../seed-map/misconceptions-page.js";
import { seedMapPage } from "../seed-map/page.js";
import { placeName } from "../seed-map/place.js";
import { slips } from "../seed-map/slips.js";

describe.each(entries.map((entry) => [entry.id, entry] as const))("%s", (_id, { facts, place, also = [] }) => {
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

  it(`lives at ${[place, ...also].join(" and ")}`, () => {
    expect(facts.length).toBeGreaterThan(0);
    for (const one of [place, ...also]) expect(placeName(one), one).toBeDefined();
  });
});

it.each(slips.map(({ id, more }) => [id, more]))("the card of %s leads on to the section %s", (_id, more) => {
  expect(placeName(more)).toBeDefined();
  expect(more).toContain("#");
});

it.each(slips.map((slip) => [slip.id, slip] as const))("the formulas of %s are set as formulas", (_id, slip) => {
  for (const text of [slip.slip, slip.claim, ...slip.facts.map(({ what }) => what)]) {
    expect(text.split("$").length % 2, text).toBe(1);
    const [words, formulas] = [0, 1].map((odd) => text.split("$").filter((_part, k) => k % 2 === odd));
    expect(words.join("")).not.toMatch(letters);
    // Inside a table of Markdown a bar would end the cell.
    expect(formulas.join("")).not.toContain("|");
  }
  expect(slip.title).not.toMatch(letters);
});

/** What only formulas hold: Greek letters, hats, powers, roots, signs and what stands in brackets behind a letter. */
const letters = /[\p{Script=Greek}²√∑^_=$\\]|ŷ|\b[A-Za-z]\([a-z]/u;

it("a page or a heading that does not exist is no place", () => {
  expect(placeName("learn/likelihood-of-a-coin.mdx#how-to-write-it")).toBe("A coin: How to write it");
  for (const none of [
    "learn/likelihood-of-a-coin.mdx#how-to-read-it",
    "learn/likelihood-of-a-bolt.mdx",
    "derivations/no-such-derivation.mdx",
    "reference/families/no-such-family.mdx",
  ]) {
    expect(placeName(none), none).toBeUndefined();
  }
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
