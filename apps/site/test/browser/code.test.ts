import { expect, test } from "vitest";
import { alive } from "./reader";
import { builtSite } from "./site";

const site = builtSite();
const guide = "/guides/run-in-node";
const block = ".theme-code-block";

test("a block of code is highlighted by the server, in the colours of the day and of the night", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, close } = await site.open(guide, { javaScriptEnabled: false, colorScheme });
    const [keyword, plain] = await page
      .locator(block)
      .first()
      .evaluate((node) => {
        const tokens = [...node.querySelectorAll(".token")];
        const word = tokens.find(({ textContent }) => textContent === "import");
        return [word, node.querySelector("code")].map((each) => each && getComputedStyle(each).color);
      });
    expect(keyword).toMatch(/^rgb/);
    expect(keyword).not.toBe(plain);
    await close();
  }
});

test("what highlights it comes with its reader, changes nothing, and copies, at once if it is asked to", async () => {
  const { page, errors, close } = await site.open(guide, { reader: false });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const state = () =>
    page
      .locator(block)
      .evaluateAll((nodes) => nodes.map((node) => node.closest("[data-island]")?.getAttribute("data-island")));
  expect(new Set(await state())).toEqual(new Set(["picture"]));
  // Each token with its colour, and how large the block is.
  const looks = () =>
    page.locator(block).evaluateAll((nodes) =>
      nodes.map((node) => {
        const tokens = [...node.querySelectorAll(".token")].map((token) => [
          token.textContent,
          getComputedStyle(token).color,
        ]);
        const { width, height } = node.getBoundingClientRect();
        return { width, height, tokens };
      }),
    );
  const before = await looks();
  expect(before.length).toBeGreaterThan(2);
  const first = page.locator(block).first();
  await first.hover();
  await first.getByRole("button", { name: "Copy code to clipboard" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('from "node:fs/promises";');
  for (let k = 0; k < before.length; k++) await alive(page.locator(block).nth(k));
  expect(new Set(await state())).toEqual(new Set(["live"]));
  expect(await looks()).toEqual(before);
  expect(errors).toEqual([]);
  await close();
});
