import { browserProject } from "@loglik/tools/vitest-browser";
import { defineConfig } from "vitest/config";

// Sources of the sibling packages, so that a test needs no build of them.
const conditions = ["@loglik/source", "module", "node", "import", "default"];

export default defineConfig({
  test: {
    // The kernels and the worker under test are made of the sources under test.
    globalSetup: "test/support/generate.ts",
    projects: [
      {
        ssr: { resolve: { conditions } },
        resolve: { conditions: ["@loglik/source"] },
        test: { name: "node", include: ["test/**/*.test.ts"], exclude: ["test/browser/**"], testTimeout: 60_000 },
      },
      await browserProject({ name: "chromium", include: ["test/{everywhere,browser}/**/*.test.ts"] }),
    ],
  },
});
