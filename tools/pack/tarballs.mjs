import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/**
 * Packs one package as it would be published: `workspace:*` becomes a version, `files` decides what is in it.
 *
 * @param {string} root
 * @param {string} folder of the package, relative to the root
 * @param {string} destination
 * @returns {string} path of the tarball
 */
export function pack(root, folder, destination) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const output = run(
    "npx",
    ["--yes", packageManager, "pack", "--json", "--pack-destination", destination],
    join(root, folder),
  );
  const { filename } = JSON.parse(output.slice(output.indexOf("{")));
  return filename;
}
