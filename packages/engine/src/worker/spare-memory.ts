import { allocateMemory } from "../kernels/wasm/machine.js";
import type { WebAssemblyMemory } from "../kernels/wasm/web-assembly.js";

/** Memories above this are not kept for the next fit, in bytes. */
const largestKept = 2 ** 24;

/** A thread's last memory, for its next program. */
export interface SpareMemory {
  /** A memory of at least so many bytes, all zero. */
  allocate(bytes: number): WebAssemblyMemory;
  /** Takes a memory that no program uses any more. */
  keep(memory: WebAssemblyMemory): void;
}

/**
 * An engine reserves gigabytes of addresses for each memory, however small, and frees them when it collects garbage: a page that
 * fits one small model after another would run out of addresses long before it runs out of memory.
 */
export function spareMemory(): SpareMemory {
  let spare: WebAssemblyMemory | undefined;
  return {
    allocate(bytes) {
      const memory = spare;
      spare = undefined;
      if (memory === undefined || memory.buffer.byteLength < bytes) return allocateMemory(bytes);
      new Uint8Array(memory.buffer).fill(0);
      return memory;
    },
    keep(memory) {
      if (memory.buffer.byteLength <= largestKept) spare = memory;
    },
  };
}
