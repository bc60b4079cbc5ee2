import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { alive, readout } from "./reader";
import { builtSite } from "./site";

// Scripts that do not arrive, and instruments that throw: a notice in their place, and the rest of the page goes on.
const site = builtSite();
const path = "/learn/likelihood-of-a-coin";
const coin = (page: Page) => page.locator("figure", { has: page.locator('[data-address="coin"]') }).first();
const notice = (place: Locator) => place.getByRole("alert");

async function show(place: Locator): Promise<void> {
  await place.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" }));
}

test("an instrument whose script does not arrive says so, is tried again, and does what was done to its picture", async () => {
  const { page, close } = await site.open(path, { reader: false });
  await page.route("**/*.js", (route) => route.abort());
  await show(coin(page));
  await notice(coin(page)).getByText("could not be loaded").waitFor();
  // Its picture can still be read.
  expect(await readout(coin(page), "θ̂")).toBe("0.2000");
  const again = notice(coin(page)).getByRole("button", { name: "Try again" });
  await again.click();
  await notice(coin(page)).getByText("could not be loaded").waitFor();
  await coin(page)
    .getByRole("button", { name: /^Toss 1 / })
    .click();
  await page.unroute("**/*.js");
  await again.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => readout(coin(page), "θ̂")).toBe("0.4000");
  expect(await notice(coin(page)).count()).toBe(0);
  // The focus of the button is not lost: the next Tab leads into the instrument.
  await page.keyboard.press("Tab");
  expect(await coin(page).evaluate((node) => node.contains(document.activeElement))).toBe(true);
  await close();
});

test("an instrument that throws leaves the page alone, and comes back when it no longer does", async () => {
  const { page, errors, close } = await site.open(path, { reader: false });
  // Found by a name of its own, since nothing of the instrument is there for a while.
  await coin(page).evaluate((node) => node.setAttribute("id", "place"));
  const place = page.locator("#place");
  await page.evaluate(() => {
    Object.assign(window, { Kept: ResizeObserver });
    window.ResizeObserver = class {
      constructor() {
        throw new Error("planted");
      }
    } as unknown as typeof ResizeObserver;
  });
  await show(place);
  await notice(place).getByText("has failed").waitFor();
  expect(errors.join()).toContain("planted");
  // What observes no sizes lives.
  const playground = page.locator(".playground").first();
  await alive(playground);
  await playground.getByRole("button", { name: "Run", exact: true }).click();
  await playground.locator(".playground-status", { hasText: "Finished in" }).waitFor({ timeout: 60_000 });

  await notice(place).getByRole("button", { name: "Try again" }).click();
  await notice(place).getByText("has failed").waitFor();
  await page.evaluate(() => {
    window.ResizeObserver = (window as unknown as { Kept: typeof ResizeObserver }).Kept;
  });
  await notice(place).getByRole("button", { name: "Try again" }).click();
  await place.getByRole("button", { name: /^Toss 1 / }).click();
  await expect.poll(() => readout(place, "θ̂")).toBe("0.4000");
  expect(await notice(place).count()).toBe(0);
  await close();
});

test("a playground whose runner, editor or figures do not arrive keeps its code, and gets them at the next try", async () => {
  const { page, close } = await site.open(path);
  const playground = page.locator(".playground").first();
  await alive(playground);
  const status = playground.locator(".playground-status");
  const run = playground.getByRole("button", { name: "Run", exact: true });
  await page.route("**/*.js", (route) => route.abort());
  await run.click();
  await status.getByText("could not be loaded. Press Run").waitFor();
  await playground.locator(".playground-listing").click();
  await status.getByText("The editor could not be loaded").waitFor();
  await page.unroute("**/*.js");
  await playground.locator(".playground-listing").click();
  await playground.locator(".cm-content").waitFor();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(`import { trainingCurve } from "@loglik/plot";
console.log("drawn");
export const figure = trainingCurve({ epochs: [0, 1], train: [2, 1] });`);
  await run.click();
  await status.getByText("Finished in").waitFor({ timeout: 60_000 });
  await playground.locator(".playground-figures svg").waitFor();
  expect(await playground.locator(".cm-content").innerText()).toContain("drawn");
  await close();
});
