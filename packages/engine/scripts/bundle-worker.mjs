import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Makes the two programs that the engine carries as strings, in `src/generated/`:
 * `worker-source.ts`, the worker with Comlink and the kernels, one classic script; and `heads-source.ts`, a module of all other
 * heads, which follows a worker that needs one. Needs the generated kernels, and the sources of `@loglik/core`.
 *
 * @returns {Promise<number>} characters of the worker's script
 * @throws when an import cannot be resolved, the kernels' for instance, because they were not generated before
 */
export async function bundleWorker() {
  const [worker, heads] = await Promise.all([
    bundle("src/worker/carried-entry.ts", "iife"),
    bundle("src/worker/all-heads.ts", "esm"),
  ]);
  await mkdir(`${packageFolder}src/generated`, { recursive: true });
  await writeConstant(
    "worker-source",
    "workerSource",
    "The program of a training worker as one classic script",
    worker,
  );
  await writeConstant("heads-source", "headsSource", "All heads as one module", heads);
  return worker.length;
}

/**
 * @param {string} entry
 * @param {"iife" | "esm"} format
 */
async function bundle(entry, format) {
  const result = await build({
    absWorkingDir: packageFolder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    platform: "browser",
    target: "es2022",
    conditions: ["@loglik/source"],
    minify: true,
    legalComments: "none",
  });
  return result.outputFiles[0].text;
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
