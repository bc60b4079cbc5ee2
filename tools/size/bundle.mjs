import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chunksThatLoad } from "./run-bundle.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bundles a program against the built packages as a web app's bundler would, minified, what `import()` names in chunks of
 * its own, and counts what a page loads of it. Of a program that has `data` that is everything until it has ended: it is run,
 * and each chunk counts that it loads, when and wherever it asks for it. Else it is the entry and the chunks that it imports
 * statically.
 *
 * @param {string} program
 * @param {string} [data] statements that give the program what it takes from `globalThis`
 * @returns {Promise<{ text: string, gzip: number, chunks: Record<string, number> }>} the code, its size in bytes after gzip,
 *   and that of each chunk
 */
export async function bundle(program, data) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: root, loader: "js", sourcefile: "program.js" },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: "out",
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint?.endsWith("program.js"));
  if (entry === undefined) throw new Error("esbuild made no output for the program.");
  const files = outputFiles.map(({ path, contents, text }) => ({
    path: /** @type {string} */ (
      Object.keys(metafile.outputs).find((name) => path.replaceAll("\\", "/").endsWith(name))
    ),
    contents,
    text,
  }));
  const loaded = data === undefined ? staticallyImported(metafile, entry) : await chunksThatLoad(files, entry, data);
  const counted = files.filter(({ path }) => loaded.has(path));
  const chunks = Object.fromEntries(
    counted.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]),
  );
  return {
    text: counted.map(({ text }) => text).join(""),
    gzip: Object.values(chunks).reduce((sum, size) => sum + size, 0),
    chunks,
  };
}

/**
 * @param {import("esbuild").Metafile} metafile
 * @param {string} path
 * @returns {Set<string>} the output itself and what it imports by `import … from`, directly or not
 */
function staticallyImported(metafile, path, seen = new Set([path])) {
  for (const { path: next, kind } of metafile.outputs[path].imports) {
    if (kind === "import-statement" && !seen.has(next)) staticallyImported(metafile, next, seen.add(next));
  }
  return seen;
}
