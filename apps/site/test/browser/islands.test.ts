import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { alive } from "./reader";
import { builtSite, type OpenOptions } from "./site";

// What a reader does to an instrument whose script is on its way, in each order in which the two can come.
const site = builtSite();
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A page on which no script arrives any more until it is let through, at an instrument whose script is asked for. */
async function openHeld(path: string, find: (page: Page) => Locator, options: OpenOptions = {}) {
  const opened = await site.open(path, { reader: false, ...options });
  const { page } = opened;
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await gate;
    await route.continue();
  });
  const place = find(page);
  await place.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" }));
  const state = () =>
    place.first().evaluate((node) => {
      const island = node.closest("[data-island]") ?? node.querySelector("[data-island]");
      return island?.nextElementSibling?.getAttribute("data-island") ?? island?.getAttribute("data-island");
    });
  expect(await state()).toBe("picture");
  return {
    ...opened,
    /** Lets the scripts through, and waits until the instrument is in the state. */
    async letThrough(until: "waiting" | "live") {
      open();
      await expect.poll(state).toBe(until);
    },
    state,
  };
}

const coin = (page: Page) => page.locator("figure", { has: page.locator('[data-address="coin"]') });
const openCoin = (options?: OpenOptions) => openHeld("/learn/likelihood-of-a-coin", coin, options);

/** The first toss, which shows 0: each click turns it over. */
const toss = (page: Page) =>
  coin(page)
    .first()
    .getByRole("button", { name: /^Toss 1 / });

async function middleOf(element: Locator): Promise<readonly [number, number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error("nothing to press");
  return [box.x + box.width / 2, box.y + box.height / 2];
}

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
  const squares = await openHeld("/learn/least-squares", find);
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

/** Presses, moves and lets go, as a hand with a mouse or a finger on glass does. */
async function handWith(pointer: "mouse" | "finger", page: Page) {
  if (pointer === "mouse") {
    const to = (x: number, y: number) => page.mouse.move(x, y, { steps: 4 });
    const press = async (x: number, y: number) => {
      await to(x, y);
      await page.mouse.down();
    };
    return { to, press, letGo: () => page.mouse.up() };
  }
  const session = await page.context().newCDPSession(page);
  let at = { x: 0, y: 0 };
  const send = (type: "touchStart" | "touchMove" | "touchEnd") =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [at] });
  const to = async (x: number, y: number) => {
    const from = at;
    for (const part of [0.25, 0.5, 0.75, 1]) {
      at = { x: from.x + part * (x - from.x), y: from.y + part * (y - from.y) };
      await send("touchMove");
    }
  };
  const press = (x: number, y: number) => {
    at = { x, y };
    return send("touchStart");
  };
  return { to, press, letGo: () => send("touchEnd") };
}

test.each(["mouse", "finger"] as const)(
  "what is dragged by %s before it is alive, or while it comes, is moved",
  async (pointer) => {
    const find = (page: Page) => page.locator("figure", { has: page.locator('[data-address="quartet"]') });
    const options = pointer === "finger" ? phone : {};
    const { page, letThrough, state, errors, close } = await openHeld("/learn/likelihood-of-the-normal", find, options);
    const { press, to, letGo } = await handWith(pointer, page);
    const slider = (name: string) => find(page).getByRole("slider", { name, exact: true });
    const value = async (name: string) => Number(await slider(name).getAttribute("aria-valuenow"));
    const values = async () => Promise.all([1, 2, 3].map((number) => value(`Observation ${number}`)));
    /** Where the axis of a slider has a number. */
    const placeOf = (name: string, number: number) =>
      slider(name).evaluate((node, wanted) => {
        node.scrollIntoView({ block: "center", behavior: "instant" });
        const axes = node.closest("[data-draggable]")?.querySelector("[data-axes]")?.getBoundingClientRect();
        const [low, high] = ["min", "max"].map((end) => Number(node.getAttribute(`aria-value${end}`)));
        return axes ? axes.x + ((wanted - low) / (high - low)) * axes.width : Number.NaN;
      }, number);
    const before = await values();

    // Past a point up the page: that is scrolling, also beside a point, where a finger moves along the line only.
    if (pointer === "finger") {
      const [x, y] = await middleOf(slider("Observation 1"));
      const scrolled = await page.evaluate(() => scrollY);
      await press(x, y + 22);
      await to(x, y - 150);
      await letGo();
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 50);
    }

    // The whole of a drag, to a number on the axes that are seen: those of the picture.
    const end = await placeOf("Your μ", 1);
    const [from, height] = await middleOf(slider("Your μ"));
    await press(from, height);
    await to(end, height + 3);
    await letGo();

    // A drag during which the instrument comes.
    await placeOf("Observation 3", 0);
    const [x, y] = await middleOf(slider("Observation 3"));
    await press(x, y);
    await to(x + 12, y);
    expect(await state()).toBe("picture");
    await letThrough("live");
    await to(await placeOf("Observation 3", before[2] + 1), y);
    await expect.poll(async () => Math.abs((await value("Observation 3")) - before[2] - 1)).toBeLessThan(0.06);
    await to(await placeOf("Observation 3", before[2] - 1), y);
    await letGo();
    // Nothing holds it any more.
    await page.mouse.move(x + 40, y);
    await expect.poll(async () => Math.abs((await value("Observation 3")) - before[2] + 1)).toBeLessThan(0.06);
    expect((await values()).slice(0, 2)).toEqual(before.slice(0, 2));
    expect(Math.abs((await value("Your μ")) - 1)).toBeLessThan(0.06);
    expect(errors).toEqual([]);
    await close();
  },
);

