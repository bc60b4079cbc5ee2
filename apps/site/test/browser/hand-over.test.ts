import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { handWith, middleOf, openHeld, phone } from "./held";
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

test("Run and a listing that is clicked are not lost on a slow network", async () => {
  const find = (page: Page) => page.locator(".playground");
  const { page, letThrough, errors, close } = await openHeld(site, "/learn/likelihood-of-a-coin", (p) =>
    find(p).first(),
  );
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

test("a file that was chosen, or dropped, before the training room is alive is read by it", async () => {
  const choose = await openHeld(site, "/learn/training-room", (p) => room(p).first());
  await room(choose.page).first().locator('input[type="file"]').setInputFiles(table);
  await choose.letThrough("live");
  await room(choose.page).first().getByLabel("Predict").waitFor();
  expect(choose.errors).toEqual([]);
  await choose.close();

  const { page, letThrough, errors, close } = await openHeld(site, "/learn/training-room", (p) => room(p).first());
  const [x, y] = await middleOf(room(page).getByText("Drop a CSV file here").first());
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
