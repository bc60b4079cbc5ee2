import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { alive, bringIntoView } from "./reader";
import { builtSite } from "./site";

const site = builtSite();
const coin = "/learn/likelihood-of-a-coin";

async function firstPlayground(page: Page) {
  const playground = page.locator(".playground").first();
  await bringIntoView(playground);
  await playground.locator(".playground-listing").click();
  await playground.locator(".cm-editor").waitFor();
  return {
    status: playground.locator(".playground-status"),
    output: playground.locator(".playground-output"),
    press: (name: string) => playground.getByRole("button", { name, exact: true }).click(),
    async write(code: string) {
      await playground.locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(code);
    },
    text: () => playground.locator(".cm-content").innerText(),
  };
}

test("without scripts the code of an example is there to read, highlighted", async () => {
  const { page, close } = await site.open(coin, { javaScriptEnabled: false });
  const listing = page.locator(".playground-listing").first();
  expect(await listing.innerText()).toContain("import");
  expect(await listing.locator("span[style]").count()).toBeGreaterThan(5);
  await close();
});

test("an example runs when the reader says so, and not before", async () => {
  const { page, errors, close } = await site.open(coin);
  const { status, output, press } = await firstPlayground(page);
  expect(await status.innerText()).toBe("");
  await press("Run");
  await status.getByText("Finished in").waitFor();
  expect(await output.innerText()).not.toBe("");
  expect(errors).toEqual([]);
  await close();
});

test("edited code runs, draws its figure, and Reset brings the example back", async () => {
  const { page, close } = await site.open(coin);
  const { status, output, press, write, text } = await firstPlayground(page);
  const original = await text();
  await write(`import * as bernoulli from "@loglik/core/bernoulli";
import { logLikelihoodGrid } from "@loglik/core/likelihood";
import { likelihoodCurve } from "@loglik/plot";
const prob = Float64Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
const values = logLikelihoodGrid(bernoulli, [0, 1, 1], { prob });
console.log("largest", Math.max(...values).toFixed(6));
export const figure = likelihoodCurve({ axes: { prob }, values, quantity: "log-likelihood" });`);
  await page.keyboard.press("ControlOrMeta+Enter");
  await status.getByText("Finished in").waitFor();
  expect(await output.innerText()).toContain("largest -1.909");
  await page.locator(".playground-figures svg").first().waitFor();
  await press("Reset");
  expect(await text()).toBe(original);
  expect(await status.innerText()).toBe("");
  await close();
});

test("a loop that never ends leaves the page responsive, and Stop ends it", async () => {
  const { page, close } = await site.open(coin);
  const { status, output, press, write } = await firstPlayground(page);
  await write('console.log("one");\nconsole.log("two");\nwhile (true) {}');
  await press("Run");
  await status.getByText("Running").waitFor();
  const delay = await page.evaluate(async () => {
    const begin = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return performance.now() - begin - 100;
  });
  expect(delay).toBeLessThan(1000);
  await press("Stop");
  expect(await status.innerText()).toBe("Stopped");
  expect(await output.innerText()).toBe("one\ntwo");
  await close();
});

test("a loop that nobody stops is stopped at the limit, even when it prints", async () => {
  const { page, close } = await site.open(coin);
  const { status, output, press, write } = await firstPlayground(page);
  await write("for (let i = 0; ; i++) console.log(i);");
  await press("Run");
  await status.getByText("Stopped: the limit is 10 s").waitFor({ timeout: 20_000 });
  expect(await output.innerText()).toContain("output cut after 2000 lines");
  await close();
});

test.each([
  ["const a = 1;\nconst b = = 2;", "line 2, column 11: Unexpected token"],
  ['const a = 1;\n\nthrow new RangeError("no such thing");', "line 3: RangeError: no such thing"],
  ['import { chunk } from "lodash";\nchunk([]);', 'cannot import "lodash"'],
  ["void Promise.reject(new Error('nobody waits'));\nawait new Promise(() => {});", "line 1: nobody waits"],
])("a mistake is explained: %s", async (code, message) => {
  const { page, close } = await site.open(coin);
  const { status, output, press, write } = await firstPlayground(page);
  await write(code);
  await press("Run");
  await status.getByText("Failed").waitFor();
  expect(await output.innerText()).toContain(message);
  await close();
});

test("code from an address is not run", async () => {
  const { page, close } = await site.open(`${coin}?code=console.log(1)#code=console.log(1)`);
  const { status } = await firstPlayground(page);
  expect(await status.innerText()).toBe("");
  await close();
});

test.each([360, 390])(
  "on a phone of %i pixels the buttons stay in line with a long name, which is cut short",
  async (width) => {
    const { page, close } = await site.open("/learn/least-squares", { viewport: { width, height: 800 } });
    const bar = page.locator(".playground-bar", { hasText: "least-squares-residuals.ts" }).first();
    await alive(bar);
    const title = bar.locator(".playground-title");
    expect(await title.getAttribute("title")).toBe("least-squares-residuals.ts");
    expect(await title.evaluate((node) => node.scrollWidth > node.clientWidth && node.clientWidth > 60)).toBe(true);
    const middles = await bar
      .locator(".playground-title, button")
      .evaluateAll((nodes) =>
        nodes.map((node) => node.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2),
      );
    expect(middles.length).toBe(4);
    for (const middle of middles) expect(Math.abs(middle - middles[0])).toBeLessThan(2);
    const run = await bar.getByRole("button", { name: "Run", exact: true }).boundingBox();
    expect((run?.x ?? width) + (run?.width ?? 0)).toBeLessThan(width - 16);
    await close();
  },
);
