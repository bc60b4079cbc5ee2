import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * Bundles `src/worker/entry.ts` (with Comlink and the kernels) to one classic script and writes it as a string to
 * `src/generated/worker-source.ts`. Needs the generated kernels, and the sources of `@loglik/core`.
 *
 * @returns {Promise<number>} characters of the script
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
  const banner = "/** The program of a training worker as one classic script, made by scripts/bundle-worker.mjs. */\n";
  await writeFile(
    `${packageFolder}src/generated/worker-source.ts`,
    `${banner}export const workerSource: string =\n  ${JSON.stringify(script)};\n`,
  );
  return script.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`worker: ${await bundleWorker()} characters`);
