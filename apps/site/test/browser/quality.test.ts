import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, test } from "vitest";
import { builtSite } from "./site";

const site = builtSite();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One page of each kind, and the chapters whose instruments are their own. */
const pages = [
  "/",
  "/learn",
  "/learn/likelihood-of-a-coin",
  "/learn/likelihood-of-the-normal",
  "/learn/choose-a-loss",
  "/learn/calibration",
  "/learn/cross-entropy-and-codes",
  "/learn/how-training-finds-it",
  "/learn/training-room",
  "/learn/misconceptions",
  "/derivations",
  "/derivations/normal-mean-squared-error",
  "/guides/from-posterior-to-decision",
  "/reference",
  "/reference/seed-map",
  "/reference/api/core/normal",
  "/reference/families/gamma",
  "/errors",
  "/decisions",
];

/** Those that are looked at by day and by night on both. */
const everyView = [
  "/",
  "/learn/likelihood-of-a-coin",
  "/derivations/normal-mean-squared-error",
  "/reference/api/core/normal",
];

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };
const views = [
  { name: "a phone by day", viewport: phone, colorScheme: "light", pages },
  { name: "a desktop by night", viewport: desktop, colorScheme: "dark", pages },
  { name: "a phone by night", viewport: phone, colorScheme: "dark", pages: everyView },
  { name: "a desktop by day", viewport: desktop, colorScheme: "light", pages: everyView },
] as const;

/** What moves without the reader's doing, as the browser scores it: 0.1 is what search engines call good. */
const largestShift = 0.02;

describe.concurrent.each(views)("on $name", ({ viewport, colorScheme, pages: addresses }) => {
  test.for(addresses)("%s is in order from top to end", { timeout: 90_000 }, async (path, { expect }) => {
    const { page, errors, foreign, close } = await site.open("/errors", { viewport, colorScheme, reader: false });
    await page.addInitScript(watchShifts);
    await page.goto(site.address(path), { waitUntil: "networkidle" });
    await readThrough(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    expect(sum, shifts.map(({ value, what }) => `${value.toFixed(4)} ${what}`).join("\n")).toBeLessThan(largestShift);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });
});

interface Shift {
  readonly value: number;
  readonly what: string;
}

/** Runs in the page, before its own scripts. */
function watchShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[]) {
      const what = entry.sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? "?").join(" | ");
      shifts.push({ value: entry.value, what });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** From the top to the end of a page, as one who reads fast. */
async function readThrough(page: Page): Promise<void> {
  await page.mouse.move(2, 200);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 600) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(60);
  }
  await page.waitForLoadState("networkidle");
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run(context: object, options: object): Promise<AxeResults> };
    };
    // A header that is all formula has text, in MathML, which this tool does not read.
    return runner.run({ exclude: [["th:has(math)"]] }, { resultTypes: ["violations"] });
  });
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .map(({ target, failureSummary }) => `  ${target} ${failureSummary}`)
        .slice(0, 4)
        .join("\n")}`,
  );
}
