import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, from which every path below is taken. */
export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/**
 * The import specifiers of a package of ours and the source file behind each, read from the `exports` of its
 * package.json. A new family or head file becomes importable in the live editor, and gets its page in the reference,
 * without another line anywhere.
 *
 * @param {string} folder the package's folder under packages/, e.g. "core"
 * @returns {{ specifier: string, source: string }[]} sorted by specifier; `source` is absolute
 */
export function packageEntries(folder) {
  const root = join(repositoryRoot, "packages", folder);
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entries = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    const source = target["@loglik/source"];
    return source ? expand(root, join(manifest.name, subpath), source) : [];
  });
  return entries.sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
}

/** One export line: itself, or every file that its star matches. */
function expand(root, specifier, source) {
  if (!source.includes("*")) {
    return existsSync(join(root, source)) ? [{ specifier, source: join(root, source) }] : [];
  }
  const [before, after] = source.split("*");
  const folder = join(root, before);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(after) && !file.endsWith(".d.ts"))
    .map((file) => ({
      specifier: specifier.replace("*", file.slice(0, file.length - after.length)),
      source: join(folder, file),
    }));
}
