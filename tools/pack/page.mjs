import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { findChromium } from "../chromium.mjs";

/**
 * Builds a page around a program with Vite's defaults (no plugin, no configuration), opens it in Chromium and returns
 * what the program printed.
 *
 * @param {string} folder a consumer project
 * @param {string} program file in it, run as the page's only module
 * @returns {Promise<string>} the lines of console.log
 * @throws {Error} with the page's own message when the program throws
 */
export async function runInVitePage(folder, program) {
  // The flag is set by a second module, which runs after the program's top-level await.
  writeFileSync(join(folder, "page.mjs"), `await import("./${program}");\ndocument.title = "finished";\n`);
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><title>running</title><script type="module" src="./page.mjs"></script>`,
  );
  await build({ root: folder, configFile: false, logLevel: "error", build: { target: "es2022" } });
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: "error",
    preview: { port: 0, host: "127.0.0.1" },
  });
  try {
    const address = server.httpServer.address();
    if (address === null || typeof address === "string") throw new Error("the preview server has no port");
    return await printedBy(`http://127.0.0.1:${address.port}/`);
  } finally {
    await server.close();
  }
}

/** @param {string} address @returns {Promise<string>} */
async function printedBy(address) {
  const { path, env, args } = await findChromium();
  const browser = await chromium.launch({ executablePath: path, env, args });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const lines = [];
    const failure = new Promise((_, reject) => page.on("pageerror", (error) => reject(error)));
    page.on("console", (message) => {
      if (message.type() === "log") lines.push(message.text());
    });
    await page.goto(address);
    await Promise.race([page.waitForFunction(() => document.title === "finished", null, { timeout: 60_000 }), failure]);
    return `${lines.join("\n")}\n`;
  } finally {
    await browser.close();
  }
}
