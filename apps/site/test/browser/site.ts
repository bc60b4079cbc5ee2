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
  /** Addresses of this site that were not found. */
  readonly missing: string[];
  /** The scripts that it loaded, as paths below the site's own. */
  readonly scripts: string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** False leaves the page as it is before its reader has done anything. */
  readonly reader?: boolean;
}

export interface BuiltSite {
  open(path: string, options?: OpenOptions): Promise<WatchedPage>;
  /** The address of a path of the site. */
  address(path: string): string;
  /** Ends the server, as a network that is gone; the browser goes on. */
  goOffline(): void;
}

export interface SiteOptions {
  readonly baseUrl?: string;
  /** The folder under apps/site that is served. */
  readonly folder?: string;
  /** False serves as a static host does, without the headers of cross-origin isolation. */
  readonly isolated?: boolean;
}

/** Serves a build and starts a browser for the tests of a file; ends both after them. */
export function builtSite({ baseUrl = "/", folder = "build", isolated = true }: SiteOptions = {}): BuiltSite {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  const address = (path: string) => new URL(path.replace(/^\//, ""), server.url).href;

  beforeAll(async () => {
    const { path, env, args } = await findChromium();
    browser = await chromium.launch({ executablePath: path, env, args });
    const served = new URL(`../../${folder}`, import.meta.url).pathname;
    server = await serve({ port: 0, baseUrl, folder: served, isolated });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  return {
    address,
    goOffline: () => server.close(),
    async open(path, { reader = true, ...options } = {}) {
      const size = { width: 1280, height: 900 };
      // A worker of an earlier visit would answer in the server's stead; the tests of that allow it.
      const context = await browser.newContext({ viewport: size, serviceWorkers: "block", ...options });
      const page = await context.newPage();
      const errors: string[] = [];
      const foreign: string[] = [];
      const scripts: string[] = [];
      const missing: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("request", (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith("http") && host !== new URL(server.url).host) foreign.push(request.url());
      });
      page.on("response", (response) => {
        const { pathname } = new URL(response.url());
        if (response.status() >= 400) missing.push(pathname);
        if (pathname.endsWith(".js")) scripts.push(pathname.slice(baseUrl.length));
      });
      await page.goto(address(path), { waitUntil: "networkidle" });
      if (options.javaScriptEnabled !== false) {
        await page.locator('html[data-has-hydrated="true"]').waitFor({ state: "attached" });
        // The reader's first sign: what is near the window comes alive.
        if (reader) await page.mouse.move(2, 2);
        await page.waitForTimeout(200);
      }
      return { page, errors, foreign, missing, scripts, close: () => context.close() };
    },
  };
}
