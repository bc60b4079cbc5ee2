import { readFile, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
/**
 * Puts the modules of this package together for Node: to find and read a module takes Node about half a millisecond, and a program
 * would do so more than a hundred times. What is imported on demand stays apart, and so do the strings of `src/generated`, which
 * `dist` has already, and `@loglik/core`, of which a program must not have two copies. Bundlers take the modules as they are: of
 * small ones they can leave out more.
 */
async function bundleForNode() {
  await bundle("dist/for-node", "src/index.ts", { index: "src/index.ts", objective: "src/objective.ts" });
  // Apart, as a worker shares no state with the program that starts it; and all of it has side effects.
  await bundle("dist/worker-for-node", "src/worker/entry.ts", { entry: "src/worker/entry.ts" });
}

/**
 * @param {string} outdir beside `dist/generated`
 * @param {string} trunk a module whose static imports become one file
 * @param {Readonly<Record<string, string>>} entryPoints
 */
async function bundle(outdir, trunk, entryPoints) {
  await rm(packageFolder + outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: packageFolder,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "es2022",
    mainFields: ["module", "main"],
    external: ["@loglik/core"],
    // Nothing is left out: else an import of the trunk alone would be.
    ignoreAnnotations: true,
    sourcemap: true,
    sourcesContent: false,
    plugins: [oneTrunk(packageFolder + trunk), generatedStaysOutside],
  });
}

/**
 * esbuild makes a chunk for each set of entries and `import()`s that reach the same modules: thirty of them, most with a module or
 * two. So whatever is imported on demand is made to import the trunk, which is loaded by then: all that the trunk reaches
 * is then reached from everywhere, and one chunk.
 *
 * @param {string} trunk
 * @returns {import("esbuild").Plugin}
 */
function oneTrunk(trunk) {
  return {
    name: "one trunk",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^trunk:$/ }, () => ({ path: trunk }));
      onResolve({ filter: /^\.{1,2}\// }, ({ path, kind, resolveDir }) =>
        kind === "dynamic-import" && !isGenerated.test(path)
          ? { path: resolve(resolveDir, path.replace(/\.js$/, ".ts")), pluginData: { isBranch: true } }
          : undefined,
      );
      onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) =>
        pluginData?.isBranch
          ? { contents: `import "trunk:"; ${await readFile(path, "utf8")}`, loader: "ts", resolveDir: dirname(path) }
          : undefined,
      );
    },
  };
}

const isGenerated = /\/generated\/[a-z0-9-]+\.js$/;

/** @type {import("esbuild").Plugin} */
const generatedStaysOutside = {
  name: "generated strings stay outside",
  setup({ onResolve }) {
    onResolve({ filter: isGenerated }, ({ path }) => ({
      path: path.replace(/^.*\/generated\//, "../generated/"),
      external: true,
    }));
  },
};

await bundleForNode();
