// npm run -s bench: reads the command line before anything is built; then builds the packages, which are what is measured.
import { spawnSync } from "node:child_process";
import { benchOptions, usage } from "./options.mjs";

try {
  if (benchOptions(process.argv.slice(2)).help) {
    console.log(usage);
    process.exit(0);
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exit(1);
}

console.error("Building the packages …");
const built = spawnSync("npm", ["run", "-s", "build:packages"], {
  cwd: new URL("../..", import.meta.url),
  encoding: "utf8",
  maxBuffer: 2 ** 26,
  shell: process.platform === "win32",
});
if (built.status !== 0) {
  console.error(built.error?.message ?? built.stdout + built.stderr);
  process.exit(1);
}
await import("./run.mjs");
