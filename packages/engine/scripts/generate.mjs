import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compileAssembly } from "./assemblyscript.mjs";
import { bundleWorker } from "./bundle-worker.mjs";

const generated = fileURLToPath(new URL("../src/generated/", import.meta.url));

/** FIRST_ADDRESS of src/kernels/wasm/memory-layout.ts: the module's own data must end before it. */
const FIRST_ADDRESS = 4096;

/** Kernels, then the worker, which contains them. */
async function generate() {
  const bytes = await compileAssembly("index.ts");
  checkHeapBase(bytes);
  await mkdir(generated, { recursive: true });
  const text = Buffer.from(bytes).toString("base64");
  await writeFile(
    `${generated}core-float32.ts`,
    `/** The float32 kernels of assembly/ in base64, made by scripts/generate.mjs. */\nexport const coreFloat32 =\n  "${text}";\n`,
  );
  console.log(`kernels: ${bytes.length} bytes; worker: ${await bundleWorker()} characters`);
}

function checkHeapBase(bytes) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, head() {} } });
  if (exports.heapBase() > FIRST_ADDRESS) {
    throw new Error(
      `the kernels' own data end at ${exports.heapBase()}, past FIRST_ADDRESS = ${FIRST_ADDRESS}: raise it`,
    );
  }
}

await generate();
