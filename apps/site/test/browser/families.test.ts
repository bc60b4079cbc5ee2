import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { builtSite } from "./site";

// That every family renders is tested in Node; here are those that differ in what they show.
const site = builtSite();

/** The curve at θ in the first figure: the last line of a density, the bars of masses. */
function drawnCurve(page: Page): Promise<string> {
  return page
    .locator(".loglik-plot")
    .first()
    .evaluate((svg) => {
      const shapes = svg.querySelectorAll('g[aria-label="line"], g[aria-label="rule"]');
      return Array.from(shapes, (shape) => shape.innerHTML).join("");
    });
}

test.each(["normal", "negative-binomial", "gamma", "categorical", "mixture-of-normal-normal", "dirichlet"])(
  "the page of %s draws its figure or its table, and reports no error",
  async (slug) => {
    const { page, errors, foreign, close } = await site.open(`/reference/families/${slug}`);
    await page.locator("figure.plate [data-reason]").waitFor();
    expect(await page.locator("h1").first().isVisible()).toBe(true);
    expect(await page.locator("figure.plate [data-reason]").getAttribute("data-reason")).not.toBe("error");
    expect(await page.locator("figure.plate").getByText("NaN").count()).toBe(0);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  },
);

test.each(["normal", "poisson", "beta", "categorical", "truncated-normal"])(
  "on the page of %s a slider moves the curve, by keys too",
  async (slug) => {
    const { page, errors, close } = await site.open(`/reference/families/${slug}`, {
      viewport: { width: 390, height: 844 },
    });
    await page.locator(".loglik-plot").nth(1).waitFor();
    const before = await drawnCurve(page);
    const value = page.locator(".control-slider output").first();
    const shown = await value.innerText();
    await page.locator(".control-slider input").first().focus();
    for (let press = 0; press < 12; press++) await page.keyboard.press("ArrowRight");
    expect(await value.innerText()).not.toBe(shown);
    expect(await drawnCurve(page)).not.toBe(before);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await close();
  },
);

test("edited data are fitted: three numbers have their mean and root mean square", async () => {
  const { page, close } = await site.open("/reference/families/normal");
  const list = page.locator("figure.plate textarea");
  await list.waitFor();
  await list.fill("−1, 0, 1");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} `) }).last();
  await expect.poll(() => row("scale").innerText()).toContain("0.8165");
  // σ̂/√(2n) at n = 3.
  expect(await row("scale").innerText()).toContain("0.3333");
  await page.getByRole("button", { name: "Move θ to the fit" }).click();
  expect(await page.locator(".control-slider output").nth(1).innerText()).toBe("0.816");
  await list.fill("1, two");
  await page.getByText("“two” is no finite number").waitFor();
  await list.fill("2, 2, 2");
  await page.locator('[data-reason="unbounded"]').waitFor();
  await close();
});

test("data outside the support are explained by the family", async () => {
  const { page, errors, close } = await site.open("/reference/families/poisson");
  const list = page.locator("figure.plate textarea");
  await list.waitFor();
  await list.fill("1, 2.5");
  await page.getByText("y[1] is 2.5; every target must be an integer").waitFor();
  expect(errors).toEqual([]);
  await close();
});

test("a page loads its own family and no other", async () => {
  const { page, close } = await site.open("/learn");
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.text());
  });
  await page.goto(new URL("/reference/families/normal", page.url()).href, { waitUntil: "networkidle" });
  await page.mouse.move(3, 3);
  await page.locator("[data-island=live] .loglik-plot").first().waitFor();
  await page.waitForLoadState("networkidle");
  const code = (await Promise.all(scripts)).join("\n");
  expect(code).toContain("fit normal");
  for (const other of ["fit weibull", "fit gamma", "fit skellam", "fit beta-binomial"])
    expect(code).not.toContain(other);
  await close();
});
