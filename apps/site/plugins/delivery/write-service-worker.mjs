import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What every page needs beside itself: scripts and style sheets by the names that Docusaurus gives them, and text fonts. */
const shellPattern =
  /^(?:js\/(?:main|runtime~main)\.|css\/styles\.|fonts\/source-(?:serif-4|sans-3)-latin-(?:opsz|wght)-normal-)/;

/**
 * Writes sw.js into the built site: the worker of service-worker.js, the files that it fetches at once, and a version that
 * changes with any of those.
 *
 * @param {string} folder of the built site
 */
export function writeServiceWorker(folder) {
  const assets = readdirSync(join(folder, "assets"), { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  const shell = ["", ...assets.filter((file) => shellPattern.test(file)).map((file) => `assets/${file}`)];
  const worker = readFileSync(new URL("./service-worker.js", import.meta.url), "utf8");
  const hash = createHash("sha256").update(worker);
  for (const path of shell) hash.update(readFileSync(join(folder, path === "" ? "index.html" : path)));
  const constants = { version: hash.digest("hex").slice(0, 12), shell };
  const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  writeFileSync(join(folder, "sw.js"), `${lines.join("\n")}\n${worker}`);
}
