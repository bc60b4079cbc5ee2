import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ name: string, scripts?: Record<string, string>, dependencies?: Record<string, string> }} Manifest
 */

/**
 * The workspace's packages, read from the `packages:` list of pnpm-workspace.yaml. Plain Node, no dependency: the
 * results have to be summed even where the installation failed.
 *
 * @param {string} root folder of the workspace
 * @returns {{ folder: string, manifest: Manifest }[]} in the file's order
 */
export function workspacePackages(root) {
  const patterns = [...readFileSync(join(root, "pnpm-workspace.yaml"), "utf8").matchAll(/^ {2}- (\S+)$/gm)];
  return patterns
    .flatMap(([, pattern]) => (pattern.endsWith("/*") ? subfolders(root, pattern.slice(0, -2)) : [pattern]))
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) }));
}

/**
 * @param {string} root
 * @param {string} parent
 */
function subfolders(root, parent) {
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`);
}
