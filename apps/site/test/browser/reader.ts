import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** What an instrument's readout says, a true minus as a minus. */
export async function readout(page: Page | Locator, label: string): Promise<string> {
  const found = page.locator(`.control-readout:has(> .control-readout-label:text-is("${label}"))`);
  return (await found.first().locator(".control-readout-value").innerText()).replaceAll("−", "-");
}

/** Scrolls to something that may come alive meanwhile: Playwright's own way fails where the picture that it scrolls to is replaced. */
export async function bringIntoView(element: Locator): Promise<void> {
  await element.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" }));
}

/** Scrolls to something and waits until it is alive: before, it is the server's picture, which hears no keys. */
export async function alive(element: Locator): Promise<void> {
  await bringIntoView(element);
  const picture = (node: Element) =>
    node.closest('[data-island="picture"]') !== null || node.querySelector('[data-island="picture"]') !== null;
  await expect.poll(() => element.evaluate(picture), { timeout: 10_000 }).toBe(false);
}

/** Drags the middle of an element by so many pixels, as a hand with a mouse does. */
export async function dragBy(page: Page, element: Locator, dx: number, dy: number): Promise<void> {
  // In the middle: at its upper edge the window is covered by the bar of the site.
  await alive(element);
  const box = await element.boundingBox();
  if (!box) throw new Error("nothing to drag");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  await page.mouse.up();
}

/** The part of a page with one instrument, found by its name in the address. */
export function instrument(page: Page, name: string): Locator {
  return page.locator("figure", { has: page.locator(`[data-address="${name}"]`) }).last();
}

/** Waits for the address to follow, and gives what stands behind its `#`. */
export async function addressWith(page: Page, words: string): Promise<string> {
  await page.waitForFunction((wanted) => decodeURIComponent(location.hash).includes(wanted), words);
  return page.evaluate(() => location.hash);
}

/** Waits until the service worker is in charge and has kept the page that is open. (`waitForFunction` does not wait for promises.) */
export async function kept(page: Page): Promise<void> {
  const isKept = async () => {
    const found = await caches.match(location.origin + location.pathname);
    return navigator.serviceWorker.controller !== null && found !== undefined;
  };
  await expect.poll(() => page.evaluate(isKept), { timeout: 30_000 }).toBe(true);
}
