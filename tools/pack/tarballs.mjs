import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/**
 * Packs every package under packages/ as it would be published: `workspace:*` becomes a version, `files` decides what is in it.
 *
 * @param {string} root
 * @param {string} destination an existing folder
 * @returns {Record<string, string>} path of the tarball by package name
 */
export function packAll(root, destination) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const command = ["--filter", "./packages/*", "pack", "--json", "--pack-destination", destination];
  const output = run("npx", ["--yes", packageManager, ...command], root);
  /** @type {{ name: string, filename: string }[]} */
  const packed = JSON.parse(output.slice(output.indexOf("[")));
  return Object.fromEntries(packed.map(({ name, filename }) => [name, filename]));
}
