// Builds the site once more, into sub-path/build, as a host serves it that gives it a folder of its own: the tests read it there.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const docusaurus = createRequire(import.meta.url).resolve("@docusaurus/core/bin/docusaurus.mjs");
const { status } = spawnSync(process.execPath, [docusaurus, "build", "--out-dir", "sub-path/build"], {
  env: { ...process.env, BASE_URL: "/loglik/" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
