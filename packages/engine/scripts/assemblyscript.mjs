import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * The memory is imported and declared shared, so that one binary runs alone and among several workers; a module's own data
 * starts at address 64, since 0 stands for "absent".
 */
const flags = [
  "-O3",
  "--noAssert",
  ...["--runtime", "stub"],
  "--importMemory",
  "--sharedMemory",
  ...["--initialMemory", "1"],
  ...["--maximumMemory", "65536"],
  ...["--memoryBase", "64"],
  ...["--enable", "simd"],
  ...["--enable", "threads"],
];

/** The files that know the precision, each with its twin in float64. */
const twins = {
  "assembly/lanes.ts": "assembly/lanes-float64.ts",
  "assembly/elementary.ts": "assembly/elementary-float64.ts",
};

/**
 * Compiles one entry file of `assembly/` to WebAssembly.
 *
 * @param {string} entry file name inside `assembly/`
 * @param {"float32" | "float64"} precision
 * @param {boolean} fused whether products stay unrounded until they are added, by relaxed SIMD, which not every runtime has
 * @returns {Promise<Uint8Array>}
 */
export async function compileAssembly(entry, precision = "float32", fused = false) {
  let bytes;
  const relaxed = fused ? ["--enable", "relaxed-simd"] : [];
  const { error, stderr } = await main(
    [`assembly/${entry}`, "--baseDir", packageFolder, "--outFile", "module.wasm", ...flags, ...relaxed],
    {
      readFile(name, folder) {
        const file = (precision === "float64" && twins[name]) || name;
        try {
          return readFileSync(join(folder, file), "utf8");
        } catch {
          // What the compiler looks for in several places need not be in each.
          return null;
        }
      },
      writeFile(_name, contents) {
        bytes = contents;
      },
    },
  );
  const messages = stderr.toString();
  if (error) throw new Error(`asc ${entry} in ${precision}: ${messages || error.message}`);
  if (messages) console.warn(messages);
  return bytes;
}
