import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** Stands before what the run prints about itself. */
const mark = "chunks that were loaded: ";

/**
 * Runs a bundled program in Node until it ends by itself, and tells which of its chunks were loaded, by `import` or `import()`.
 *
 * @param {readonly { path: string, text: string }[]} files
 * @param {string} entry path of the one that is started
 * @param {string} data statements that run before the program
 * @returns {Promise<Set<string>>} paths
 * @throws {Error} when the program fails
 */
export async function chunksThatLoad(files, entry, data) {
  const folder = await mkdtemp(join(tmpdir(), "loglik-size-"));
  try {
    for (const { path, text } of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `globalThis.chunks.add(${JSON.stringify(path)});\n${text}`);
    }
    await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
    const start = `
      globalThis.chunks = new Set();
      ${data}
      process.on("exit", () => console.log("${mark}" + JSON.stringify([...globalThis.chunks])));
      await import("./${entry}");`;
    await writeFile(join(folder, "start.js"), start);
    const { stdout } = await promisify(execFile)(process.execPath, ["start.js"], { cwd: folder, timeout: 60_000 });
    const line = stdout.split("\n").find((text) => text.startsWith(mark));
    if (line === undefined) throw new Error(`The program ended without telling what it had loaded: ${stdout}`);
    return new Set(JSON.parse(line.slice(mark.length)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
