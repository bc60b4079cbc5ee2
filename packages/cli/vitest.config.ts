import { defineConfig } from "vitest/config";

export default defineConfig({
  // Sources of the sibling packages, so that a test needs no build of them.
  ssr: { resolve: { conditions: ["@loglik/source", "module", "node", "import", "default"] } },
  resolve: { conditions: ["@loglik/source"] },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
