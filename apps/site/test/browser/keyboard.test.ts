import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addressWith, instrument, readout } from "./reader";
import { builtSite } from "./site";

const site = builtSite();

/** Presses Tab until an element with this name has the focus, and sees that the focus can be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 300; press++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const active = document.activeElement;
      const labelled = active instanceof HTMLInputElement ? (active.labels?.[0]?.textContent ?? "") : "";
      return active?.getAttribute("aria-label") || labelled || active?.textContent || "";
    });
    if (!name.test(found)) continue;
    expect(await page.evaluate(() => document.activeElement?.matches(":focus-visible"))).toBe(true);
    return;
  }
  throw new Error(`Tab never reached ${name}`);
}

test("a chapter is worked through by keyboard alone: table, tosses, slider, program, quartet, link", async () => {
  const { page, errors, foreign, close } = await site.open("/learn/likelihood-of-a-coin");
  // Past the bars of the site.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  await tabTo(page, /^y = 1$/);
  await page.keyboard.press("Enter");
  await expect.poll(() => instrument(page, "table").innerText()).toContain("A column: y = 1 is known.");

  await tabTo(page, /^Toss 1 shows 0/);
  await page.keyboard.press("Space");
  const coin = instrument(page, "coin");
  await expect.poll(() => readout(coin, "θ̂")).toBe("0.4000");
  await tabTo(page, /^θ$/);
  for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowLeft");
  await expect.poll(() => readout(coin, "score")).toBe("100.0 %");
  await coin.getByText("The top. No θ makes these tosses more probable.").waitFor();

  await tabTo(page, /^Run$/);
  await page.keyboard.press("Enter");
  await page.locator(".playground-status", { hasText: "Finished in" }).first().waitFor({ timeout: 60_000 });

  await tabTo(page, /^Toss 2 shows 0/);
  await page.keyboard.press("Space");
  const quartet = instrument(page, "quartet");
  await expect.poll(() => readout(quartet, "θ̂")).toBe("0.4000");
  await tabTo(page, /^Your θ$/);
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
  // Beyond the top the slopes add up to less than nothing.
  await expect
    .poll(async () =>
      Number((await quartet.locator("tbody tr").last().locator("td").last().innerText()).replace("−", "-")),
    )
    .toBeLessThan(0);
  await addressWith(page, "quartet.points=0,1,0,1,0&quartet.theta=0.42");
  await tabTo(page, /^Copy link$/);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
}, 180_000);
