import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { bringIntoView } from "./reader";
import { builtSite } from "./site";

const site = builtSite();
const coin = "/learn/likelihood-of-a-coin";
const typesTimeout = 60_000;

async function firstEditor(page: Page) {
  const playground = page.locator(".playground").first();
  await bringIntoView(playground);
  const content = playground.locator(".cm-content");
  /** The listing becomes an editor for whoever clicks on it. */
  const open = async () => {
    await playground.locator(".playground-listing").click();
    await content.waitFor();
  };
  return {
    playground,
    content,
    open,
    status: playground.locator(".playground-status"),
    async write(code: string) {
      await open();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(code);
    },
  };
}

test("types are loaded for those who write, and for nobody else", async () => {
  const { page, close } = await site.open(coin);
  const { open, playground } = await firstEditor(page);
  await page.waitForTimeout(1000);
  expect(page.workers().length).toBe(0);
  expect(await playground.locator(".cm-editor").count()).toBe(0);
  await open();
  await playground.locator('.cm-editor[data-types="ready"]').waitFor({ timeout: typesTimeout });
  expect(page.workers().length).toBe(1);
  await close();
}, 90_000);

test("completion offers what the package has, hovering says its type, and a mistake is underlined", async () => {
  const { page, errors, close } = await site.open(coin);
  const { write, playground } = await firstEditor(page);
  await write('import * as normal from "@loglik/core/normal";\nconst height = normal.');
  await playground.locator('.cm-editor[data-types="ready"]').waitFor({ timeout: typesTimeout });
  await page.keyboard.type("logP");
  const offer = page.locator(".cm-tooltip-autocomplete li", { hasText: /^logProb$/ });
  await offer.waitFor({ timeout: 20_000 });
  await offer.click();
  await page.keyboard.type('(1, { loc: 0, scale: "wide" });');
  const mistake = playground.locator(".cm-lintRange-error");
  await mistake.first().waitFor({ timeout: 20_000 });
  await playground.locator(".cm-line").nth(1).getByText("logProb").hover();
  await page.locator(".cm-tooltip-hover", { hasText: "logProb" }).waitFor({ timeout: 20_000 });
  expect(errors).toEqual([]);
  await close();
}, 120_000);

test("every example is free of mistakes of type: none of its lines is underlined", async () => {
  const { page, close } = await site.open(coin);
  const { playground, open } = await firstEditor(page);
  await open();
  await playground.locator('.cm-editor[data-types="ready"]').waitFor({ timeout: typesTimeout });
  await page.waitForTimeout(2500);
  expect(await playground.locator(".cm-lintRange-error").allInnerTexts()).toEqual([]);
  await close();
}, 90_000);

test("shared code is shown where it belongs, and runs only when the reader says so", async () => {
  const { page, close } = await site.open(coin);
  const { write, playground, status } = await firstEditor(page);
  await write('console.log("shared", 6 * 7, "– θ̂");');
  await playground.getByRole("button", { name: "Share" }).click();
  await page.waitForFunction(() => location.hash.startsWith("#code="));
  // Whether the link is in the clipboard is known a moment later.
  await expect.poll(() => status.innerText()).not.toBe("");
  const link = page.url();
  await close();

  const other = await site.open(new URL(link).pathname + new URL(link).hash);
  const reopened = await firstEditor(other.page);
  await reopened.status.getByText("Code from the link, not run yet").waitFor();
  expect(await reopened.content.innerText()).toBe('console.log("shared", 6 * 7, "– θ̂");');
  const output = reopened.playground.locator(".playground-output");
  expect(await output.innerText()).toBe("");
  await reopened.playground.getByRole("button", { name: "Run", exact: true }).click();
  await output.getByText("shared 42 – θ̂").waitFor();
  await reopened.playground.getByRole("button", { name: "Reset" }).click();
  expect(await reopened.content.innerText()).toContain("import");
  expect(other.errors).toEqual([]);
  await other.close();
});