test("an answer that is typed and sent with Enter before the exercise is alive is graded, and the page stays", async () => {
  const find = (page: Page) => page.locator(".textbook-block.exercise", { hasText: "Beta(2, 2)" });
  const { page, letThrough, errors, close } = await openHeld("/learn/priors", find);
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

test("a box whose label is clicked is ticked once, and the start that is dragged over the picture of a figure is moved", async () => {
  const find = (page: Page) => page.locator("figure", { has: page.locator('[data-address="paths"]') }).first();
  const { page, letThrough, close } = await openHeld("/learn/how-training-finds-it", find, phone);
  const box = find(page).getByLabel("RMSprop", { exact: true });
  expect(await box.isChecked()).toBe(false);
  await find(page)
    .getByText("RMSprop", { exact: true })
    .click({ position: { x: 40, y: 12 } });
  const start = find(page).getByRole("slider", { name: "Start, w and b" });
  await start.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" }));
  const [x, y] = await middleOf(start);
  const scrolled = await page.evaluate(() => scrollY);
  const { press, to, letGo } = await handWith("finger", page);
  await press(x, y);
  await to(x + 40, y + 30);
  await letGo();
  await page.keyboard.press("Shift+ArrowRight");
  expect(await page.evaluate(() => scrollY), "the page stays").toBe(scrolled);
  await letThrough("live");
  // As far as it was dragged, to the grid that it moves on, and ten steps further by a key.
  await expect.poll(async () => Math.abs((await middleOf(start))[1] - y - 30)).toBeLessThan(3);
  expect((await middleOf(start))[0]).toBeGreaterThan(x + 55);
  await page.waitForTimeout(300);
  expect(await box.isChecked()).toBe(true);
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

test("Run and a listing that is clicked are not lost on a slow network", async () => {
  const find = (page: Page) => page.locator(".playground");
  const { page, letThrough, errors, close } = await openHeld("/learn/likelihood-of-a-coin", (p) => find(p).first());
  await find(page)
    .first()
    .locator(".playground-listing .token-line")
    .nth(1)
    .click({ position: { x: 90, y: 8 } });
  await find(page).first().getByRole("button", { name: "Run", exact: true }).click();
  await letThrough("live");
  await find(page).first().locator(".playground-status", { hasText: "Finished in" }).waitFor({ timeout: 60_000 });
  await alive(find(page).first());
  await find(page).first().locator(".cm-editor").waitFor();
  expect(errors).toEqual([]);
  await close();
});

const room = (page: Page) => page.locator("figure", { has: page.locator('input[type="file"]') });
const table = {
  name: "trees.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("age,height\n3,1.2\n5,2.1\n8,4\n10,4.4\n"),
};

test("a file that was chosen before the training room is alive is read by it", async () => {
  const { page, letThrough, errors, close } = await openHeld("/learn/training-room", (p) => room(p).first());
  await room(page).first().locator('input[type="file"]').setInputFiles(table);
  await letThrough("live");
  await room(page).first().getByLabel("Predict").waitFor();
  expect(errors).toEqual([]);
  await close();
});

test("a training room that comes while a file is being chosen waits for it", async () => {
  const { page, letThrough, state, close } = await openHeld("/learn/training-room", (p) => room(p).first());
  const opened = page.waitForEvent("filechooser");
  await room(page).first().locator('input[type="file"]').click();
  const chooser = await opened;
  await letThrough("waiting");
  await chooser.setFiles(table);
  await expect.poll(state).toBe("live");
  await room(page).first().getByLabel("Predict").waitFor();
  await close();
});
