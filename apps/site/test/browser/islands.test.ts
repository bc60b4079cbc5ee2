import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { middleOf, openHeld, phone } from "./held";
import { builtSite, type OpenOptions } from "./site";

// Presses and keys on an instrument whose script is on its way, in each order in which the two can come.
const site = builtSite();

const coin = (page: Page) => page.locator("figure", { has: page.locator('[data-address="coin"]') });
const openCoin = (options?: OpenOptions) => openHeld(site, "/learn/likelihood-of-a-coin", coin, options);

/** The first toss, which shows 0: each click turns it over. */
const toss = (page: Page) =>
  coin(page)
    .first()
    .getByRole("button", { name: /^Toss 1 / });

/** Long enough for a click that should not come. */
async function expectTosses(page: Page, tosses: string): Promise<void> {
  await page.waitForTimeout(500);
  const chips = coin(page)
    .first()
    .getByRole("button", { name: /^Toss / });
  expect((await chips.allInnerTexts()).join("")).toBe(tosses);
}

test("a click before the instrument is alive is one click on it", async () => {
  const { page, letThrough, close } = await openCoin();
  await toss(page).click();
  await letThrough("live");
  await expectTosses(page, "10010");
  await close();
});

test("a press during which it comes alive is one click, and the picture stays until then", async () => {
  const { page, letThrough, state, close } = await openCoin();
  await page.mouse.move(...(await middleOf(toss(page))));
  await page.mouse.down();
  await letThrough("waiting");
  await page.mouse.up();
  await expect.poll(state).toBe("live");
  await expectTosses(page, "10010");
  await page.mouse.down();
  await page.mouse.up();
  await expectTosses(page, "00010");
  await close();
});

test("a press that ends elsewhere is no click, and none comes of a later release over the same button", async () => {
  const { page, letThrough, close } = await openCoin();
  const [x, y] = await middleOf(toss(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 300, y + 60);
  await page.mouse.up();
  await letThrough("live");
  await page.mouse.down();
  await page.mouse.move(x, y);
  await page.mouse.up();
  await expectTosses(page, "00010");
  await page.mouse.down();
  await page.mouse.up();
  await expectTosses(page, "10010");
  await close();
});

test("a press that it comes alive under, and that ends elsewhere, is no click", async () => {
  const { page, letThrough, state, close } = await openCoin();
  const [x, y] = await middleOf(toss(page));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await letThrough("waiting");
  await page.mouse.move(x + 300, y + 60);
  await page.mouse.up();
  await expect.poll(state).toBe("live");
  await expectTosses(page, "00010");
  await close();
});

test("a tap is one click, whether the instrument comes alive under the finger or after it", async () => {
  for (const when of ["under", "after"] as const) {
    const { page, letThrough, state, close } = await openCoin(phone);
    const [x, y] = await middleOf(toss(page));
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchEnd") =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    await touch("touchStart");
    if (when === "under") await letThrough("waiting");
    await touch("touchEnd");
    if (when === "after") await letThrough("live");
    await expect.poll(state).toBe("live");
    await expectTosses(page, "10010");
    await page.touchscreen.tap(x, y);
    await expectTosses(page, "00010");
    await close();
  }
});

test("a finger that scrolls is no click, and the picture does not wait for one", async () => {
  const { page, letThrough, state, close } = await openCoin(phone);
  const [x, y] = await middleOf(toss(page));
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", dy = 0) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y: y + dy }] });
  await touch("touchStart");
  await letThrough("waiting");
  for (let dy = -10; dy >= -120; dy -= 10) await touch("touchMove", dy);
  await expect.poll(state).toBe("live");
  await touch("touchEnd");
  await expectTosses(page, "00010");
  await close();
});

test("a click that comes a while after its release, as a finger's may, is not lost in between", async () => {
  const { page, letThrough, state, close } = await openCoin();
  const send = (type: string) =>
    toss(page)
      .first()
      .evaluate((button, name) => {
        const init = { bubbles: true, cancelable: true, pointerId: 7, isPrimary: true, pointerType: "touch" };
        button.dispatchEvent(new PointerEvent(name, init));
      }, type);
  await send("pointerdown");
  await letThrough("waiting");
  await send("pointerup");
  await page.waitForTimeout(100);
  expect(await state()).toBe("waiting");
  await send("click");
  await expect.poll(state).toBe("live");
  await expectTosses(page, "10010");
  await close();
});

test.each(["Space", "Enter"])("%s on a button is one click, whenever the instrument comes alive", async (key) => {
  for (const when of ["after the key", "under the key"] as const) {
    const { page, letThrough, state, close } = await openCoin();
    await toss(page).focus();
    await page.keyboard.down(key);
    if (when === "under the key") await letThrough(key === "Space" ? "waiting" : "live");
    await page.keyboard.up(key);
    if (when === "after the key") await letThrough("live");
    await expect.poll(state).toBe("live");
    await expectTosses(page, "10010");
    // The focus is where it was, so that the next key is heard.
    await page.keyboard.press(key);
    await expectTosses(page, "00010");
    await close();
  }
});

test("arrows on a slider and on a point that can be dragged move them, each as often as it was pressed", async () => {
  const { page, letThrough, close } = await openCoin();
  const slider = coin(page).first().getByLabel("θ", { exact: true });
  await slider.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowLeft");
  await letThrough("live");
  await expect.poll(() => slider.inputValue()).toBe("0.45");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => slider.inputValue()).toBe("0.44");
  await close();

  const find = (page: Page) => page.locator("figure", { has: page.locator('[data-address="squares"]') });
  const squares = await openHeld(site, "/learn/least-squares", find);
  const row = (number: number) => find(squares.page).getByRole("slider", { name: new RegExp(`^Row ${number} `) });
  const height = async (number: number) => Number(await row(number).getAttribute("aria-valuenow"));
  const before = await height(2);
  const scrolled = await squares.page.evaluate(() => window.scrollY);
  await row(1).focus();
  for (const key of ["PageDown", "ArrowUp", "ArrowUp", "ArrowUp"]) await squares.page.keyboard.press(key);
  expect(await squares.page.evaluate(() => window.scrollY), "the page stays").toBe(scrolled);
  await squares.letThrough("live");
  await expect.poll(() => height(2)).toBeGreaterThan(before);
  const third = await height(2);
  await squares.page.keyboard.press("ArrowUp");
  await expect.poll(() => height(2)).toBeGreaterThan(third);
  // The first of them also puts the point on the grid of the arrows.
  expect(Math.round(((await height(2)) - before) / ((await height(2)) - third))).toBe(4);
  await squares.close();
});

