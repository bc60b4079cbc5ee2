import { expect, test } from "vitest";
import { builtSite } from "./site";

const site = builtSite();
const page = "/learn/logistic-regression";

test("the page trains a network in the browser to Newton's optimum, and loss and NLL stay equal", async () => {
  const { page: view, errors, foreign, close } = await site.open(page);
  const readout = (label: string) =>
    view.locator(".control-readout", { hasText: label }).first().locator(".control-readout-value");
  const before = Number(await readout("NLL per label").innerText());
  expect(before).toBeCloseTo(Math.LN2, 6);
  await view.getByRole("button", { name: "Train", exact: true }).click();
  await view.getByRole("button", { name: "Stop", exact: true }).waitFor({ timeout: 20_000 });
  await view.getByRole("button", { name: "Train", exact: true }).waitFor({ timeout: 60_000 });
  expect(Number(await readout("NLL per label").innerText())).toBeLessThan(before - 0.1);
  expect(await readout("gap").innerText()).toBe("< 10⁻¹²");
  const above = (await readout("above Newton").innerText()).replace("−", "-");
  expect(above.includes("10⁻") || Number(above) < 1e-3).toBe(true);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
}, 120_000);

test("every example of the page runs, the one that trains in its own worker included", async () => {
  const { page: view, errors, close } = await site.open(page);
  for (const playground of await view.locator(".playground").all()) {
    await playground.getByRole("button", { name: "Run", exact: true }).click();
    await playground.locator(".playground-status", { hasText: "Finished in" }).waitFor({ timeout: 60_000 });
  }
  expect(errors).toEqual([]);
  await close();
}, 180_000);
