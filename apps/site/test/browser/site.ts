import { findChromium } from "@loglik/tools/chromium";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { serve } from "../../serve.mjs";

/** A page of the built site, with what went wrong on it and what it asked of other machines. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors in the console and uncaught ones. */
  readonly errors: string[];
  /** Requests that left this machine. */
  readonly foreign: string[];
  close(): Promise<void>;
}

/** Serves build/ and starts a browser for the tests of a file; ends both after them. */
export function builtSite(): { open(path: string, options?: BrowserContextOptions): Promise<WatchedPage> } {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    const { path, env, args } = await findChromium();
    browser = await chromium.launch({ executablePath: path, env, args });
    server = await serve({ port: 0 });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  return {
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      const foreign: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("request", (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith("http") && host !== new URL(server.url).host) foreign.push(request.url());
      });
      await page.goto(new URL(path, server.url).href, { waitUntil: "networkidle" });
      return { page, errors, foreign, close: () => context.close() };
    },
  };
}
