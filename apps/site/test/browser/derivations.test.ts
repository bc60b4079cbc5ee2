import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { alive } from "./reader";
import { builtSite } from "./site";

const site = builtSite();
const crossEntropy = "/derivations/bernoulli-binary-cross-entropy";

/** Presses Tab until an element has the focus, as a reader without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 200; press++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

const currentStep = (page: Page) => page.locator('ol button[aria-current="step"]');
const stepReadout = (page: Page) => page.locator(".control-readout", { hasText: "step" }).first();
const value = (page: Page, row: string) =>
  page
    .getByRole("row", { name: new RegExp(`^${row}`) })
    .getByRole("cell")
    .first()
    .innerText();

test("a derivation is stepped through by keyboard alone: lines, marks, numbers and words follow", async () => {
  const { page, errors, foreign, close } = await site.open(crossEntropy);
  await tabTo(page, 'ol button[aria-current="step"]');
  expect(await stepReadout(page).innerText()).toContain("1 of 6");
  for (let step = 2; step <= 6; step++) {
    await page.keyboard.press("ArrowDown");
    expect(await currentStep(page).innerText()).toBe(String(step));
    // The focus follows, so that the next key arrives here too.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(String(step));
    expect(await page.locator('li[data-place="after"] .changed').count()).toBeGreaterThan(0);
    expect(await value(page, "this line")).toBe(await value(page, "above"));
  }
  await page.keyboard.press("ArrowDown");
  expect(await stepReadout(page).innerText()).toContain("6 of 6");
  const said = page.locator('[role="status"]', { hasText: "Step 6 of 6" });
  expect(await said.textContent()).toContain("insert the model");
  await page.keyboard.press("Home");
  expect(await currentStep(page).innerText()).toBe("1");
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

test("a point of one's own changes the numbers of both lines and of core, and a wrong one is explained", async () => {
  const { page, errors, close } = await site.open(crossEntropy, { viewport: { width: 390, height: 844 } });
  const field = page.getByLabel(/logit of each row/);
  await field.waitFor();
  const before = await value(page, "above");
  // A logit of 0 costs log 2, whatever the label is.
  const rows = (await field.inputValue()).split(",").length;
  await field.fill(Array(rows).fill("0").join(", "));
  const expected = rows * Math.LN2;
  await expect.poll(() => value(page, "above")).toBe(expected.toPrecision(5));
  expect(await value(page, "this line")).toBe(expected.toPrecision(5));
  expect(await page.locator("output", { hasText: expected.toPrecision(10) }).count()).toBe(2);
  await field.fill("0, 0");
  await page.getByText("numbers between commas, not 2").waitFor();
  await page.getByRole("button", { name: "Reset the point" }).click();
  await expect.poll(() => value(page, "above")).toBe(before);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(errors).toEqual([]);
  await close();
});

test("an exercise is answered wrongly, then rightly, by keyboard alone", async () => {
  const { page, errors, close } = await site.open("/derivations/exponential-estimate");
  await alive(page.locator(".textbook-block.exercise input"));
  await tabTo(page, ".textbook-block.exercise input");
  const report = page.locator(".textbook-block.exercise [role=status]");
  const answer = async (text: string) => {
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  await answer("sum_i(lambda*y_i - log(lambda)");
  await expect.poll(() => report.getAttribute("data-verdict")).toBe("unreadable");
  await answer("sum_i(log(lambda) - lambda*y_i)");
  await expect.poll(() => report.innerText()).toContain("The sign is turned");
  expect(await report.innerText()).toContain("λ = ");
  await answer("lambda*sum_i(y_i) - n*log(lambda)");
  await expect.poll(() => report.getAttribute("data-verdict")).toBe("right");
  expect(errors).toEqual([]);
  await close();
});

test("a choice says why it is wrong, and why another is right", async () => {
  const { page, close } = await site.open("/derivations/hinge-is-no-likelihood");
  const exercise = page.locator(".textbook-block.exercise", { hasText: "clever factor" });
  // The formula in the answer is one to a screen reader too.
  expect(await exercise.getByLabel(/^Yes/).locator("..").locator("math").count()).toBe(1);
  await exercise.getByLabel(/^Yes/).check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await exercise.locator("[role=status]", { hasText: "0.648 at 0" }).waitFor();
  await exercise.getByLabel(/^No/).check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => exercise.locator("[role=status]").getAttribute("data-verdict")).toBe("right");
  await close();
});

test("without scripts every line and its rule are there to read", async () => {
  const { page, close } = await site.open(crossEntropy, { javaScriptEnabled: false });
  expect(await page.locator("ol > li .katex").count()).toBeGreaterThanOrEqual(7);
  expect(await page.locator("ol > li", { hasText: "log of a product" }).first().isVisible()).toBe(true);
  expect(
    await page
      .locator("output", { hasText: /\d\.\d{4}/ })
      .first()
      .isVisible(),
  ).toBe(true);
  await close();
});
