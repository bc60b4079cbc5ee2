import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { installedChromium } from "../chromium/installed.mjs";
import { findChromium } from "../chromium.mjs";

/** (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)) */
const adder = [
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 7, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f, 3, 2, 1, 0, 7, 7, 1, 3, 0x61, 0x64, 0x64,
  0, 0, 0x0a, 9, 1, 7, 0, 0x20, 0, 0x20, 1, 0x6a, 0x0b,
];

/** @param {{ path: string, env: Record<string, string>, args: string[] }} found */
async function addInside({ path, env, args }) {
  const browser = await chromium.launch({ executablePath: path, env, args });
  try {
    const page = await browser.newPage();
    return await page.evaluate(async (bytes) => {
      const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
      return /** @type {(a: number, b: number) => number} */ (instance.exports.add)(20, 22);
    }, adder);
  } finally {
    await browser.close();
  }
}

test("some Chromium is found, starts headless and runs WebAssembly", async () => {
  expect(await addInside(await findChromium())).toBe(42);
});

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "the Chromium of the npm package starts headless and runs WebAssembly",
  async () => {
    expect(await addInside(await findChromium({ from: ["packaged"] }))).toBe(42);
  },
);

const folder = mkdtempSync(join(tmpdir(), "loglik-chromium-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("CHROME_PATH comes first, and one that does not start is an error", async () => {
  const file = join(folder, "browser");
  writeFileSync(file, "#!/bin/sh\necho Chromium 1.2\n", { mode: 0o755 });
  expect(await installedChromium({ CHROME_PATH: file })).toEqual({ path: file, env: {} });
  await expect(installedChromium({ CHROME_PATH: join(folder, "absent") })).rejects.toThrow(/CHROME_PATH names/);
});

test("without any source the error says what to install", async () => {
  await expect(findChromium({ from: [] })).rejects.toThrow(/install Chromium or Google Chrome/);
});
