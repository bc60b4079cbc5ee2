import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Bundles a program against the built packages as a web app's bundler would, minified, what `import()` names in chunks of
 * its own. Counted is what a page loads before the program runs: the entry and the chunks that it imports statically.
 *
 * @param {string} program
 * @returns {Promise<{ text: string, gzip: number }>} the code, and its size in bytes after gzip
 */
export async function bundle(program) {
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
  const files = [...staticallyImported(metafile, entry)].map((path) =>
    outputFiles.find((file) => file.path.replaceAll("\\", "/").endsWith(path)),
  );
  const text = files.map((file) => file?.text ?? "").join("");
  return {
    text,
    gzip: files.reduce((sum, file) => sum + (file ? gzipSync(file.contents, { level: 9 }).length : 0), 0),
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
