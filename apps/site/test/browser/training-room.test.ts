import { simulated } from "@loglik/docs/lessons/room-data";
import { likelihoodFor, suitedLikelihoods } from "@loglik/docs/lessons/training-room";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addressWith, alive, bringIntoView, readout } from "./reader";
import { builtSite } from "./site";

const site = builtSite();
const path = "/learn/training-room";

async function openRoom(hash = "") {
  const opened = await site.open(`${path}${hash}`);
  await bringIntoView(opened.page.locator('[data-address="room"]'));
  const choice = (name: string) => opened.page.getByRole("button", { name, exact: true });
  return { ...opened, choice };
}

/** Trains to the end, and gives the two NLLs that stand there. */
async function trainToEnd(
  page: Page,
): Promise<{ readonly train: number; readonly held: number; readonly speed: number }> {
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).waitFor({ timeout: 20_000 });
  await page.getByRole("button", { name: "Train", exact: true }).waitFor({ timeout: 60_000 });
  const nats = async (label: string) => Number.parseFloat(await readout(page, label));
  return {
    train: await nats("NLL, training"),
    held: await nats("held back"),
    speed: Number((await readout(page, "steps a second")).replaceAll(",", "")),
  };
}

const rooms = Object.entries(simulated).flatMap(([name, make]) => {
  const data = make(1);
  return suitedLikelihoods(data).map((likelihood) => [data.title, likelihood.title, name, likelihood.name] as const);
});

test.each(rooms)(
  "trains %s under %s, and shows its uncertainty and its speed",
  async (_data, _title, name, likelihood) => {
    const { page, errors, foreign, choice, close } = await openRoom(
      `#room.data=${name}&room.likelihood=${likelihood}&room.epochs=50&room.rate=0.02`,
    );
    await expect.poll(() => choice(_title).getAttribute("aria-pressed")).toBe("true");
    const { train, held, speed } = await trainToEnd(page);
    expect(train).toBeLessThan(5);
    expect(Number.isFinite(held)).toBe(true);
    expect(speed).toBeGreaterThan(10);
    const picture = page.getByRole("img", { name: /90 %|probability of/ });
    expect(await picture.count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  },
  120_000,
);

test("a likelihood stays with data that it suits, leaves with others, and the address never names a wrong pair", async () => {
  const { page, choice, close } = await openRoom();
  await choice("Student-t").click();
  await addressWith(page, "room.likelihood=student-t");
  await choice("outliers").click();
  expect(await addressWith(page, "room.data=outliers")).toContain("likelihood=student-t");
  await choice("two moons").click();
  expect(await addressWith(page, "room.data=moons")).toBe("#room.data=moons");
  expect(await choice("Bernoulli").getAttribute("aria-pressed")).toBe("true");
  await close();
  const wrong = await openRoom("#room.data=moons&room.likelihood=normal");
  await wrong.page.getByText("normal, σ(x) does not suit these data; Bernoulli stands in its place.").waitFor();
  expect(await wrong.choice("Bernoulli").getAttribute("aria-pressed")).toBe("true");
  expect(likelihoodFor(simulated.moons(1), "normal").title).toBe("Bernoulli");
  await wrong.close();
});

/** Drops a file of that text onto the room, as a desktop does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const zone = page.locator("fieldset", { hasText: "Your own table" });
  await alive(zone);
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: "text/csv" }));
      return data;
    },
    [name, text],
  );
  await zone.dispatchEvent("dragover", { dataTransfer: transfer });
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
}

const line = Array.from({ length: 60 }, (_, i) => `${i / 10},${(0.5 * i + Math.sin(7 * i)).toFixed(3)}`).join("\n");

test("a CSV is dropped, its columns are found, and it is trained on; a broken one is named by its line", async () => {
  const { page, errors, foreign, choice, close } = await openRoom("#room.epochs=50");
  await drop(page, "trees.csv", `girth,height\n${line}\n`);
  await page.getByText("trees.csv: 60 rows.").waitFor();
  expect(await page.getByLabel("Predict", { exact: true }).inputValue()).toBe("height");
  expect(await page.getByLabel("from", { exact: true }).inputValue()).toBe("girth");
  await choice("Laplace").click();
  expect(Number.isFinite((await trainToEnd(page)).held)).toBe(true);
  // Nothing of the table is in the address.
  expect(await addressWith(page, "room.likelihood=laplace")).not.toContain("trees");
  const classes = Array.from({ length: 40 }, (_, i) => `${i},${(i * 7) % 11},${["oak", "elm", "ash"][i % 3]}`);
  await drop(page, "leaves.csv", `length,width,kind\n${classes.join("\n")}\n`);
  await page.getByText("leaves.csv: 40 rows.").waitFor();
  await expect.poll(() => choice("categorical").getAttribute("aria-pressed")).toBe("true");
  await page.getByRole("group", { name: "Probability of" }).getByRole("button", { name: "elm" }).click();
  await page.getByRole("img", { name: /3 classes over length and width/ }).waitFor();
  await drop(page, "broken.csv", 'a,b\n1,"2\n');
  await page
    .getByText(/broken\.csv/)
    .last()
    .waitFor();
  expect(await page.locator("fieldset", { hasText: "Your own table" }).locator("[aria-live]").innerText()).toMatch(
    /broken\.csv.*line/i,
  );
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
}, 120_000);
