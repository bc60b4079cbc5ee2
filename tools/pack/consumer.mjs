import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/**
 * A project as a stranger has it: an empty folder, a package.json, the tarballs installed by npm. Our packages come
 * from their tarballs only, what they depend on from the registry (or npm's cache).
 *
 * @param {string} folder to create
 * @param {Record<string, string>} tarballs path by package name
 * @param {Record<string, string>} [others] further dependencies, e.g. a peer such as react
 * @returns {string} the folder
 */
export function createConsumer(folder, tarballs, others = {}) {
  mkdirSync(folder, { recursive: true });
  const fromTarballs = Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]);
  const dependencies = { ...Object.fromEntries(fromTarballs), ...others };
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "module", dependencies }),
  );
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  return folder;
}
