import { defineConfig } from "vitest/config";

export default defineConfig({
  // Sources of the sibling packages, so that these tests need no build of them; the browser test uses the built site.
  ssr: { resolve: { conditions: ["@loglik/source", "module", "node", "import", "default"] } },
  resolve: { conditions: ["@loglik/source"], alias: { "@site": import.meta.dirname } },
  // The site's own TypeScript settings leave JSX to Docusaurus.
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    // A browser waits half of the time: two files at once take little more than half as long.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a page answers with may have to be loaded first, on a machine that does other things too.
    expect: { poll: { timeout: 10_000 } },
  },
});
