// node tools/lint/run.mjs     exits 1 and lists `path:line rule: message` when a rule of this workspace is broken
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintText } from "./lint.mjs";
import { rules } from "./rules.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const made = new Set([
  "node_modules",
  "dist",
  "build",
  "generated",
  "coverage",
  "test-results",
  ".turbo",
  ".docusaurus",
]);

/** @param {string} folder relative to the root @returns {string[]} */
function sourceFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return made.has(entry.name) ? [] : sourceFiles(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const files = ["packages", "apps", "docs", "tools"].flatMap(sourceFiles);
const findings = files.flatMap((path) => lintText(path, readFileSync(join(root, path), "utf8"), rules));
for (const finding of findings) console.error(finding);
console.log(`${files.length} files, ${findings.length} findings by ${rules.map((rule) => rule.name).join(", ")}`);
process.exitCode = findings.length > 0 ? 1 : 0;
