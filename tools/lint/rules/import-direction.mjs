import { posix } from "node:path";
import { importsOf } from "../imports.mjs";

/** Which of our packages each package may import. Nothing may import the site; whoever is missing here imports nothing. */
const allowed = {
  "packages/core": [],
  "packages/engine": ["@loglik/core"],
  "packages/bayes": ["@loglik/core", "@loglik/engine"],
  "packages/data": ["@loglik/core"],
  "packages/plot": ["@loglik/core"],
  "packages/derive": ["@loglik/core"],
  "packages/cli": ["@loglik/core", "@loglik/engine", "@loglik/bayes", "@loglik/data", "@loglik/plot"],
  docs: ["@loglik/core", "@loglik/derive", "@loglik/engine", "@loglik/bayes", "@loglik/data", "@loglik/plot", "loglik"],
};

/**
 * Imports go one way: core ← derive, engine, data, plot ← cli, docs, site, and core ← engine ← bayes. A cycle can only be
 * built by breaking this, and a package that stays below can be used, and shipped, alone.
 *
 * Tests may also use `@loglik/tools` (the browser finder). A relative path that leaves its package is an import of
 * another package in disguise.
 *
 * @type {import("./rule.mjs").Rule}
 */
export const importDirection = {
  name: "import-direction",
  check(file, path) {
    const home = Object.keys(allowed).find((folder) => path.startsWith(`${folder}/`));
    if (!home || !/\/(src|test|examples)\//.test(path)) return [];
    const mayImport = [
      ...allowed[/** @type {keyof typeof allowed} */ (home)],
      ...(path.includes("/test/") ? ["@loglik/tools"] : []),
    ];
    return importsOf(file)
      .map(({ specifier, node }) => ({ node, message: complaint(specifier, path, home, mayImport) }))
      .filter((each) => each.message !== "");
  },
};

/**
 * @param {string} specifier
 * @param {string} path
 * @param {string} home
 * @param {string[]} mayImport
 */
function complaint(specifier, path, home, mayImport) {
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(path), specifier);
    return target.startsWith(`${home}/`) ? "" : `"${specifier}" leaves ${home}: import the other package by its name`;
  }
  const ours = /^(@loglik\/[^/]+|loglik(?=$|\/))/.exec(specifier)?.[0];
  if (ours && !mayImport.includes(ours)) {
    return `${home} may import ${mayImport.join(", ") || "none of our packages"}, not ${ours}`;
  }
  // Those under node/ are shown as files to copy, and never run in a page.
  const forNode = path.startsWith("docs/examples/node/") && specifier.startsWith("node:");
  if (path.startsWith("docs/examples/") && !ours && !forNode) {
    return `an example imports only @loglik packages, not "${specifier}"`;
  }
  return "";
}
