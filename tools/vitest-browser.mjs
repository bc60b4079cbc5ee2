import { playwright } from "@vitest/browser-playwright";
import { findChromium } from "./chromium.mjs";

/**
 * A vitest project that runs its tests headless in the Chromium of `findChromium`, on the sources of our packages
 * (export condition `@loglik/source`), so that a browser test needs no build.
 *
 * @param {{ name?: string, include: string[] }} options name of the project, and the globs of its test files
 * @returns {Promise<object>} one entry of `test.projects` in a vitest configuration
 * @example
 * // vitest.config.ts
 * export default defineConfig({
 *   test: { projects: [{ test: { name: "node", include: ["test/*.test.ts"] } },
 *                      await browserProject({ include: ["test/browser/*.test.ts"] })] },
 * });
 */
export async function browserProject({ name = "browser", include }) {
  const { path, env, args } = await findChromium();
  return {
    resolve: { conditions: ["@loglik/source", "module", "browser", "import", "default"] },
    // Isolated from other origins, so that threads may share memory.
    server: {
      headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    },
    test: {
      name,
      include,
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath: path, env, args } }),
        instances: [{ browser: "chromium" }],
      },
    },
  };
}
