import { expect, test } from "vitest";
import { addressWith, alive, dragBy, instrument, readout } from "./reader";
import { builtSite } from "./site";

const site = builtSite();

test("dragging a measurement moves its term and the maximum, and the address takes it along", async () => {
  const { page, errors, foreign, close } = await site.open("/learn/likelihood-of-the-normal");
  const quartet = instrument(page, "quartet");
  const third = quartet.getByRole("slider", { name: "Observation 3" });
  await alive(third);
  await expect.poll(() => readout(quartet, "μ̂")).toBe("0");
  expect(await quartet.locator("tbody tr").nth(2).innerText()).toMatch(/^1\s/);
  await dragBy(page, third, 60, 0);
  await expect.poll(async () => Number(await readout(quartet, "μ̂"))).toBeGreaterThan(0.2);
  const value = Number((await third.getAttribute("aria-valuenow")) ?? "");
  expect(Number(await readout(quartet, "μ̂"))).toBeCloseTo((-1 + 0 + value) / 3, 3);
  expect((await quartet.locator("tbody tr").nth(2).innerText()).replace("−", "-")).toContain(String(value));
  expect(await quartet.getByRole("status").first().innerText()).toContain("The likelihood is highest at μ = ");
  const hash = await addressWith(page, `quartet.points=-1,0,${value}`);
  // Opened anew, elsewhere: the same state, at the instrument.
  const again = await site.open(`/learn/likelihood-of-the-normal${hash}`);
  const reopened = instrument(again.page, "quartet");
  await expect.poll(() => readout(reopened, "μ̂")).toBe(await readout(quartet, "μ̂"));
  await expect.poll(() => again.page.evaluate(() => window.scrollY)).toBeGreaterThan(1000);
  await again.close();
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

test.each([
  ["coin, θ", "θ̂"],
  ["normal, σ", "σ̂"],
  ["Poisson, rate", "λ̂"],
  ["exponential, rate", "λ̂"],
  ["Laplace, centre", "μ̂"],
])("under “%s” the keys alone move an observation, and the top follows", async (family, estimate) => {
  const { page, errors, close } = await site.open("/learn/product-to-sum-of-logs");
  const quartet = instrument(page, "quartet");
  await alive(quartet);
  const choice = quartet.getByRole("button", { name: family, exact: true });
  await choice.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => choice.getAttribute("aria-pressed")).toBe("true");
  await expect.poll(() => quartet.locator(".control-readout-label").first().innerText()).toBe(estimate);
  const before = await readout(quartet, estimate);
  if (family.startsWith("coin")) {
    await quartet.getByRole("button", { name: /^Toss 1/ }).focus();
    await page.keyboard.press("Space");
  } else {
    await quartet.getByRole("slider", { name: "Observation 3" }).focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
  }
  await expect.poll(() => readout(quartet, estimate)).not.toBe(before);
  // At the top the slopes of the terms add up to nothing, where there is no corner.
  const sum = await quartet.locator("tbody tr").last().locator("td").last().innerText();
  if (!family.startsWith("Laplace")) expect(Math.abs(Number(sum.replace("−", "-")))).toBeLessThan(2e-3);
  expect(errors).toEqual([]);
  await close();
});

test("a profile is wider than a curve with σ known, and θ can be dragged along it", async () => {
  const { page, errors, close } = await site.open("/learn/likelihood-of-the-normal");
  const quartet = instrument(page, "quartet");
  await alive(quartet);
  const width = async () => {
    const [low, high] = (await readout(quartet, "95 % by ratio")).split(" to ").map(Number);
    return high - low;
  };
  await quartet.getByLabel(/^fit scale along/).check();
  const wald = (await readout(quartet, "95 % by ± 1.96 errors")).split(" to ").map(Number);
  await expect.poll(width).toBeGreaterThan(wald[1] - wald[0]);
  const handle = quartet.getByRole("slider", { name: "Your μ" });
  await dragBy(page, handle, -40, 0);
  const words = (await handle.getAttribute("aria-valuetext")) ?? "";
  expect(words).toMatch(/^μ = −/);
  // Uphill is to the right: the slopes add up to something positive.
  const sum = await quartet.locator("tbody tr").last().locator("td").last().innerText();
  expect(Number(sum)).toBeGreaterThan(0.1);
  await quartet.getByRole("button", { name: "μ to the top" }).click();
  await expect.poll(() => quartet.locator("tbody tr").last().locator("td").last().innerText()).toBe("0.000");
  expect(errors).toEqual([]);
  await close();
});

test("a finger on a phone drags a point too, and the page keeps its place", async () => {
  const { page, errors, close } = await site.open("/learn/likelihood-of-the-normal", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const quartet = instrument(page, "quartet");
  const point = quartet.getByRole("slider", { name: "Observation 3" });
  await alive(point);
  await expect.poll(() => readout(quartet, "μ̂")).toBe("0");
  const box = await point.boundingBox();
  if (!box) throw new Error("no point");
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", dx: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x + dx, y }] });
  await touch("touchStart", 0);
  for (let dx = 5; dx <= 60; dx += 5) await touch("touchMove", dx);
  await touch("touchEnd", 60);
  await expect.poll(async () => Number(await readout(quartet, "μ̂"))).toBeGreaterThan(0.2);
  // The page has not scrolled under the finger.
  expect(Math.abs(((await point.boundingBox())?.y ?? Number.NaN) - box.y)).toBeLessThan(3);
  expect(errors).toEqual([]);
  await close();
});

test("an address that asks for the impossible opens the usual state and says so", async () => {
  const { page, errors, close } = await site.open("/learn/likelihood-of-a-coin#quartet.points=7,8&coin.theta=5");
  const quartet = instrument(page, "quartet");
  await alive(quartet);
  await quartet.getByText("observations that this family cannot have").waitFor();
  expect(await readout(quartet, "θ̂")).toBe("0.2000");
  const coin = instrument(page, "coin");
  await alive(coin);
  await coin.getByText("expected a number from 0 to 1").waitFor();
  expect(errors).toEqual([]);
  await close();
});
