import { expect, test } from "vitest";
import { kept } from "./reader";
import { builtSite } from "./site";

const allowed = { serviceWorkers: "allow" } as const;
const offline = builtSite();
const plain = builtSite({ isolated: false });
const coin = "/learn/likelihood-of-a-coin";

test("what was visited is there without a network, by address and by link; what was not says so", async () => {
  const { page, errors, close } = await offline.open(coin, allowed);
  await kept(page);
  await page.getByRole("link", { name: "Derivations" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Derivations" }).waitFor();
  await kept(page);
  offline.goOffline();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Derivations" }).waitFor();
  await page.goto(offline.address(coin));
  await page.getByRole("heading", { level: 1, name: "Likelihood: a coin" }).waitFor();
  expect(await page.evaluate(() => document.fonts.check("16px 'Source Serif 4 Variable'"))).toBe(true);
  errors.length = 0;
  await page.goto(offline.address("/learn/calibration"));
  await page.getByText("This page has not been visited yet").waitFor();
  await close();
});

test("on a host without headers nothing is isolated until the reader asks, and no longer than that", async () => {
  const { page, errors, close } = await plain.open("/learn/training-room", allowed);
  const isolated = () => page.evaluate(() => crossOriginIsolated);
  await kept(page);
  expect(await isolated()).toBe(false);
  await page.getByRole("button", { name: "Let training use several workers" }).click();
  await page.waitForFunction(() => crossOriginIsolated);
  // Another page, in another tab, has it too.
  const other = await page.context().newPage();
  await other.goto(plain.address(coin));
  expect(await other.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await other.evaluate(() => new SharedArrayBuffer(8).byteLength)).toBe(8);
  // The page was loaded anew: its reader is there again, and reads on.
  await page.mouse.move(9, 9);
  await page.getByText("Code of your own that asks for more").scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Back to one worker" }).click();
  await page.waitForFunction(() => !crossOriginIsolated);
  expect(errors).toEqual([]);
  await close();
});
