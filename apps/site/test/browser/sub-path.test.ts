import { expect, test } from "vitest";
import { bringIntoView, kept } from "./reader";
import { builtSite } from "./site";

// The site in a folder of a static host that sends no headers of its own.
const site = builtSite({ baseUrl: "/loglik/", folder: "sub-path/build", isolated: false });

test("from the first page to a chapter: links, a live figure, code that runs and draws", async () => {
  const { page, errors, foreign, missing, close } = await site.open("/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.getByRole("button", { name: "Toss 4: 1" }).click();
  await page.getByRole("button", { name: "Toss 4: 0" }).waitFor();
  await page.getByRole("link", { name: "Start with a coin" }).click();
  await page.getByRole("heading", { level: 1, name: "Likelihood: a coin" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/loglik/learn/likelihood-of-a-coin");
  const playground = page.locator(".playground", { hasText: "coin-maximum.ts" });
  await bringIntoView(playground);
  await playground.getByRole("button", { name: "Run", exact: true }).click();
  await playground.locator(".playground-status", { hasText: "Finished in" }).waitFor();
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  expect(missing).toEqual([]);
  await close();
});

test("a network trains in its worker, without shared memory", async () => {
  const { page, errors, missing, close } = await site.open("/learn/logistic-regression");
  const value = page
    .locator(".control-readout", { hasText: "NLL per label" })
    .first()
    .locator(".control-readout-value");
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(async () => Number(await value.innerText()), { timeout: 30_000 }).toBeLessThan(Math.LN2 - 0.1);
  expect(errors).toEqual([]);
  expect(missing).toEqual([]);
  await close();
}, 60_000);

test("a derivation steps on, and an exercise is graded", async () => {
  const { page, errors, close } = await site.open("/derivations/exponential-estimate");
  await page.getByRole("button", { name: "Next step" }).click();
  await page.locator(".control-readout", { hasText: "step" }).getByText("2 of").waitFor();
  const exercise = page.locator(".textbook-block.exercise").first();
  await exercise.locator("input").fill("lambda*sum_i(y_i) - n*log(lambda)");
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => exercise.locator("[role=status]").getAttribute("data-verdict")).toBe("right");
  expect(errors).toEqual([]);
  await close();
});

test("the search finds a page and leads there", async () => {
  const { page, close } = await site.open("/");
  const box = page.getByRole("combobox", { name: "Search" }).or(page.getByPlaceholder("Search")).first();
  await box.click();
  await box.fill("quantile loss");
  await page.locator('[class*="suggestion_"]').first().click();
  await page.waitForURL(/\/loglik\/(learn|derivations|reference|guides|decisions)/);
  await close();
});

// The last: it ends the server.
test("the service worker keeps to its folder, and what was visited is there without a network", async () => {
  const { page, close } = await site.open("/learn", { serviceWorkers: "allow" });
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(new URL(scope).pathname).toBe("/loglik/");
  await kept(page);
  site.goOffline();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await close();
});
