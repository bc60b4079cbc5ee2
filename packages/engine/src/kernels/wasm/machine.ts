import { LoglikError } from "@loglik/core";
import { PAGE, type WebAssemblyModule, webAssembly } from "./web-assembly.js";

/** One instance of the kernels on one memory. */
export interface Machine {
  readonly buffer: ArrayBuffer;
  readonly floats: Float32Array;
  readonly view: DataView;
  runSteps(tape: number, control: number, first: number, count: number): void;
  runForward(tape: number, control: number, rows: number): void;
}

/** Most bytes that 32-bit addresses reach. */
const MOST_BYTES = 65536 * PAGE;

/**
 * Instantiates the kernels on a fresh memory of `bytes`, rounded up to whole pages: no more than asked for, since a shared
 * memory keeps its maximum reserved for as long as it lives.
 *
 * @throws LoglikError `memory-exceeded` when the memory cannot be had.
 */
export function createMachine(module: WebAssemblyModule, bytes: number, head: (rows: number) => void): Machine {
  const { Instance, Memory } = webAssembly();
  const pages = Math.ceil(bytes / PAGE);
  if (bytes > MOST_BYTES) throw memoryExceeded(bytes, "WebAssembly addresses at most 4 GiB");
  let memory: { readonly buffer: ArrayBuffer };
  try {
    memory = new Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    throw memoryExceeded(bytes, `the engine answered "${(error as Error).message}"`);
  }
  const { exports } = new Instance(module, { env: { memory, head } });
  return {
    buffer: memory.buffer,
    floats: new Float32Array(memory.buffer),
    view: new DataView(memory.buffer),
    runSteps: exports.runSteps as Machine["runSteps"],
    runForward: exports.runForward as Machine["runForward"],
  };
}

function memoryExceeded(bytes: number, why: string): LoglikError {
  const mebibytes = Math.ceil(bytes / 2 ** 20);
  return new LoglikError(
    "memory-exceeded",
    `train: this fit needs ${mebibytes} MiB in one memory, but ${why}. Use fewer rows, smaller batches or narrower layers.`,
    { bytes },
  );
}
