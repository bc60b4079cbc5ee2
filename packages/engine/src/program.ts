import type { FloatArray } from "@loglik/core";
import type { Written } from "./kernels/show-step.js";
import type { WebAssemblyMemory } from "./kernels/wasm/web-assembly.js";

/**
 * A network, an optimizer and a batch size compiled to one memory arena and bound to kernels: what a worker runs.
 *
 * Parameters are one flat vector: for each layer its weights `[inputs][outputs]` row-major, then its bias, in the order of
 * `network.layers`. Two implementations share this interface: plain TypeScript in float64 (the oracle) and WebAssembly in float32.
 */
export interface Program {
  readonly precision: "float32" | "float64";
  /** Bytes of the arena, known from the plan before anything is allocated. */
  readonly bytes: number;
  /** Its memory, for those who are to see it or to work on it, too; absent where nobody else can. Changes with `load`. */
  shared?(): SharedProgram;
  /** Copies the whole training set in, once. x is rows × inputs, y rows × targets, row-major; weights one a row. */
  load(x: FloatArray, y: FloatArray, weights?: FloatArray): void;
  readParameters(): FloatArray;
  writeParameters(values: ArrayLike<number>): void;
  /** The optimizer's slots (moments), one flat vector a slot, in the optimizer's own order, and its step count. */
  readOptimizer(): { readonly step: number; readonly slots: readonly FloatArray[] };
  writeOptimizer(state: { readonly step: number; readonly slots: readonly ArrayLike<number>[] }): void;
  /** Row indices of one epoch, cut into batches of `batchSize`; the last may be short. */
  setOrder(rows: Uint32Array): void;
  /**
   * Runs optimizer steps `first … first + count − 1` of the current order in one call. `rate` is the learning rate of all of
   * them, or an array with one for each.
   * Writes each step's batch loss Σ wᵢℓᵢ / Σ wᵢ, before its update, to `losses[0 … count − 1]`. A step whose loss is not finite
   * changes nothing and is the last: what follows in `losses` is then without meaning.
   */
  steps(first: number, count: number, rate: number | Float64Array, losses: Float64Array): void;
  /** ∂(batch loss)/∂parameters for the rows of one step, without an update; returns the loss. For tests and diagnostics. */
  gradient(step: number, out: FloatArray): number;
  /** Runs one step without its update, and shows what each of its operations wrote. For diagnostics. */
  inspect(step: number, visit: (written: Written) => void): void;
  /** η for `rows` rows of x, rows × outputs. */
  forward(x: FloatArray, rows: number, eta: FloatArray): void;
}

/** A program's memory as other threads need it. */
export interface SharedProgram {
  readonly memory: WebAssemblyMemory;
  /** Followers that are there and have not returned. */
  followers(): number;
  /** Lets the followers hear their messages. */
  rest(): void;
  /** Lets the followers return. */
  dismiss(): void;
}
