import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { handWith, holdScripts, middleOf, openHeld, phone } from "./held";
import { alive } from "./reader";
import { builtSite } from "./site";

// What takes a reader a while, on an instrument whose script is on its way: drags, files, letters.
const site = builtSite();

test.each(["mouse", "finger"] as const)(
  "what is dragged by %s before it is alive, or while it comes, is moved",
  async (pointer) => {
    const find = (page: Page) => page.locator("figure", { has: page.locator('[data-address="quartet"]') });
    const options = pointer === "finger" ? phone : {};
    const { page, letThrough, state, errors, close } = await openHeld(
      site,
      "/learn/likelihood-of-the-normal",
      find,
      options,
    );
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

test("the start that is dragged over the picture of a figure is moved, and a key after it moves it further", async () => {
  const find = (page: Page) => page.locator("figure", { has: page.locator('[data-address="paths"]') }).first();
  const { page, letThrough, close } = await openHeld(site, "/learn/how-training-finds-it", find, phone);
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
  await close();
});

const listings = (page: Page) => page.locator(".playground");

test("Run and a listing that is clicked are not lost on a slow network", async () => {
  const { page, letThrough, errors, close } = await openHeld(site, "/learn/likelihood-of-a-coin", (p) =>
    listings(p).first(),
  );
  const listing = listings(page).first();
  await listing
    .locator(".playground-listing .token-line")
    .nth(1)
    .click({ position: { x: 90, y: 8 } });
  await listing.getByRole("button", { name: "Run", exact: true }).click();
  await letThrough("live");
  await listing.locator(".playground-status", { hasText: "Finished in" }).waitFor({ timeout: 60_000 });
  await alive(listing);
  await listing.locator(".cm-editor").waitFor();
  expect(errors).toEqual([]);
  await close();
});

/** Clicks just before a character of a line of a listing, or past the end of the line. */
async function clickAt(listing: Locator, row: number, column?: number): Promise<void> {
  const line = listing.locator(".playground-listing .token-line").nth(row);
  const [x, y] = await line.evaluate((node, wanted) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    let left = wanted ?? (node.textContent?.trimEnd().length ?? 0) - 1;
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
      if (left >= text.length) {
        left -= text.length;
        continue;
      }
      range.setStart(text, left);
      range.setEnd(text, left + 1);
      break;
    }
    const letter = range.getBoundingClientRect();
    return [wanted === undefined ? letter.right + 20 : letter.left + 1, letter.top + letter.height / 2];
  }, column);
  await listing.page().mouse.click(x, y);
}

test.each(["before it is alive", "while the editor comes"])(
  "what is typed on a listing %s stands in the editor, where it was clicked, and Run comes after it",
  async (when) => {
    const path = "/learn/likelihood-of-a-coin";
    const { page, letThrough, errors, close } = await openHeld(site, path, (p) => listings(p).first());
    const listing = listings(page).first();
    let open = () => {};
    if (when === "while the editor comes") {
      await letThrough("live");
      open = await holdScripts(page);
    }
    const code = (await listing.locator(".playground-listing .token-line").allTextContents()).map((l) => l.trimEnd());
    await listing.locator(".playground-listing").evaluate((node) => {
      node.scrollIntoView({ block: "center", behavior: "instant" });
    });
    const scrolled = await page.evaluate(() => scrollY);
    await clickAt(listing, 0);
    for (const key of ["Enter", ..."console.log(6 * 8", "Backspace", ..."7);", "ArrowUp", "Home"]) {
      await page.keyboard.press(key === " " ? "Space" : key);
    }
    await page.keyboard.type("/* first */ ");
    await clickAt(listing, 3, "// Change ".length);
    await page.keyboard.type("or keep ");
    expect(await page.evaluate(() => scrollY), "the page stays").toBe(scrolled);
    await listing.getByRole("button", { name: "Run", exact: true }).click();
    // What was clicked is elsewhere in the window by now.
    await page.mouse.wheel(0, 60);
    if (when === "while the editor comes") open();
    else await letThrough("live");
    const lines = listing.locator(".cm-line");
    await expect
      .poll(async () => (await lines.allTextContents()).slice(0, 5))
      .toEqual([
        `/* first */ ${code[0]}`,
        "console.log(6 * 7);",
        ...code.slice(1, 3),
        code[3].replace("Change ", "Change or keep "),
      ]);
    await listing.locator(".playground-status", { hasText: "Finished in" }).waitFor();
    expect((await listing.locator(".playground-output").innerText()).split("\n")[0]).toBe("42");
    expect(errors).toEqual([]);
    await close();
  },
);

const room = (page: Page) => page.locator("figure", { has: page.locator('input[type="file"]') });
const table = {
  name: "trees.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("age,height\n3,1.2\n5,2.1\n8,4\n10,4.4\n"),
};

test("a file that was chosen, or dropped, before the training room is alive is read by it", async () => {
  const choose = await openHeld(site, "/learn/training-room", (p) => room(p).first());
  await room(choose.page).first().locator('input[type="file"]').setInputFiles(table);
  await choose.letThrough("live");
  await room(choose.page).first().getByLabel("Predict").waitFor();
  expect(choose.errors).toEqual([]);
  await choose.close();

  const { page, letThrough, errors, close } = await openHeld(site, "/learn/training-room", (p) => room(p).first());
  const here = room(page).getByText("Drop a CSV file here").first();
  await here.scrollIntoViewIfNeeded();
  const [x, y] = await middleOf(here);
  const folder = await mkdtemp(join(tmpdir(), "dropped-"));
  const file = join(folder, table.name);
  await writeFile(file, table.buffer);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await letThrough("live");
  await room(page).first().getByLabel("Predict").waitFor();
  expect(await room(page).first().innerText()).toContain("trees.csv: 4 rows.");
  expect(page.url()).toContain("/learn/training-room");
  expect(errors).toEqual([]);
  await close();
  await rm(folder, { recursive: true });
});

test("a training room that comes while a file is being chosen waits for it", async () => {
  const { page, letThrough, state, close } = await openHeld(site, "/learn/training-room", (p) => room(p).first());
  const opened = page.waitForEvent("filechooser");
  await room(page).first().locator('input[type="file"]').click();
  const chooser = await opened;
  await letThrough("waiting");
  await chooser.setFiles(table);
  await expect.poll(state).toBe("live");
  await room(page).first().getByLabel("Predict").waitFor();
  await close();
});
