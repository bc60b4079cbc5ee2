import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/**
 * The memory is imported and declared shared, so that one binary runs alone and among several workers; a module's own data
 * starts at address 64, since 0 stands for "absent". Relaxed SIMD stays off: its results differ between machines.
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

/**
 * Compiles one entry file of `assembly/` to WebAssembly.
 *
 * @param {string} entry file name inside `assembly/`
 * @returns {Promise<Uint8Array>}
 */
export async function compileAssembly(entry) {
  let bytes;
  const { error, stderr } = await main(
    [`assembly/${entry}`, "--baseDir", packageFolder, "--outFile", "module.wasm", ...flags],
    {
      writeFile(_name, contents) {
        bytes = contents;
      },
    },
  );
  const messages = stderr.toString();
  if (error) throw new Error(`asc ${entry}: ${messages || error.message}`);
  if (messages) console.warn(messages);
  return bytes;
}
