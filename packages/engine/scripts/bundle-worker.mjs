import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/** The parts of the worker's program that follow it when they are needed, by their names in src/worker/parts/parts.ts. */
const parts = {
  layers: "src/worker/parts/layers.ts",
  extras: "src/worker/parts/extras.ts",
  team: "src/plan/team.ts",
  lbfgs: "src/worker/lbfgs-fit.ts",
  trace: "src/worker/trace-non-finite.ts",
  "kernel-heads": "src/worker/parts/kernel-heads.ts",
  "named-heads": "src/worker/parts/named-heads.ts",
  "all-heads": "src/worker/parts/all-heads.ts",
  "module-head": "src/worker/parts/module-head.ts",
};

/**
 * Makes the programs that the engine carries as strings, in `src/generated/`: `worker-source.ts`, the worker with Comlink and
 * the kernels, one classic script; and for each of its parts a module. Needs the generated kernels, and the sources of
 * `@loglik/core`.
 *
 * @returns {Promise<number>} characters of the worker's script
 * @throws when an import cannot be resolved, the kernels' for instance, because they were not generated before
 */
export async function bundleWorker() {
  await mkdir(`${packageFolder}src/generated`, { recursive: true });
  const worker = await bundle("src/worker/carried-entry.ts", "iife");
  await writeConstant(
    "worker-source",
    "workerSource",
    "The program of a training worker as one classic script",
    worker,
  );
  for (const [name, entry] of Object.entries(parts)) {
    const text = await bundle(entry, "esm", name === "named-heads" ? [headsForTraining] : []);
    await writeConstant(`part-${name}`, "source", `A part of the worker's program as a module, ${entry},`, text);
  }
  return worker.length;
}

/**
 * @param {string} entry
 * @param {"iife" | "esm"} format
 * @param {import("esbuild").Plugin[]} [plugins]
 */
async function bundle(entry, format, plugins = []) {
  const result = await build({
    absWorkingDir: packageFolder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    platform: "browser",
    target: "es2022",
    conditions: ["@loglik/source"],
    minifySyntax: true,
    legalComments: "none",
    plugins: [comlinkWithoutProxies, ...plugins],
  });
  return shorten(result.outputFiles[0].text, format === "esm");
}

/**
 * Nobody hands our worker a proxy. But Comlink keeps a list of what it knows to pass, proxies among it, and with them all that a
 * caller needs, more than half of it. Without that entry, and told that the registry in which proxies are to be entered has no
 * effect by itself, a bundler leaves all that out.
 *
 * @type {import("esbuild").Plugin}
 */
const comlinkWithoutProxies = {
  name: "Comlink without proxies",
  setup({ onLoad }) {
    onLoad({ filter: /comlink\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const entry = /\["proxy", proxyTransferHandler\],/;
      const finalizers = /(?<=const proxyFinalizers = )"FinalizationRegistry" in globalThis &&\s+new/;
      if (!entry.test(text) || !finalizers.test(text)) throw new Error(`${path} is not written as it was before.`);
      return { contents: text.replace(entry, "").replace(finalizers, "/* @__PURE__ */ new") };
    });
  },
};

/**
 * Of a head a worker calls `point` alone, whose NLL and gradient take the density of a family and its score. A head holds its
 * family whole, so a bundler keeps the rest of it too: here that is undefined, as is the fit that finds where training starts.
 * Two thirds less of it are left.
 *
 * @type {import("esbuild").Plugin}
 */
const headsForTraining = {
  name: "heads for training",
  setup({ onResolve, onLoad }) {
    const isHead = (/** @type {string} */ importer) => /\/heads\/[\w-]+\.ts$/.test(importer.replaceAll("\\", "/"));
    onResolve({ filter: /\/families\/[\w-]+\.js$/ }, ({ path, importer, resolveDir }) => {
      if (!isHead(importer)) return undefined;
      return { path: join(resolveDir, path.replace(/js$/, "ts")), namespace: "family for training" };
    });
    onResolve({ filter: /\/generalized-linear-model\.js$/ }, ({ path, importer }) =>
      isHead(importer) ? { path, namespace: "nothing" } : undefined,
    );
    onLoad({ filter: /./, namespace: "family for training" }, ({ path }) => ({
      // A name that a module exports itself comes before the same name of `export *`.
      contents: `export * from ${JSON.stringify(path)};\nexport let ${notForTraining.join(", ")};`,
      resolveDir: dirname(path),
    }));
    onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "export let fitGeneralizedLinearModel;" }));
  },
};

/** What a family has besides its density, its score, and what they need. */
const notForTraining = [
  ...["cdf", "survival", "logCdf", "logSurvival", "quantile", "inverseSurvival", "sample", "pathwise"],
  ...["mean", "variance", "mode", "entropy", "klDivergence", "crps", "fit", "fisherInformation"],
  ...["logProbInto", "logProbShift", "scoreShift"],
];

/**
 * Every program that trains loads these strings, and no bundler can shorten them any more: so they are made as short as a few
 * passes can. Numbers stay as they are (no `unsafe_math`), and functions where they are: put into the one place that calls it, a
 * function would be made anew each time. Nothing in them has a getter that does anything but get.
 *
 * @param {string} text
 * @param {boolean} module
 */
async function shorten(text, module) {
  const { code } = await minify(text, {
    ecma: 2022,
    module,
    toplevel: true,
    compress: {
      ...{ passes: 3, inline: 1, reduce_funcs: false },
      ...{ pure_getters: true, keep_fargs: false, unsafe_arrows: true, unsafe_methods: true },
    },
  });
  return code ?? "";
}

/** Writes a module that exports a string, unless it is there already; by rename, as another program may be reading the old one. */
async function writeConstant(file, name, about, text) {
  const target = `${packageFolder}src/generated/${file}.ts`;
  const source = `/** ${about}, made by scripts/bundle-worker.mjs. */\nexport const ${name}: string =\n  ${JSON.stringify(text)};\n`;
  if ((await readFile(target, "utf8").catch(() => "")) === source) return;
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, source);
  await rename(draft, target);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`worker: ${await bundleWorker()} characters`);
