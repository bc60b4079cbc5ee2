import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileAssembly } from "./assemblyscript.mjs";
import { bundleWorker } from "./bundle-worker.mjs";
import { kernelText } from "./kernel-text.mjs";

const generated = fileURLToPath(new URL("../src/generated/", import.meta.url));

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

/** Kernels, then the worker, which contains some of them. */
async function generate() {
  await mkdir(generated, { recursive: true });
  const sizes = [];
  for (const [name, [entry, precision, about, fused = false]] of Object.entries(modules)) {
    const bytes = await compileAssembly(entry, precision, fused);
    // Node 20 cannot compile what is fused; its data are those of its twin.
    if (!fused) checkHeapBase(name, bytes);
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    await writeFile(
      `${generated}${file}.ts`,
      `/** ${about} in ${precision}, as text: see kernels/wasm/compile-text.ts. Made by scripts/generate.mjs. */\nexport const ${name} =\n  "${kernelText(bytes)}";\n`,
    );
    sizes.push(`${file} ${bytes.length} bytes`);
  }
  console.log(`${sizes.join(", ")}; worker ${await bundleWorker()} characters`);
}

/** Several modules run on one memory, and programs lay it out: a module must keep no data of its own there. */
function checkHeapBase(name, bytes) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const env = { memory, head() {}, layer() {}, rest() {} };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env });
  if (exports.heapBase() === MEMORY_BASE) return;
  throw new Error(`${name} keeps data up to address ${exports.heapBase()}: another module's would overwrite them`);
}

await generate();
