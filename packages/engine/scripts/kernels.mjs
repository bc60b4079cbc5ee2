import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { version } from "assemblyscript/asc";
import { compileAssembly } from "./assemblyscript.mjs";
import { kernelText } from "./kernel-text.mjs";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const generated = `${packageFolder}src/generated/`;

/** `--memoryBase` of assemblyscript.mjs: where a module's own data would begin. */
const MEMORY_BASE = 64;

/** Modules by the name of their constant: entry file, precision, what it is, and whether it multiplies and adds in one. */
const modules = {
  coreFloat32: ["index.ts", "float32", "The kernels of dense layers, the categorical head and Adam"],
  coreFloat64: ["index.ts", "float64", "The kernels of dense layers, the categorical head and Adam"],
  restFloat32: ["rest.ts", "float32", "The kernels of the other heads and optimizers"],
  restFloat64: ["rest.ts", "float64", "The kernels of the other heads and optimizers"],
  layersFloat32: ["layers.ts", "float32", "The kernels of all other layers"],
  layersFloat64: ["layers.ts", "float64", "The kernels of all other layers"],
  fusedCoreFloat32: ["index.ts", "float32", "The kernels of the core, fused,", true],
  fusedCoreFloat64: ["index.ts", "float64", "The kernels of the core, fused,", true],
  fusedLayersFloat32: ["layers.ts", "float32", "The kernels of all other layers, fused,", true],
  fusedLayersFloat64: ["layers.ts", "float64", "The kernels of all other layers, fused,", true],
};

/** @param {string} name */
const fileOf = (name) => `${generated}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

/** What the kernels are made from, as one number: each of their files says which one it is of. */
async function fingerprint() {
  const assembly = await readdir(`${packageFolder}assembly`, { recursive: true });
  const sources = assembly.filter((name) => name.endsWith(".ts")).map((name) => `assembly/${name}`);
  const scripts = ["assemblyscript", "kernel-text", "kernels"].map((name) => `scripts/${name}.mjs`);
  const hash = createHash("sha256").update(version);
  for (const name of [...sources, ...scripts].sort()) hash.update(await readFile(packageFolder + name));
  return hash.digest("hex").slice(0, 16);
}

/**
 * Makes the kernels in `src/generated/` from `assembly/`, which takes some twenty seconds, unless they are of it already.
 *
 * @returns {Promise<string>} what was done, for whoever waits
 * @throws {Error} with the compiler's messages
 */
export async function writeKernels() {
  const of = `of assembly ${await fingerprint()}`;
  const names = Object.keys(modules);
  const texts = await Promise.all(names.map((name) => readFile(fileOf(name), "utf8").catch(() => "")));
  if (texts.every((text) => text.includes(of))) return "kernels are up to date";
  await mkdir(generated, { recursive: true });
  const sizes = [];
  for (const [name, [entry, precision, about, fused = false]] of Object.entries(modules)) {
    const bytes = await compileAssembly(entry, precision, fused);
    // Node 20 cannot compile what is fused; its data are those of its twin.
    if (!fused) checkHeapBase(name, bytes);
    await writeFile(
      fileOf(name),
      `/** ${about} in ${precision}, as text: see kernels/wasm/compile-text.ts. Made by scripts/kernels.mjs, ${of}. */\nexport const ${name} =\n  "${kernelText(bytes)}";\n`,
    );
    sizes.push(`${name} ${bytes.length} bytes`);
  }
  return sizes.join(", ");
}

/** Several modules run on one memory, and programs lay it out: a module must keep no data of its own there. */
function checkHeapBase(name, bytes) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const env = { memory, head() {}, layer() {}, rest() {} };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env });
  if (exports.heapBase() === MEMORY_BASE) return;
  throw new Error(`${name} keeps data up to address ${exports.heapBase()}: another module's would overwrite them`);
}
