import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bundles a program against the built packages as a web app's bundler would, minified.
 *
 * @param {string} program
 * @returns {Promise<{ text: string, gzip: number }>} the code, and its size in bytes after gzip
 */
export async function bundle(program) {
  const result = await build({
    stdin: { contents: program, resolveDir: root, loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  const { text, contents } = result.outputFiles[0];
  return { text, gzip: gzipSync(contents, { level: 9 }).length };
}
