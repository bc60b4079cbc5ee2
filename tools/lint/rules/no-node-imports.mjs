import { builtinModules } from "node:module";
import { importsOf } from "../imports.mjs";

const runtimeSource = /^packages\/(core|engine|bayes|plot|data)\/src\//;
const nodeEntry = /^packages\/[^/]+\/src\/node(\.ts|\/)/;

/**
 * core, engine, bayes, plot and data run in a page too, where a static `node:` import fails before the first line runs. Only a
 * package's `node` entry may have one; elsewhere `process.getBuiltinModule` asks at run time.
 *
 * @type {import("./rule.mjs").Rule}
 */
export const noNodeImports = {
  name: "no-node-imports",
  check(file, path) {
    if (!runtimeSource.test(path) || nodeEntry.test(path)) return [];
    return importsOf(file)
      .filter(
        ({ specifier, isStatic }) => isStatic && (specifier.startsWith("node:") || builtinModules.includes(specifier)),
      )
      .map(({ specifier, node }) => ({
        node,
        message: `"${specifier}" does not exist in a browser: use process.getBuiltinModule`,
      }));
  },
};
