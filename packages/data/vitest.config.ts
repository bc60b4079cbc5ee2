import { defineConfig } from "vitest/config";

export default defineConfig({
  // Sources of the sibling packages, so that a test needs no build of them.
  ssr: { resolve: { conditions: ["@loglik/source", "module", "node", "import", "default"] } },
  resolve: { conditions: ["@loglik/source"] },
  test: {
    globalSetup: "test/support/generate.ts",
    // Sums over many draws and points, on machines that do other things as well.
    testTimeout: 60_000,
    include: ["test/**/*.test.ts"],
  },
});
