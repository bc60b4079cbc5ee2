#!/usr/bin/env node
// Committed, not built: package managers link a bin when they install, which in the repository is before the build.
import { existsSync } from "node:fs";

const built = new URL("../dist/main.js", import.meta.url);
if (existsSync(built)) {
  // A reader that has seen enough closes the pipe (| head): that is no error.
  process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE") process.stderr.write(`loglik: cannot write the result: ${error.message}\n`);
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2), { out: process.stdout, error: process.stderr });
} else {
  process.stderr.write("loglik is not built yet: run `npm run build` in the repository first.\n");
  process.exitCode = 1;
}
