import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes generated pages into a folder of their own, and removes those that are no more.
 *
 * @param {Map<string, string>} pages MDX by file name
 * @param {string} folder
 */
export function writePages(pages, folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.endsWith(".mdx") && !pages.has(file)) rmSync(join(folder, file));
  for (const [file, text] of pages) {
    const path = join(folder, file);
    // A page that is the same keeps its date, and a running site need not build it again.
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
  }
}
