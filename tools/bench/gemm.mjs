import { compileAssembly } from "../../packages/engine/scripts/assemblyscript.mjs";
import { measurement, rounded } from "./measurement.mjs";

/** Products of the forward pass, of the gradient of the inputs, and of that of the weights. */
const forms = [
  { name: "A·B", aTransposed: 0, bTransposed: 0 },
  { name: "A·Bᵀ", aTransposed: 0, bTransposed: 1 },
  { name: "Aᵀ·B", aTransposed: 1, bTransposed: 0 },
];
const shapes = [
  { rows: 128, depth: 784, columns: 128 },
  { rows: 512, depth: 512, columns: 512 },
];

/**
 * Our matrix product by itself, on the kernel that the engine runs, in each of its three forms.
 *
 * @param {string} version
 * @param {{ rounds: number, seconds: number, peak: import("./peak.mjs").Peak }} options
 */
export async function measureGemm(version, { rounds, seconds, peak }) {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 256, shared: true });
  const env = { memory, head: () => undefined, layer: () => undefined };
  const instance = new WebAssembly.Instance(
    new WebAssembly.Module(Uint8Array.from(await compileAssembly("testing.ts"))),
    { env },
  );
  const gemm = /** @type {(...operands: number[]) => void} */ (instance.exports.gemm);
  const floats = new Float32Array(memory.buffer);
  const best = Number.POSITIVE_INFINITY;
  const products = shapes.flatMap((shape) => forms.map((form) => ({ ...shape, ...form, best })));
  for (let round = 0; round < rounds; round++) {
    peak.measure();
    for (const product of products) product.best = Math.min(product.best, timeOf(product));
  }
  return products.map(({ name, rows, depth, columns, best: milliseconds }) => {
    const gflops = (2 * rows * depth * columns) / milliseconds / 1e6;
    return measurement({
      peer: "loglik",
      version,
      workload: `GEMM ${rows}×${depth}×${columns} ${name}`,
      ms_per_step: rounded(milliseconds),
      gflops: rounded(gflops),
      share_of_peak: rounded(gflops / peak.best),
      notes: `float32; best of ${rounds} turns`,
    });
  });

  /** Milliseconds of one product, over a tenth of a turn: there are many. @param {(typeof products)[number]} product */
  function timeOf({ rows, depth, columns, aTransposed, bTransposed }) {
    const a = 1024;
    const b = a + rows * depth * 4;
    const c = b + depth * columns * 4;
    const zeros = c + rows * columns * 4;
    const scratch = zeros + columns * 4;
    floats.fill(0.5, a / 4, c / 4);
    const aStride = (aTransposed ? rows : depth) * 4;
    const bStride = (bTransposed ? depth : columns) * 4;
    const operands = [
      ...[rows, columns, depth, a, aStride, aTransposed, b, bStride, bTransposed, columns],
      ...[zeros, c, columns * 4, 0, 0, 0, 0, scratch],
    ];
    for (const warm = performance.now(); performance.now() - warm < 50; ) gemm(...operands);
    let count = 0;
    const start = performance.now();
    do {
      gemm(...operands);
      count++;
    } while (performance.now() - start < seconds * 100);
    return (performance.now() - start) / count;
  }
}
