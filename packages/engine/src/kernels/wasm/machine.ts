import { LoglikError } from "@loglik/core";
import type { Kernels } from "./kernels.js";
import { PAGE, type WebAssemblyMemory, webAssembly } from "./web-assembly.js";

/** One instance of the kernels on one memory. */
export interface Machine {
  readonly memory: WebAssemblyMemory;
  readonly buffer: ArrayBuffer;
  readonly view: DataView;
  /** Runs steps alone. */
  runSteps(tape: number, control: number, first: number, count: number): void;
  /** Runs steps together with followers. */
  leadSteps(tape: number, control: number, first: number, count: number): void;
  /** Runs its share of the leader's steps. Returns 0 for a moment to hear messages, −1 when it is dismissed. */
  followSteps(tape: number, control: number): number;
  /** Lets the followers return: with 0 for a moment, with −1 for good. */
  dismiss(control: number, count: 0 | -1): void;
  runForward(tape: number, control: number, rows: number): void;
}

/** Most bytes that 32-bit addresses reach. */
const MOST_BYTES = 65536 * PAGE;

/**
 * Allocates a memory of `bytes`, rounded up to whole pages: no more than asked for, since a shared memory keeps its maximum
 * reserved for as long as it lives.
 *
 * @throws LoglikError `memory-exceeded` when the memory cannot be had.
 */
export function allocateMemory(bytes: number): WebAssemblyMemory {
  const { Memory } = webAssembly();
  const pages = Math.ceil(bytes / PAGE);
  if (bytes > MOST_BYTES) throw memoryExceeded(bytes, "WebAssembly addresses at most 4 GiB");
  try {
    return new Memory({ initial: pages, maximum: pages, shared: true });
  } catch (error) {
    throw memoryExceeded(bytes, `the engine answered "${(error as Error).message}"`);
  }
}

/** Instantiates the kernels on a memory, fresh or that of another worker. */
export function createMachine(
  { core, rest, layers }: Kernels,
  memory: WebAssemblyMemory,
  head: ((rows: number) => void) | undefined,
): Machine {
  const { Instance } = webAssembly();
  const layer = layers && new Instance(layers, { env: { memory } }).exports.runLayer;
  const others = rest && new Instance(rest, { env: { memory } }).exports.runRest;
  const env = { memory, head: head ?? missing, layer: layer ?? missing, rest: others ?? missing };
  const { exports } = new Instance(core, { env });
  return {
    memory,
    buffer: memory.buffer,
    view: new DataView(memory.buffer),
    ...(exports as unknown as Pick<Machine, "runSteps" | "leadSteps" | "followSteps" | "dismiss" | "runForward">),
  };
}

function missing(): never {
  throw new Error("a tape has an operation of a part that was not handed to the program");
}

function memoryExceeded(bytes: number, why: string): LoglikError {
  const mebibytes = Math.ceil(bytes / 2 ** 20);
  return new LoglikError(
    "memory-exceeded",
    `train: this fit needs ${mebibytes} MiB in one memory, but ${why}. Use fewer rows, smaller batches or narrower layers.`,
    { bytes },
  );
}
