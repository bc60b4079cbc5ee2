import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { builtSite } from "./site";

const site = builtSite();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, javaScriptEnabled: false };

/** The pages that hold formulas, tables and figures; those of errors and of the API are words and lists of one kind each. */
const pages = [
  ...readFileSync(new URL("../../build/sitemap.xml", import.meta.url), "utf8").matchAll(/<loc>(.*?)<\/loc>/g),
]
  .map(([, address]) => new URL(address).pathname)
  .filter((path) => /^\/(learn|derivations|guides|reference\/families)\//.test(path));

/** What `measure` finds on each page as the server has rendered it, by address; pages where it finds nothing are left out. */
async function onEachPage<Found>(paths: readonly string[], measure: () => readonly Found[]) {
  const { page, close } = await site.open("/", { ...phone, reader: false });
  const found: Record<string, readonly Found[]> = {};
  for (const path of paths) {
    await page.goto(site.address(path), { waitUntil: "load" });
    const here = await page.evaluate(measure);
    if (here.length > 0) found[path] = here;
  }
  await close();
  return found;
}

test("the book has its parts", () => {
  for (const part of ["learn", "derivations", "guides", "reference/families"]) {
    expect(pages.filter((path) => path.startsWith(`/${part}/`)).length).toBeGreaterThan(5);
  }
});

test("no page is wider than a phone, and no formula on it", async () => {
  const wider = await onEachPage(pages, () => {
    const width = document.documentElement.scrollWidth;
    const scrollers = Array.from(document.querySelectorAll(".katex-display, [data-scrolls]:has(.katex)"));
    const cut = scrollers.filter((scroller) => scroller.scrollWidth > scroller.clientWidth + 1);
    return [
      ...(width > window.innerWidth || window.innerWidth > 390 ? [`the page: ${width}`] : []),
      ...cut.map((scroller) => (scroller.querySelector("annotation") ?? scroller).textContent),
    ];
  });
  expect(wider).toEqual({});
}, 180_000);

test("a derivation's line that is wider than a phone stands on several, each within it", async () => {
  const broken = await onEachPage(["/derivations/student-t-robust-loss"], () =>
    Array.from(document.querySelectorAll("[data-scrolls]:has(.katex)")).flatMap((line) => {
      const parts = Array.from(line.querySelectorAll(".katex"), (part) => part.getBoundingClientRect());
      const lines = new Set(parts.map(({ left, bottom }) => `${Math.round(bottom / 20)} ${left < 60}`)).size;
      return lines > 1 ? [Math.max(...parts.map(({ right }) => right)) <= 390] : [];
    }),
  );
  const [lines = []] = Object.values(broken);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines).not.toContain(false);
});
