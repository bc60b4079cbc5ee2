import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspacePackages } from "../results/workspace.mjs";

/**
 * @typedef {object} PublishedPackage
 * @property {string} name
 * @property {string} folder relative to the root
 * @property {string[]} closure names of our packages that have to be installed for it, itself included
 */

/**
 * The packages that are published, with those of ours each depends on, directly or not. Read from the manifests: a new
 * package is packed and installed here without a list to extend.
 *
 * @param {string} root
 * @returns {PublishedPackage[]}
 */
export function publishedPackages(root) {
  const manifests = new Map(
    workspacePackages(root)
      .filter(({ folder }) => folder.startsWith("packages/"))
      .map(({ folder, manifest }) => [manifest.name, { folder, manifest }]),
  );
  /** @param {string} name @returns {string[]} */
  const closure = (name) => {
    const dependencies = Object.keys(manifests.get(name)?.manifest.dependencies ?? {}).filter((each) =>
      manifests.has(each),
    );
    return [...new Set([name, ...dependencies.flatMap(closure)])];
  };
  return [...manifests].map(([name, { folder }]) => ({ name, folder, closure: closure(name) }));
}

/**
 * The subpaths behind a package's wildcard exports, e.g. `./heads/normal` for `./heads/*`, as its build has them: attw
 * looks at a wildcard only where it is told what may stand for the star.
 *
 * @param {string} folder of the package
 * @returns {string[]}
 */
export function wildcardEntries(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return Object.entries(exports).flatMap(([subpath, { default: file }]) => {
    if (!subpath.endsWith("/*")) return [];
    const names = readdirSync(join(folder, file.slice(0, -"/*.js".length)));
    const modules = names.filter((name) => name.endsWith(".js")).map((name) => name.slice(0, -".js".length));
    return modules.map((name) => subpath.replace("*", name));
  });
}