test("an answer that is typed and sent with Enter before the exercise is alive is graded, and the page stays", async () => {
  const find = (page: Page) => page.locator(".textbook-block.exercise", { hasText: "Beta(2, 2)" });
  const { page, letThrough, errors, close } = await openHeld(site, "/learn/priors", find);
  const address = page.url();
  const field = find(page).getByRole("textbox");
  await field.click();
  await page.keyboard.type("1/4");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await letThrough("live");
  await expect.poll(() => field.inputValue()).toBe("14");
  await expect.poll(() => find(page).getByRole("status").getAttribute("data-verdict")).toBe("wrong");
  // The caret is where it was.
  await page.keyboard.type("/");
  expect(await field.inputValue()).toBe("1/4");
  expect(page.url()).toBe(address);
  expect(errors).toEqual([]);
  await close();
});

test("a box whose label is clicked is ticked once", async () => {
  const find = (page: Page) => page.locator("figure", { has: page.locator('[data-address="paths"]') }).first();
  const { page, letThrough, close } = await openHeld(site, "/learn/how-training-finds-it", find);
  const box = find(page).getByLabel("RMSprop", { exact: true });
  expect(await box.isChecked()).toBe(false);
  await find(page)
    .getByText("RMSprop", { exact: true })
    .click({ position: { x: 40, y: 12 } });
  await letThrough("live");
  await page.waitForTimeout(300);
  expect(await box.isChecked()).toBe(true);
  await close();
});

test("a list that is open on a picture stays open until something is chosen, or nothing", async () => {
  const { page, letThrough, state, close } = await openCoin();
  // No instrument begins with such a list; a chapter's may any day.
  await toss(page)
    .first()
    .evaluate((button) => {
      button.closest("[data-island]")?.insertAdjacentHTML("beforeend", "<select><option>a<option>b</select>");
    });
  const list = coin(page).first().locator("select");
  const isOpen = () => list.evaluate((node) => node.matches(":open"));
  await page.mouse.click(...(await middleOf(list)));
  await expect.poll(isOpen).toBe(true);
  await letThrough("waiting");
  await page.waitForTimeout(300);
  expect([await isOpen(), await state()]).toEqual([true, "waiting"]);
  await page.keyboard.press("Escape");
  await expect.poll(state).toBe("live");
  await close();
});

test("a reader who has gone elsewhere is not called back", async () => {
  const { page, letThrough, close } = await openCoin();
  await toss(page).click();
  await page.locator(".navbar__search-input").focus();
  await letThrough("live");
  await expectTosses(page, "10010");
  expect(await page.evaluate(() => document.activeElement?.className)).toContain("navbar__search-input");
  await close();
});
