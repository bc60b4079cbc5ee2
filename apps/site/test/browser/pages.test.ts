import { expect, test } from "vitest";
import { builtSite } from "./site";

const site = builtSite();

// quality.test.ts holds one page of each kind to this and more; here are chapters that it leaves out.
const addresses = [
  "/learn/product-to-sum-of-logs",
  "/learn/logistic-regression",
  "/learn/least-squares",
  "/learn/priors",
  "/reference/families",
];

for (const [name, viewport] of [
  ["a desktop", { width: 1280, height: 900 }],
  ["a phone", { width: 390, height: 844 }],
] as const) {
  test.each(addresses)(`%s opens on ${name} without errors, strangers or sideways scrolling`, async (address) => {
    const { page, errors, foreign, close } = await site.open(address, { viewport });
    expect(await page.locator("h1").first().isVisible()).toBe(true);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await close();
  });
}

test("pages are cross-origin isolated", async () => {
  const { page, close } = await site.open("/");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await close();
});

test("turning a coin over on the home page moves the maximum", async () => {
  const { page, close } = await site.open("/");
  expect(await page.getByText("Their likelihood is then").innerText()).toContain("0.08192");
  await page.getByRole("button", { name: "Toss 4: 1" }).click();
  expect(await page.getByText("Their likelihood is then").innerText()).toContain("probability 0.");
  await close();
});

test("the theme switches to dark and is remembered", async () => {
  const { page, close } = await site.open("/", { colorScheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  const toggle = page.locator('button[aria-label*="Switch between dark and light mode"]').first();
  for (let press = 0; press < 3 && (await page.locator("html").getAttribute("data-theme")) !== "dark"; press++) {
    await toggle.click();
  }
  expect(await background()).not.toBe(light);
  await page.reload();
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  await close();
});

test("the search lists chapters, derivations and families first, then the API, which is found by what is imported", async () => {
  const { page, close } = await site.open("/");
  const hits = async (words: string) => {
    await page.goto(site.address(`/search?q=${encodeURIComponent(words)}`));
    const links = page.locator("h2 > a[href]");
    await links.first().waitFor();
    return links.evaluateAll((found) => found.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  };
  for (const words of ["logistic", "calibration", "prior"]) {
    const first = (await hits(words)).slice(0, 6);
    expect(first.length).toBe(6);
    expect(
      first.filter((path) => /^\/(?:reference\/api|errors)\//.test(path)),
      words,
    ).toEqual([]);
    expect(first[0], words).toMatch(/^\/(?:learn|derivations|guides|reference\/families)\//);
  }
  expect(await hits("core/heads/hurdle-poisson")).toContain("/reference/api/core/heads/hurdle-poisson");
  await close();
});

test("the search finds a page by a word of its text", async () => {
  const { page, close } = await site.open("/");
  const box = page.getByRole("combobox", { name: "Search" }).or(page.getByPlaceholder("Search")).first();
  await box.click();
  await box.fill("bernoulli");
  const hit = page.locator('[class*="suggestion"]').first();
  await hit.waitFor();
  expect(await hit.innerText()).toMatch(/bernoulli/i);
  await close();
});
