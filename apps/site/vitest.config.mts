import { defineConfig } from "vitest/config";

export default defineConfig({
  // Sources of the sibling packages, so that these tests need no build of them; the browser test uses the built site.
  ssr: { resolve: { conditions: ["@loglik/source", "module", "node", "import", "default"] } },
  resolve: { conditions: ["@loglik/source"] },
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
});
