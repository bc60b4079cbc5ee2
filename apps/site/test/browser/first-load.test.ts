import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, test } from "vitest";
import { builtSite } from "./site";

/**
 * What a page may load of JavaScript before its reader has done anything, in bytes of gzip. Docusaurus, React and the data
 * of the sidebar are some 250,000 of them; the rest is the page.
 */
const ceiling = 300_000;

/** Folders whose pages are all made from one template: a few of each stand for the rest. */
const alike = ["derivations", "reference/families"];
const site = builtSite();
const build = fileURLToPath(new URL("../../build/", import.meta.url));

const pages = ["learn", "derivations", "guides", "reference/families"].flatMap((folder) => {
  const all = existsSync(build + folder) ? readdirSync(build + folder).filter((file) => file.endsWith(".html")) : [];
  const files = alike.includes(folder) ? all.filter((_, index) => index % 12 === 0) : all;
  return [`/${folder}`, ...files.map((file) => `/${folder}/${file.replace(/(\/?index)?\.html$/, "")}`)];
});

const sizes = new Map<string, number>();

function sizeOf(path: string): number {
  let size = sizes.get(path);
  if (size === undefined) sizes.set(path, (size = gzipSync(readFileSync(build + path)).length));
  return size;
}

describe.concurrent("before its reader does anything", () => {
  test("there are pages to look at", ({ expect }) => expect(pages.length).toBeGreaterThan(30));

  test.for([...new Set(pages)])(
    "%s loads at most 300 KB of JavaScript",
    { timeout: 60_000 },
    async (path, { expect }) => {
      const { page, scripts, errors, foreign, close } = await site.open(path, { reader: false });
      expect(await page.locator("h1").count(), "a title").toBeGreaterThan(0);
      const bytes = scripts.reduce((sum, script) => sum + sizeOf(script), 0);
      expect(scripts.length).toBeGreaterThan(2);
      expect(bytes).toBeLessThanOrEqual(ceiling);
      expect(errors).toEqual([]);
      expect(foreign).toEqual([]);
      await close();
    },
  );
});
