// node tools/results/sum.mjs <exit status of npm test>     one line a package, then the last line `N passed, N failed`
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { countTests, total } from "./count.mjs";
import { workspacePackages } from "./workspace.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const exitStatus = Number(process.argv[2] ?? 0);

const rows = workspacePackages(root)
  .filter(({ manifest }) => manifest.scripts?.test)
  .map(({ folder, manifest }) => {
    const file = join(root, folder, "test-results", "vitest.json");
    return { name: manifest.name, ...countTests(existsSync(file) ? readFileSync(file, "utf8") : null) };
  });

for (const { name, passed, failed, skipped, problem } of rows) {
  const notes = [skipped > 0 ? `${skipped} skipped` : "", problem ?? ""].filter(Boolean).join("; ");
  console.log(`${name.padEnd(16)} ${passed} passed, ${failed} failed${notes ? ` (${notes})` : ""}`);
}

const { passed, failed } = total(rows, exitStatus);
if (exitStatus !== 0) console.log(`npm test ended with status ${exitStatus}; its reasons stand above.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || exitStatus !== 0 ? 1 : 0;
