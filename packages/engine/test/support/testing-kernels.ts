import { compileAssembly } from "../../scripts/assemblyscript.mjs";
import { PAGE, webAssembly } from "../../src/kernels/wasm/web-assembly.js";

/** Codes of assembly/testing.ts. */
export const functionCode = { exp: 0, log: 1, log1p: 2, tanh: 3, sigmoid: 4, softplus: 5 } as const;

/** The kernels of assembly/testing.ts on a memory of their own. */
export interface TestingKernels {
  readonly floats: Float32Array;
  applyFunction(code: number, from: number, to: number, count: number): void;
  sumRows(a: number, stride: number, rows: number, columns: number, c: number): void;
  gemm(...operands: readonly number[]): void;
}

/** Compiles the test module; `mebibytes` of memory, filled with NaN so that what is read by mistake shows. */
export async function testingKernels(mebibytes: number): Promise<TestingKernels> {
  const { Instance, Memory, Module } = webAssembly();
  const pages = (mebibytes * 2 ** 20) / PAGE;
  const memory = new Memory({ initial: pages, maximum: pages, shared: true });
  const module = new Module(await compileAssembly("testing.ts"));
  const { exports } = new Instance(module, { env: { memory, head: () => undefined } });
  const floats = new Float32Array(memory.buffer).fill(Number.NaN);
  return { floats, ...(exports as unknown as Omit<TestingKernels, "floats">) };
}
