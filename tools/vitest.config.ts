import { defineConfig } from "vitest/config";
import { browserProject } from "./vitest-browser.mjs";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: ["@loglik/source"] },
        ssr: { resolve: { conditions: ["@loglik/source", "module", "node", "import", "default"] } },
        test: { name: "node", include: ["test/*.test.mjs"], testTimeout: 120_000, hookTimeout: 300_000 },
      },
      await browserProject({ include: ["test/browser/*.test.mjs"] }),
    ],
  },
});
