import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles `src/worker/entry.ts` (with Comlink and the kernels) to one classic script and writes it as a string to
 * `src/generated/worker-source.ts`. Needs the generated kernels, and the sources of `@loglik/core`.
 *
 * @returns {Promise<number>} characters of the script
 * @throws when an import cannot be resolved, the kernels' for instance, because they were not generated before
 */
export async function bundleWorker() {
  const result = await build({
    absWorkingDir: packageFolder,
    entryPoints: ["src/worker/entry.ts"],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    conditions: ["@loglik/source"],
    minify: true,
    legalComments: "none",
    // `import(url)` of a custom head stays as it is: the URL is known at run time only.
    logOverride: { "unsupported-dynamic-import": "silent" },
  });
  const script = result.outputFiles[0].text;
  await mkdir(`${packageFolder}src/generated`, { recursive: true });
  const target = `${packageFolder}src/generated/worker-source.ts`;
  const banner = "/** The program of a training worker as one classic script, made by scripts/bundle-worker.mjs. */\n";
  const source = `${banner}export const workerSource: string =\n  ${JSON.stringify(script)};\n`;
  if ((await readFile(target, "utf8").catch(() => "")) !== source) {
    // Renamed into place: another program may be reading the old one.
    const draft = `${target}.${process.pid}`;
    await writeFile(draft, source);
    await rename(draft, target);
  }
  return script.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`worker: ${await bundleWorker()} characters`);
